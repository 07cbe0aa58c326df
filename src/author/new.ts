import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { toText } from './check/print.ts'
import { type CourseTree, readTree } from './check/tree.ts'
import { openQuestions } from './new/ask.ts'
import { newChapter } from './new/chapter.ts'
import { newFigure } from './new/figure.ts'
import { newLab } from './new/lab.ts'
import { newLesson } from './new/lesson.ts'
import { type Answers, inLanguages, newErrors, Refused, type Scaffold, write } from './new/scaffold.ts'

/**
 * npm run new -- lesson <chapter>/<name> | lab <name> | chapter <name> | figure <name>
 *   [--title t] [--title-ko t] [--summary t] [--summary-ko t] [--chapter c] [--lab id] [--source id] [--number n] [--yes]
 *
 * Asks for titles unless they are given or --yes is; writes only files that are not there; says what to do next.
 */
const USAGE = 'Write: npm run new -- lesson <chapter>/<name>, or lab, chapter or figure with a <name>.'
const KINDS: Record<string, (tree: CourseTree, name: string, answers: Answers) => Scaffold> = {
  lesson: newLesson,
  lab: newLab,
  chapter: newChapter,
  figure: newFigure,
}

// taking types out is experimental in Node 24, which is nothing that an author can mend
process.removeAllListeners('warning')

const root = join(import.meta.dirname, '../..')
const questions = openQuestions()
try {
  const { kind, name, flags } = await completed(readArguments())
  const tree = readTree(root)
  // a bad name is refused before anything is asked
  kind(tree, name, answersOf(flags, name))
  const answers = flags.yes ? answersOf(flags, name) : await ask(flags, name)
  const scaffold = inLanguages(kind(tree, name, answers))
  const errors = await newErrors(tree, scaffold)
  if (errors.length > 0)
    throw new Refused(`Nothing was written, since it would not hold:\n${errors.map(toText).join('\n')}`)
  write(root, scaffold)
  for (const path of Object.keys(scaffold.files)) console.log(`written  ${path}`)
  for (const path of Object.keys(scaffold.additions)) console.log(`added to ${path}`)
  console.log(`\nNext:\n${scaffold.next.map((step, i) => `${i + 1}. ${step}`).join('\n')}`)
} catch (thrown) {
  if (!(thrown instanceof Refused)) throw thrown
  console.error(thrown.message)
  process.exitCode = 2
}
questions.close()

type Flags = ReturnType<typeof readArguments>['flags']

function readArguments() {
  const text = { type: 'string' } as const
  const options = {
    ...{ title: text, 'title-ko': text, summary: text, 'summary-ko': text, chapter: text, lab: text, source: text },
    ...{ number: text, yes: { type: 'boolean', default: false } as const },
  }
  const { values: flags, positionals } = parse(() => parseArgs({ allowPositionals: true, options }))
  const [kind = '', name = '', ...more] = positionals
  if (more.length > 0)
    throw new Refused(`'${more[0]}' is one word too many; titles stand in quotes behind --title. ${USAGE}`)
  if (flags.number !== undefined && !/^[1-9]\d*$/.test(flags.number))
    throw new Refused(`--number takes a whole number from 1 on, not '${flags.number}'.`)
  return { kind, name, flags }
}

/** Asks for what is made and for its name, unless they are given or --yes is. */
async function completed({ kind, name, flags }: ReturnType<typeof readArguments>) {
  if (!kind && !flags.yes)
    kind = await questions.ask(`What should be made: ${Object.keys(KINDS).join(', ')}?`, 'lesson')
  const make = KINDS[kind]
  if (!make) throw new Refused(`${kind ? `'${kind}' is nothing that can be made.` : 'What should be made?'} ${USAGE}`)
  if (!name && !flags.yes)
    name = await questions.ask(`Which name${kind === 'lesson' ? ', as <chapter>/<name>' : ''}?`, '')
  if (!name) throw new Refused(`The ${kind} needs a name. ${USAGE}`)
  return { kind: make, name, flags }
}

function parse<T>(read: () => T): T {
  try {
    return read()
  } catch (thrown) {
    throw new Refused((thrown as Error).message)
  }
}

function answersOf(flags: Flags, name: string): Answers {
  const title = flags.title ?? titleOf(name)
  const { summary, chapter, lab, source } = flags
  const number = flags.number === undefined ? undefined : Number(flags.number)
  return {
    title,
    titleKo: flags['title-ko'] ?? title,
    summary,
    summaryKo: flags['summary-ko'],
    chapter,
    lab,
    source,
    number,
  }
}

async function ask(flags: Flags, name: string): Promise<Answers> {
  const answers = answersOf(flags, name)
  if (flags.title === undefined) answers.title = await questions.ask('Its title in English?', answers.title)
  if (flags['title-ko'] === undefined) answers.titleKo = await questions.ask('And in Korean?', answers.title)
  return answers
}

/** failure/slow-stock -> Slow stock */
function titleOf(name: string): string {
  const words = (name.split('/').at(-1) ?? '').replaceAll('-', ' ')
  return (words[0]?.toUpperCase() ?? '') + words.slice(1)
}
