import { type CourseTree, withFiles } from '../tree.ts'
import { edited, GUIDE, LAB } from './good-course.ts'
import type { WrongInput } from './wrong-content.ts'

const at =
  (path: string) =>
  (name: string, from: string | RegExp, to: string): WrongInput => [name, (good) => edited(good, path, from, to)]
const lab = at(LAB)
const guide = at(GUIDE)
const start = at('labs/slow-stock/start/web.ts')
const file = (name: string, path: string, text: string | null): WrongInput => [
  name,
  (good) => withFiles(good, { [`labs/slow-stock/${path}`]: text }),
]
const gone = (name: string, ...paths: string[]): WrongInput => [
  name,
  (good: CourseTree) => withFiles(good, Object.fromEntries(paths.map((path) => [`labs/slow-stock/${path}`, null]))),
]
const LAZY = "success('readers')).within('during').atLeast(0.95)"

/** Mistakes in a lab: its definition, its code, its guide. */
export const wrongLabs: WrongInput[] = [
  lab('lab.ts: a syntax error', 'version: 1,', 'version: 1,,'),
  lab('lab.ts: it throws', 'version: 1,', 'version: Number.parseInt(nothing, 10),'),
  lab('lab.ts: no default export', 'export default defineLab', 'export const lab = defineLab'),
  lab('lab.ts: a group is missing', /\n {2}links: .*/, ''),
  lab('lab.ts: a group misspelt', 'rounds: {', 'round: {},\n  rounds: {'),
  lab('lab.ts: an entry that is nothing', "patient: { caughtBy: 'answers' }", 'patient: null as never'),
  lab('lab.ts: a version that is none', 'version: 1', 'version: 0'),
  lab('lab.ts: a chapter misspelt', "chapter: 'waiting'", "chapter: 'wating'"),
  lab('lab.ts: a chapter to come', "chapter: 'waiting'", "chapter: 'events'"),
  ['a folder without lab.ts', (good) => withFiles(good, { 'labs/empty/start/web.ts': 'export {}\n' })],
  lab('services: an entry that is not there', "entry: 'stock.ts'", "entry: 'stok.ts'"),
  lab(
    'services: two with one entry',
    "stock: { entry: 'stock.ts' },",
    "stock: { entry: 'stock.ts' },\n    'stock-b': { entry: 'stock.ts' },",
  ),
  lab(
    'services: a port of its own',
    "stock: { entry: 'stock.ts' },",
    "stock: { entry: 'stock.ts', env: { PORT: '3000' } },",
  ),
  lab(
    'services: a name that is no host name',
    "stock: { entry: 'stock.ts' },",
    "stock: { entry: 'stock.ts' },\n    Stock_B: { entry: 'stock.ts', env: { A: '1' } },",
  ),
  lab(
    'services: one that nobody reaches',
    "stock: { entry: 'stock.ts' },",
    "stock: { entry: 'stock.ts' },\n    lonely: { entry: 'stock.ts', env: { A: '1' } },",
  ),
  lab('services: no capacity', "stock: { entry: 'stock.ts' }", "stock: { entry: 'stock.ts', capacityPerSecond: 0 }"),
  lab('links: an unknown service', "to: 'stock', latencyMs: 1 }", "to: 'stok', latencyMs: 1 }"),
  lab('links: one twice', 'latencyMs: 1 }]', "latencyMs: 1 }, { from: 'web', to: 'stock', latencyMs: 2 }]"),
  lab('links: one to itself', 'latencyMs: 1 }]', "latencyMs: 1 }, { from: 'web', to: 'web', latencyMs: 2 }]"),
  lab('links: a latency below nothing', 'latencyMs: 1', 'latencyMs: -1'),
  lab('load: an unknown service', "to: 'web',\n", "to: 'wep',\n"),
  lab('load: nobody comes', 'perSecond: 20', 'perSecond: 0'),
  lab('faults: an unknown service', "faults: [pause('stock')", "faults: [pause('stock'), pause('stocks')"),
  lab('faults: an unknown link', "delay('web', 'stock', 100)", "delay('stock', 'web', 100)"),
  lab(
    'faults: an unknown kind',
    "faults: [pause('stock')",
    "faults: [pause('stock'), { kind: 'puase', target: 'web' }",
  ),
  lab('faults: a value out of range', "delay('web', 'stock', 100)", "delay('web', 'stock', -5)"),
  lab(
    'faults: an unknown value',
    "faults: [pause('stock')",
    "faults: [pause('stock'), { kind: 'slow', target: 'web', params: { tmes: 2 } }",
  ),
  lab(
    'faults: a way where there is none',
    "faults: [pause('stock')",
    "faults: [pause('stock'), { kind: 'kill', target: 'web', way: 'back' }",
  ),
  lab('scenarios: a phase without time', "phase('after', 10)", "phase('after', 0)"),
  lab('scenarios: a phase twice', "phase('after', 10)", "phase('before', 10)"),
  lab('scenarios: an unknown service', "phase('during', 8, pause('stock'))", "phase('during', 8, pause('shop'))"),
  lab('scenarios: none looks at it', 'scenarios: {', "scenarios: {\n    calm: [phase('calm', 10)],"),
  lab('scenarios: no phase', 'scenarios: {', 'scenarios: {\n    calm: [],'),
  lab('checks: an unknown scenario', "answers: check('paused'", "answers: check('pauses'"),
  lab('checks: an unknown phase', "within('during')", "within('duringg')"),
  lab('checks: an unknown load', "success('readers')", "success('shoppers')"),
  lab(
    'checks: an unknown service',
    "callsPerRequest('web', 'stock', 'readers')",
    "callsPerRequest('web', 'stok', 'readers')",
  ),
  lab('checks: a load that is meant', "callsPerRequest('web', 'stock', 'readers')", "callsPerRequest('web', 'stock')"),
  lab('checks: a share above 1 cannot hold', LAZY, LAZY.replace('0.95', '95')),
  lab('checks: at least 0 cannot fail', LAZY, LAZY.replace('0.95', '0')),
  lab('checks: a share of at most 1 cannot fail', LAZY, LAZY.replace('atLeast(0.95)', 'atMost(1)')),
  lab('checks: at most less than nothing cannot hold', 'atLeast(0.8)', 'atMost(-1)'),
  lab('checks: no bound', 'atLeast(0.8)', 'atLeast(Number.NaN)'),
  lab('checks: the window is empty', "within('during')", "within('during', { skipSeconds: 7 })"),
  lab('checks: no round lists one', "checks: ['answers', 'asks']", "checks: ['answers']"),
  lab('wrong: no such check', "patient: { caughtBy: 'answers' }", "patient: { caughtBy: 'answer' }"),
  gone('wrong: no folder', 'wrong/patient/web.ts'),
  file('wrong: a folder that lab.ts does not name', 'wrong/pateint/web.ts', 'export {}\n'),
  [
    'wrong: the same as the start',
    (good) =>
      withFiles(good, { 'labs/slow-stock/wrong/patient/web.ts': good.files.get('labs/slow-stock/start/web.ts') ?? '' }),
  ],
  file('wrong: a file that replaces none', 'wrong/patient/wbe.ts', 'export {}\n'),
  gone('solution: none', 'solution/web.ts'),
  lab('patches: no folder', 'wrong: {', "patches: ['timeout'],\n  wrong: {"),
  file('patches: a folder that lab.ts does not name', 'patches/timeout/web.ts', 'export {}\n'),
  lab('rounds: an unknown panel', "['world', 'goodput', 'latency']", "['world', 'godput', 'latency']"),
  lab('rounds: an unknown file', "edit: ['web.ts']", "edit: ['wbe.ts']"),
  lab('rounds: an unknown check', "checks: ['answers', 'asks']", "checks: ['answers', 'asks', 'ask']"),
  lab('rounds: an unknown patch', "edit: ['web.ts'],", "edit: ['web.ts'],\n      patches: ['patiant'],"),
  lab('rounds: patches without any', "['world', 'goodput', 'latency']", "['world', 'patches']"),
  lab('rounds: edits without code', "'world', 'code', 'goodput'", "'world', 'goodput'"),
  lab('rounds: too many minutes', 'minutes: 10', 'minutes: 100'),
  lab('rounds: a file of the lab is asked for', "web: { entry: 'web.ts' }", "web: { entry: 'web.ts', harness: true }"),
  start(
    'code: an import outside the subset',
    "import { Hono } from 'hono'",
    "import { Hono } from 'hono'\nimport net from 'node:net'",
  ),
  start('code: an import misspelt', "from 'hono'", "from 'hno'"),
  start(
    'code: a file that is not there',
    "import { Hono } from 'hono'",
    "import { Hono } from 'hono'\nimport { x } from './hellper.ts'",
  ),
  start('code: a syntax error', 'const app = new Hono()', 'const app = new Hono('),
  start('code: an address without a link', 'process.env.STOCK_URL', 'process.env.STOK_URL'),
  start('TypeScript: an enum', 'const app', 'enum Mood {\n  Good,\n}\nconst app'),
  start(
    'TypeScript: a parameter property',
    'const app',
    'class A {\n  constructor(private x: number) {}\n}\nconst app',
  ),
  start('TypeScript: a namespace', 'const app', 'namespace A {\n  export const b = 1\n}\nconst app'),
  start('TypeScript: an assertion in brackets', 'const app', 'const n = <number>1\nconst app'),
  gone('guide: none', 'guide/en.mdx', 'guide/ko.mdx'),
  gone('guide: one language', 'guide/ko.mdx'),
  guide('guide: no front matter', /^---[\s\S]*?\n---\n/, ''),
  guide('guide: no story', /story: .*\n/, ''),
  guide('guide: a field misspelt', 'insight:', 'insigth:'),
  guide('guide: a service without words', '  stock: counts copies\n', ''),
  guide('guide: words for a service that is none', 'stock: counts copies', 'stock: counts copies\n  stack: piles them'),
  guide('guide: half an address', 'https://developer.mozilla.org', 'developer.mozilla.org'),
  guide('guide: a tag is not closed', '</Predict>', ''),
  guide(
    'guide: an unknown part',
    '<Card ask="One line for your card: why did web',
    '<Note />\n\n<Card ask="One line for your card: why did web',
  ),
  guide('guide: a round is missing', /<Round id="mend"[\s\S]*<\/Round>\n/, ''),
  guide('guide: a round too many', '<Round id="mend"', '<Round id="men"'),
  guide('guide: a round without card', /<Card ask="One line for your card: why.*\n/, ''),
  guide('guide: minutes differ', 'minutes={5}', 'minutes={6}'),
  guide('guide: a hint is missing', '<Hint level={1}>', '<Hint level={2}>'),
  guide('guide: a check without words', /<Check id="asks".*\n/, ''),
  guide('guide: a check that is none', '<Check id="asks"', '<Check id="ask" title="A" why="B" />\n<Check id="asks"'),
  guide(
    'guide: a patch that is none',
    '<Round id="watch"',
    '<Patch id="timeuot" title="A">\n\nB\n\n</Patch>\n\n<Round id="watch"',
  ),
  guide('guide: an action on a service that is none', 'action="pause:stock"', 'action="pause:stok"'),
  guide('guide: an action that is none', 'action="run"', 'action="rum"'),
  guide('guide: a prediction before a fault that is not offered', 'fault="pause:stock"', 'fault="kill:stock"'),
  guide('guide: a prediction told by no service', 'answer="nothing"', 'answer="nothing" shows="shelves"'),
  guide('guide: an answer that is no option', 'answer="nothing"', 'answer="nothink"'),
  guide(
    'guide: a link to a page that does not exist',
    'Press Run and watch',
    'Press Run, see [this](/labs/nowhere/) and watch',
  ),
]
