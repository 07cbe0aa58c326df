import { type CourseTree, withFiles } from '../tree.ts'
import { EN, edited, KO, LESSON } from './good-course.ts'

/** Mistakes in lessons, chapters, terms and sources: what was done, and the tree with it. */
export type WrongInput = [name: string, make: (good: CourseTree) => CourseTree]

const en = (name: string, from: string | RegExp, to: string): WrongInput => [name, (good) => edited(good, EN, from, to)]
const both = (name: string, from: string | RegExp, to: string): WrongInput => [
  name,
  (good) => edited(edited(good, EN, from, to), KO, from, to),
]
const file = (name: string, path: string, text: string | null): WrongInput => [
  name,
  (good) => withFiles(good, { [path]: text }),
]
const edit = (name: string, path: string, from: string, to: string): WrongInput => [
  name,
  (good) => edited(good, path, from, to),
]

const OPENING = 'content/chapters/1-waiting/opening.en.yaml'
const CLOSING = 'content/chapters/1-waiting/closing.en.yaml'
const opening = (name: string, from: string | RegExp, to: string): WrongInput => [
  name,
  (good) => edited(good, OPENING, from, to),
]
const closing = (name: string, from: string | RegExp, to: string): WrongInput => [
  name,
  (good) => edited(good, CLOSING, from, to),
]
// the mark goes from the first option to the second
const SWAPPED = [
  '        right: true\n        why: Why it holds, in one sentence.\n      - text: What many would do\n',
  '        why: Why it holds, in one sentence.\n      - text: What many would do\n        right: true\n',
] as const
const map = (from: string, to: string) =>
  `map:
  - { kind: lesson, id: patience, says: Waiting has a price. }
  - { kind: lab, id: slow-stock, after: [patience], says: You pay it once. }`.replace(from, to)

export const wrongContent: WrongInput[] = [
  en('front matter: a field is missing', 'minutes: 8\n', ''),
  en('front matter: a field that does not exist', 'minutes: 8', 'minutes: 8\nminuts: 8'),
  en('front matter: a text where a number stands', 'minutes: 8', 'minutes: eight'),
  en('front matter: too many minutes', 'minutes: 8', 'minutes: 90'),
  en('front matter: no whole minutes', 'minutes: 8', 'minutes: 8.5'),
  en('front matter: one goal only', /goals:\n.*\n.*\n/, 'goals:\n  - name what stops when a service stops\n'),
  en('front matter: a goal of a word', 'name what stops when a service stops', 'stops'),
  en('front matter: a title too long', 'title: "Waiting"', `title: "${'Waiting '.repeat(9)}"`),
  en('front matter: a field of a source misspelt', '    supports:', '    suports:'),
  en('front matter: no YAML', 'minutes: 8', 'minutes: [8'),
  en('front matter: none at all', /^---[\s\S]*?\n---\n/, ''),
  en('front matter: an unknown lab', 'labs: [slow-stock]', 'labs: [slow-stok]'),
  en('front matter: an unknown term', 'terms: [timeout]', 'terms: [timeuot]'),
  en('front matter: an unused term', 'terms: [timeout]', 'terms: [timeout, budget]'),
  en('front matter: an unknown source', '- id: S01', '- id: S10'),
  en(
    'front matter: a source without address that no claim uses',
    '- id: S01',
    '- id: S02\n    supports: a book\n  - id: S01',
  ),
  en('front matter: a source twice', 'sources:', 'sources:\n  - id: S01\n    supports: the same again'),
  en('MDX: a tag is not closed', '</Outcome>', ''),
  en('MDX: a brace is not closed', 'Begin with', 'Begin {with'),
  en('MDX: an import', 'Begin with', "import x from './x.ts'\n\nBegin with"),
  en('a part that does not exist', '<Monday>\n', '<Tuesday />\n\n<Monday>\n'),
  en('a part misspelt', '<Figure name="queue" />', '<Figur name="queue" />\n\n<Figure name="queue" />'),
  en(
    'an attribute is missing',
    '<Misconception claim="A service that nobody touched goes on working.">',
    '<Misconception>',
  ),
  en('an attribute that does not exist', '<Outcome predict="guess">', '<Outcome predict="guess" colour="red">'),
  en('an attribute is empty', 'claim="A service that nobody touched goes on working."', 'claim=""'),
  en('an attribute has to be run', '<Outcome predict="guess">', '<Outcome predict={guess()}>'),
  en('an attribute is spread', '<Outcome predict="guess">', '<Outcome predict="guess" {...more}>'),
  en('a yes or no with a text', '<Option right why', '<Option right="yes" why'),
  en('a value that the attribute does not know', 'Begin with', '<Aside kind="stak">A name.</Aside>\n\nBegin with'),
  en('an unknown term', '<Term id="timeout">', '<Term id="timout">'),
  en(
    'a source that the front matter does not list',
    'behind it.<Source id="S01" />',
    'behind it.<Source id="S01" /><Source id="S02" />',
  ),
  en('an unknown lab', '<Lab id="slow-stock">', '<Lab id="slow-stack">'),
  en('an unknown round', '<Lab id="slow-stock">', '<Lab id="slow-stock" round="wacth">'),
  both('an unknown figure', '<Figure name="queue" />', '<Figure name="queu" />'),
  en('code of an unknown lab', '<Code lab="slow-stock"', '<Code lab="slowstock"'),
  en('code of a file that is gone', 'file="solution/web.ts"', 'file="solution/wbe.ts"'),
  en('code of a region that is gone', 'region="timeout"', 'region="timeouts"'),
  en('code of lines that are not there', 'region="timeout"', 'lines="12-400"'),
  edit('code of a region that is never closed', 'labs/slow-stock/solution/web.ts', '  // #endregion\n', ''),
  en(
    'a quiz option without reason',
    /<Option why="Why it.*|<Option why="What speaks for it, and why it is not enough.">/,
    '<Option>',
  ),
  en('a question without a right option', '<Option right why', '<Option why'),
  en('a question with two right options', '<Option why="What speaks', '<Option right why="What speaks'),
  en('a question with one option', /( *<Option why=.*\n)+/, ''),
  en('a question that asks nothing', / *<Ask>.*\n/, ''),
  en('an option that says nothing', '>The decision<', '><'),
  en('an option outside of a question', '<Monday>\n', '<Option why="Because">Yes</Option>\n\n<Monday>\n'),
  en('a quiz without questions', /<Quiz>[\s\S]*<\/Quiz>/, '<Quiz></Quiz>'),
  en(
    'two questions with one id',
    '</Question>',
    '</Question>\n  <Question id="q1"><Ask>And?</Ask><Option right why="Yes">Yes</Option><Option why="No">No</Option></Question>',
  ),
  en('an answer that is no option', 'answer="stops"', 'answer="stop"'),
  en('options that are no list', /options=\{\[[\s\S]*?\]\}/, "options={['stops']}"),
  en('two options with one id', "id: 'goes-on'", "id: 'stops'"),
  en('an outcome of an unknown prediction', '<Outcome predict="guess">', '<Outcome predict="gues">'),
  en('a picture without alternative text', '![Two queues, one of them empty]', '![]'),
  en(
    'two ranges that strike out what stands between them',
    '![Two queues, one of them empty]',
    'Of ten, 3~4 wait, or 5~6. ![Two queues, one of them empty]',
  ),
  en('a picture that is not there', '(queues.png)', '(queue.png)'),
  en('a picture from another site', '(queues.png)', '(https://example.org/queues.png)'),
  en('a raw picture', '![Two queues, one of them empty](queues.png)', '<img src="queues.png" alt="Two queues" />'),
  en('a frame', 'Begin with', '<iframe src="https://example.org"></iframe>\n\nBegin with'),
  en('a link to a page that does not exist', '(/labs/slow-stock/)', '(/labs/slow-stok/)'),
  en('a link without its last slash', '(/labs/slow-stock/)', '(/labs/slow-stock)'),
  en('a link to a word that does not exist', '(/glossary/#timeout)', '(/glossary/#timeuot)'),
  en('a link that begins nowhere', '(/labs/slow-stock/)', '(labs/slow-stock)'),
  file('a translation is missing', KO, null),
  edit('a part is missing in one language', KO, '<Figure name="queue" />\n', ''),
  edit(
    'words of the interface are missing in one language',
    'content/ui/en.json',
    '"name":',
    '"tagline": "learn",\n    "name":',
  ),
  edit('words of the interface are no JSON', 'content/ui/ko.json', '"name":', 'name:'),
  edit(
    'a term is missing in one language',
    'content/glossary/ko.yaml',
    'budget:\n  term: budget\n  sentence: How many retries a caller may still spend.\n',
    '',
  ),
  edit(
    'a term without its sentence',
    'content/glossary/en.yaml',
    '  sentence: How many retries a caller may still spend.\n',
    '',
  ),
  edit(
    'a field of a term misspelt',
    'content/glossary/en.yaml',
    '  term: budget\n',
    '  term: budget\n  alos: [limit]\n',
  ),
  edit('an id that cannot stand in an address', 'content/glossary/en.yaml', 'budget:\n', '"the budget":\n'),
  edit('a source read in an unknown way', 'content/sources.yaml', 'read: full\nS02', 'read: ful\nS02'),
  edit('a source with half an address', 'content/sources.yaml', 'https://example.org/waiting', 'example.org/waiting'),
  edit('a source with a year in words', 'content/sources.yaml', '"2020"', 'last year'),
  file('no sources', 'content/sources.yaml', null),
  file('a chapter without a name', 'content/chapters/1-waiting/ko.yaml', null),
  edit(
    'a chapter with too long a name',
    'content/chapters/1-waiting/en.yaml',
    'Waiting',
    'Waiting and waiting and waiting and waiting',
  ),
  file(
    'a chapter without a number',
    'content/chapters/patience/en.yaml',
    'title: Patience\nsummary: One sentence on it.\n',
  ),
  file('two lessons with one number', 'content/chapters/1-waiting/1-again/note.png', ''),
  file('a lesson in a language that is none', `${LESSON}/kr.mdx`, 'x'),
  file('a lesson with the address of the closing', 'content/chapters/1-waiting/2-closing/note.png', ''),
  file('a chapter without an opening', OPENING, null),
  file('a chapter without a closing', CLOSING, null),
  opening('two questions to open with', / {2}- id: r3[\s\S]*?(?=#)/, ''),
  opening('an opening question without reasons', /( +why: Why it holds.*\n)/, ''),
  opening(
    'an opening question with two right options',
    'why: What it costs',
    'right: true\n        why: What it costs',
  ),
  opening('an opening question with none right', '        right: true\n', ''),
  opening('a field of an opening misspelt', 'bring:', 'brings:'),
  opening('an opening that fetches back a lesson that is none', '    ask:', '    from: waiting/patients\n    ask:'),
  opening('a map with a kind that is none', 'map: []', map('kind: lesson', 'kind: lecture')),
  opening('a map with a lesson that is none', 'map: []', map('id: patience', 'id: patients')),
  opening('a map with a lab of another chapter', 'map: []', map('id: slow-stock', 'id: slow-stok')),
  opening('a map that leads to a place that is none', 'map: []', map('after: [patience]', 'after: [patients]')),
  opening('a map that goes in a circle', 'map: []', map('id: patience,', 'id: patience, after: [slow-stock],')),
  opening('a map in one language only', 'map: []', map('', '')),
  closing('four questions to close with', / {2}- id: d5[\s\S]*$/, ''),
  closing('a closing question that leads to a lesson that is none', 'lessons: []', 'lessons: [patients]'),
  closing('two closing questions with one id', 'id: d2', 'id: d1'),
  closing(
    'a closing question that asks too little',
    'ask: A situation in one or two sentences, with a number in it. What do you decide?',
    'ask: Why?',
  ),
  closing('a closing with another right answer in one language', SWAPPED[0], SWAPPED[1]),
]
