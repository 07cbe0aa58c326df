import { guide as head } from '../../../content/guide.ts'
import { locales } from '../../../content/locale.ts'
import type { Guide } from '../../../lab/guide/parts.ts'
import { readGuide } from '../../../lab/guide/read-guide.ts'
import { error, type Finding, unknown } from '../finding.ts'
import { linkFindings } from '../lesson/prose.ts'
import { schemaFindings } from '../read/schema.ts'
import { readFrontMatter, type Yaml } from '../read/yaml.ts'
import { actionFindings } from './actions.ts'
import type { Examined } from './lab.ts'

/** The guide in each language: readable, and with a text for everything that lab.ts names, and for nothing else. */
export function* guideFindings(examined: Examined): Generator<Finding> {
  const { id, lab, course } = examined
  const texts = locales.map(
    (locale) => [`labs/${id}/guide/${locale}.mdx`, course.tree.files.get(`labs/${id}/guide/${locale}.mdx`)] as const,
  )
  if (lab.chapter !== undefined && texts.every(([, text]) => text === undefined)) {
    return yield error(
      { file: `labs/${id}/guide`, line: 1 },
      'guide',
      'The lab has no guide, so it has no page. Write guide/en.mdx.',
    )
  }
  for (const [file, text] of texts) if (text !== undefined) yield* oneGuide(examined, file, text)
}

function* oneGuide(examined: Examined, file: string, text: string): Generator<Finding> {
  const front = readFrontMatter(text)
  if (!front)
    return yield error(
      { file, line: 1 },
      'front matter',
      'A guide begins with its title and story between two lines of three dashes. Add them.',
    )
  yield* schemaFindings(file, front, head)
  if (front.mistakes.length > 0) return
  yield* frontFindings(examined, file, front)
  let guide: Guide
  try {
    guide = readGuide(text, file)
  } catch (thrown) {
    const [, line, sentence] = /:(\d+): ([\s\S]*)$/.exec((thrown as Error).message) ?? []
    return yield error({ file, line: Number(line ?? 1) }, 'guide', sentence ?? (thrown as Error).message)
  }
  yield* names(examined, file, text, guide)
  yield* actionFindings(examined, file, text, guide)
  for (const [i, line] of text.split('\n').entries()) {
    for (const [, target = ''] of line.matchAll(/\]\((\/[^)\s]*)\)/g))
      yield* linkFindings(examined.course, { file, line: i + 1 }, target)
  }
}

const TEXTS = ['summary', 'insight', 'extension'] as const
const FIELDS = ['title', 'story', ...TEXTS, 'services', 'load', 'requests', 'ledger', 'leavesOut', 'inYourStack']

/** The front matter beyond what the catalogue shows. */
function* frontFindings({ lab }: Examined, file: string, front: Yaml): Generator<Finding> {
  const value = front.value as Record<string, unknown>
  const at = (...path: (string | number)[]) => ({ file, line: front.lineOf(path) })
  for (const key of Object.keys(value)) {
    if (!FIELDS.includes(key))
      yield unknown(at(key), key, 'There is no such field. Take it out, or use its right name.', key, FIELDS)
  }
  for (const key of TEXTS) {
    if (typeof value[key] !== 'string' || !(value[key] as string).trim())
      yield error(at(key), key, 'It is missing: a text. Add it.')
  }
  for (const [key, names] of [
    ['services', Object.keys(lab.services)],
    ['load', Object.keys(lab.load)],
    ['requests', Object.keys(lab.requests ?? {})],
    ['ledger', lab.ledger ? ['title', 'beside'] : []],
  ] as const) {
    const told = (value[key] ?? {}) as Record<string, string>
    for (const name of Object.keys(told)) {
      if (!names.includes(name))
        yield unknown(at(key, name), `${key}.${name}`, `lab.ts has no '${name}' among its ${key}.`, name, names)
    }
    for (const name of names) {
      if (!told[name])
        yield error(
          at(key),
          `${key}.${name}`,
          `The guide does not say what '${name}' ${key === 'requests' || key === 'ledger' ? 'is' : 'does'}. Add a few words.`,
        )
    }
  }
  for (const [key, item] of [
    ['leavesOut', 'sentence'],
    ['inYourStack', 'group of part, name and source'],
  ] as const) {
    const list = value[key]
    if (!Array.isArray(list)) {
      yield error(at(key), key, `It should be a list, each entry a ${item}. Add it; [] when there is nothing to say.`)
      continue
    }
    if (key === 'leavesOut') continue
    for (const [i, entry] of list.entries()) {
      for (const field of ['part', 'name', 'source']) {
        if (typeof entry?.[field] !== 'string')
          yield error(at(key, i), `${key}.${i}.${field}`, 'It is missing: a text. Add it.')
      }
      if (typeof entry?.source === 'string' && !URL.canParse(entry.source))
        yield error(
          at(key, i, 'source'),
          `${key}.${i}.source`,
          `'${entry.source}' is no address. Write it whole, like https://example.org/page.`,
        )
    }
  }
}

/** Rounds, checks and patches of lab.ts and of the guide are the same. */
function* names(
  { id, lab, file: labFile, source }: Examined,
  file: string,
  text: string,
  guide: Guide,
): Generator<Finding> {
  const offered = Object.values(lab.rounds)
    .flatMap((round) => round.patches ?? [])
    .filter((one) => one in lab.wrong)
  const groups: [string, string[], string[], string][] = [
    ['Round', Object.keys(lab.rounds), guide.rounds.map((round) => round.id), 'rounds'],
    ['Check', Object.keys(lab.checks), Object.keys(guide.checks), 'checks'],
    ['Patch', [...new Set([...(lab.patches ?? []), ...offered])], Object.keys(guide.patches), 'patches'],
  ]
  for (const [part, wanted, told, key] of groups) {
    for (const name of wanted) {
      if (told.includes(name)) continue
      const at = { file: labFile, line: source.lineOf(key, name) }
      yield error(
        at,
        `${key}.${name}`,
        `${file} has no <${part} id="${name}">, so learners see no words for it. Add it there.`,
      )
    }
    for (const name of told) {
      const known = part === 'Patch' ? [...wanted, ...Object.keys(lab.wrong)] : wanted
      if (!known.includes(name))
        yield unknown(
          { file, line: lineOf(text, part, name) },
          `<${part} id>`,
          `labs/${id}/lab.ts has no '${name}' among its ${key}.`,
          name,
          known,
        )
    }
  }
  for (const round of guide.rounds) {
    const minutes = lab.rounds[round.id]?.minutes
    const line = lineOf(text, 'Round', round.id)
    if (minutes !== undefined && minutes !== round.minutes)
      yield error(
        { file, line },
        '<Round minutes>',
        `The guide says ${round.minutes} minutes for '${round.id}' and lab.ts says ${minutes}. Make them the same.`,
      )
    for (let level = 0; level < round.hints.length; level++) {
      if (!round.hints[level])
        yield error(
          { file, line },
          '<Hint level>',
          `The round '${round.id}' has a hint of level ${round.hints.length} and none of level ${level + 1}. Number them from 1 on.`,
        )
    }
  }
}

/** The line on which <Part … id="name"> begins. */
export function lineOf(text: string, part: string, name: string): number {
  const at = text.search(new RegExp(`<${part}\\s[^>]*?id="${name}"`))
  return at < 0 ? 1 : text.slice(0, at).split('\n').length
}
