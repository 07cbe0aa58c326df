import type { Locale } from '../../../content/locale.ts'
import { type Finding, type Place, warning } from '../finding.ts'
import { type MdxNode, textOf } from '../read/mdx.ts'

/**
 * How long a lesson takes: the one place that says so.
 *
 *     what is read / the pace of its language + the time to work each figure, code, prediction and question
 *
 * English goes by words, 200 a minute, slow enough to think along. Korean goes by syllables, because spaces cut it into few
 * and unequal words; its pace is the one at which our pairs of lessons take the same time (1.85 syllables for a word, over
 * 22 pairs). A word or number in Latin letters counts as one syllable there. A figure gets the two minutes that the first
 * evening gives to each thing to operate. Not counted: what is folded away, sources, and the reasons of wrong options.
 */
const words = { unit: /[\p{L}\p{N}][\p{L}\p{N}'’.,×/_-]*/gu, perMinute: 200 }
/** Languages that do not go by words. */
const pace: Record<Locale, typeof words> = {
  ko: { unit: /[가-힣]|[a-z0-9][a-z0-9'’.,×/_-]*/giu, perMinute: 370 },
}
const workMinutes: Record<string, number> = { Figure: 2, Code: 0.5, Predict: 0.5, Question: 0.5 }

/** Nobody reads by the clock. */
const tolerance = 2
/** Minutes of reading below which a lesson is only begun. */
const begun = 1.5

/** A lesson's minutes, not rounded. */
export function minutesOf(root: MdxNode, locale: Locale): number {
  return readingMinutes(root, locale) + work(root)
}

/** A front matter that promises another time than the words and figures take. */
export function* minuteFindings(at: Place, said: number, root: MdxNode, locale: Locale): Generator<Finding> {
  const minutes = minutesOf(root, locale)
  if (readingMinutes(root, locale) < begun || Math.abs(minutes - said) <= tolerance) return
  const problem = `It says ${said}, and reading it with its figures and its quiz takes about ${Math.round(minutes)}. Readers plan their evening by it: change the number, or the lesson.`
  yield warning(at, 'minutes', problem)
}

function readingMinutes(root: MdxNode, locale: Locale): number {
  const { unit, perMinute } = pace[locale] ?? words
  return (readText(root).match(unit)?.length ?? 0) / perMinute
}

function readText(node: MdxNode): string {
  if (node.name === 'Deeper' || node.type === 'yaml') return ''
  const said = [textOf({ ...node, children: [] }), ...node.children.map(readText), ...attributeTexts(node)]
  return said.join(running.has(node.type) ? '' : ' ')
}

/** What is put together without a space in between. */
const running = new Set(['paragraph', 'emphasis', 'strong', 'link', 'heading'])

function attributeTexts({ name, attributes }: MdxNode): string[] {
  if (name === 'Misconception') return [String(attributes?.get('claim') ?? '')]
  if (name === 'Option' && attributes?.get('right')) return [String(attributes.get('why') ?? '')]
  const options = name === 'Predict' ? attributes?.get('options') : undefined
  return Array.isArray(options) ? options.map((one) => String((one as { text?: string }).text ?? '')) : []
}

function work(node: MdxNode): number {
  if (node.name === 'Deeper') return 0
  return node.children.reduce((sum, child) => sum + work(child), workMinutes[node.name ?? ''] ?? 0)
}
