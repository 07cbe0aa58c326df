import { error, type Finding, unknown } from '../finding.ts'
import { type MdxNode, textOf, walk } from '../read/mdx.ts'

/** Where a part must stand. */
const STANDS_IN: Record<string, string> = { Question: 'Quiz', Ask: 'Question', Option: 'Question' }

/** Quizzes that cannot be answered, and predictions whose outcome nobody is told. */
export function* quizFindings(file: string, root: MdxNode): Generator<Finding> {
  const ids = new Map<string, number>()
  const predictions = new Set<string>()
  for (const { node, inside } of walk(root)) {
    const place = { file, line: node.line }
    const outer = STANDS_IN[node.name ?? '']
    if (outer && !inside.some((one) => one.name === outer)) {
      yield error(place, `<${node.name}>`, `<${node.name}> stands inside <${outer}>. Move it there.`)
    }
    if (node.name === 'Question' || node.name === 'Predict') {
      const id = `${node.name} ${node.attributes?.get('id')}`
      const first = ids.get(id)
      if (first)
        yield error(
          place,
          `<${node.name}> id`,
          `Line ${first} has the same id, so the two would share one answer. Give this one another.`,
        )
      ids.set(id, first ?? node.line)
    }
    if (node.name === 'Quiz' && partsIn(node, 'Question').length === 0)
      yield error(place, '<Quiz>', 'The quiz asks nothing. Add a <Question>.')
    if (node.name === 'Question') yield* question(file, node)
    if (node.name === 'Predict') {
      predictions.add(String(node.attributes?.get('id')))
      yield* prediction(file, node)
    }
  }
  for (const { node } of walk(root)) {
    const id = node.attributes?.get('predict')
    if (node.name !== 'Outcome' || typeof id !== 'string' || predictions.has(id)) continue
    yield unknown(
      { file, line: node.line },
      '<Outcome> predict',
      `No <Predict> of this lesson has the id '${id}', so there is no guess to compare with.`,
      id,
      predictions,
    )
  }
}

function* question(file: string, node: MdxNode): Generator<Finding> {
  const place = { file, line: node.line }
  const options = partsIn(node, 'Option')
  const right = options.filter((option) => option.attributes?.get('right') === true)
  if (partsIn(node, 'Ask').length !== 1)
    yield error(place, '<Question>', 'A question has one <Ask> that says what is asked. Write exactly one.')
  if (options.length < 2)
    yield error(
      place,
      '<Question>',
      `It has ${options.length} option(s), so there is nothing to choose from. Write at least two.`,
    )
  else if (right.length !== 1) {
    yield error(
      place,
      '<Question>',
      `${right.length === 0 ? 'None' : right.length} of its options ${right.length > 1 ? 'are' : 'is'} marked right. Mark exactly one with \`right\`.`,
    )
  }
  for (const option of options) {
    if (!textOf(option).trim())
      yield error(
        { file, line: option.line },
        '<Option>',
        'The option says nothing. Write what the reader would decide.',
      )
  }
}

function* prediction(file: string, node: MdxNode): Generator<Finding> {
  const place = { file, line: node.line }
  const options = node.attributes?.get('options')
  if (options === undefined) return
  const whole =
    Array.isArray(options) &&
    options.length > 1 &&
    options.every((one) => typeof one?.id === 'string' && typeof one?.text === 'string')
  if (!whole)
    return yield error(
      place,
      '<Predict> options',
      "It should be a list of at least two, such as [{ id: 'soon', text: 'Soon' }, { id: 'never', text: 'Never' }].",
    )
  const ids = options.map((option) => String(option.id))
  const twice = ids.find((id, i) => ids.indexOf(id) !== i)
  if (twice) yield error(place, '<Predict> options', `Two options have the id '${twice}'. Give each its own.`)
  const answer = node.attributes?.get('answer')
  if (typeof answer === 'string' && !ids.includes(answer)) {
    yield unknown(
      place,
      '<Predict> answer',
      `No option has the id '${answer}', so no guess could be right.`,
      answer,
      ids,
    )
  }
}

function partsIn(node: MdxNode, name: string): MdxNode[] {
  return [...walk(node)].flatMap((one) => (one.node.name === name ? [one.node] : []))
}
