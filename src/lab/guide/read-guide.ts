import { parse as parseYaml } from 'yaml'
import type { Guide, GuideRound, GuideStep } from './parts.ts'
import { inlineHtml, proseHtml } from './prose.ts'
import { GuideError, type GuideNode, type GuidePart, parseBody } from './syntax.ts'

/**
 * Reads `labs/<id>/guide/<locale>.mdx` as data for the workbench. `file` is named in every error.
 *
 * @throws GuideError with file, line and what to do.
 */
export function readGuide(text: string, file: string): Guide {
  const head = /^---\n([\s\S]*?)\n---\n/.exec(text)
  if (!head) throw new GuideError(file, 1, 'A guide begins with its title and story between two lines of three dashes.')
  const front = parseYaml(head[1] as string) as Omit<Guide, 'checks' | 'patches' | 'rounds'>
  const nodes = parseBody(text.slice(head[0].length), file, head[0].split('\n').length)
  const read = new Reader(file)
  const guide: Guide = { ...front, checks: {}, patches: {}, rounds: [] }
  for (const node of nodes) {
    const part = read.part(node)
    if (part.name === 'Check') guide.checks[read.text(part, 'id')] = read.check(part)
    else if (part.name === 'Patch') guide.patches[read.text(part, 'id')] = read.patch(part)
    else if (part.name === 'Round') guide.rounds.push(read.round(part))
    else throw new GuideError(file, part.line, `<${part.name}> does not stand here; <Check>, <Patch> and <Round> do.`)
  }
  return guide
}

/** Names of a part's attributes; the ones with a question mark may be left out. */
export const GUIDE_PARTS: Record<string, string[]> = {
  Check: ['id', 'title', 'why'],
  Patch: ['id', 'title'],
  Round: ['id', 'title', 'minutes', 'idea'],
  Step: ['title', 'action?', 'until?'],
  Predict: ['id', 'fault', 'options', 'answer', 'shows?'],
  Hint: ['level'],
  Card: ['ask'],
}

class Reader {
  private readonly file: string

  constructor(file: string) {
    this.file = file
  }

  /** The node as a part whose attributes are all known and all there. */
  part(node: GuideNode): GuidePart {
    if (node.type === 'text')
      throw this.error(node.line, 'Text stands inside a part such as <Step>, not between parts.')
    const known = GUIDE_PARTS[node.name]
    if (!known)
      throw this.error(node.line, `There is no part <${node.name}>. There are: ${Object.keys(GUIDE_PARTS).join(', ')}.`)
    for (const name of Object.keys(node.attributes)) {
      if (!known.includes(name) && !known.includes(`${name}?`))
        throw this.error(node.line, `<${node.name}> has no attribute ${name}.`)
    }
    const missing = known.find((name) => !name.endsWith('?') && node.attributes[name] === undefined)
    if (missing) throw this.error(node.line, `<${node.name}> needs the attribute ${missing}.`)
    return node
  }

  text(part: GuidePart, name: string): string {
    const value = part.attributes[name] ?? ''
    if (typeof value === 'string') return value
    throw this.error(part.line, `${name} of <${part.name}> is a text in quotes.`)
  }

  number(part: GuidePart, name: string): number {
    const value = part.attributes[name]
    if (typeof value === 'number') return value
    throw this.error(part.line, `${name} of <${part.name}> is a number in braces.`)
  }

  check(part: GuidePart) {
    return { title: inlineHtml(this.text(part, 'title')), why: inlineHtml(this.text(part, 'why')) }
  }

  patch(part: GuidePart) {
    return { title: this.text(part, 'title'), html: this.prose(part) }
  }

  round(part: GuidePart): GuideRound {
    const round: GuideRound = {
      id: this.text(part, 'id'),
      title: this.text(part, 'title'),
      minutes: this.number(part, 'minutes'),
      idea: inlineHtml(this.text(part, 'idea')),
      steps: [],
      hints: [],
    }
    for (const child of part.children.map((node) => this.part(node))) {
      if (child.name === 'Hint') round.hints[this.number(child, 'level') - 1] = this.prose(child)
      else round.steps.push(this.step(child))
    }
    const cards = round.steps.filter((step) => step.type === 'card').length
    if (cards !== 1) throw this.error(part.line, `The round '${round.id}' ends with one <Card>; it has ${cards}.`)
    round.steps.sort((a, b) => Number(a.type === 'card') - Number(b.type === 'card'))
    return round
  }

  private step(part: GuidePart): GuideStep {
    switch (part.name) {
      case 'Step':
        return {
          type: 'step',
          title: inlineHtml(this.text(part, 'title')),
          html: this.prose(part),
          action: this.text(part, 'action'),
          until: inlineHtml(this.text(part, 'until')),
        }
      case 'Card':
        return { type: 'card', ask: inlineHtml(this.text(part, 'ask')) }
      case 'Predict':
        return this.predict(part)
      default:
        throw this.error(part.line, `<${part.name}> does not stand in a round.`)
    }
  }

  private predict(part: GuidePart): GuideStep {
    const options = part.attributes.options
    const whole =
      Array.isArray(options) && options.every((one) => typeof one?.id === 'string' && typeof one?.text === 'string')
    if (!whole) throw this.error(part.line, "options of <Predict> is a list such as [{ id: 'soon', text: 'Soon' }].")
    const answer = this.text(part, 'answer')
    if (!options.some((option) => option.id === answer)) {
      throw this.error(part.line, `No option of this <Predict> has the id '${answer}', which is given as the answer.`)
    }
    return {
      type: 'predict',
      id: this.text(part, 'id'),
      fault: this.text(part, 'fault'),
      html: this.prose(part),
      options,
      answer,
      ...(part.attributes.shows === undefined ? {} : { shows: this.text(part, 'shows') }),
    }
  }

  private prose(part: GuidePart): string {
    return part.children
      .map((child) => {
        if (child.type === 'text') return proseHtml(child.text)
        throw this.error(child.line, `<${child.name}> does not stand inside <${part.name}>.`)
      })
      .join('')
  }

  private error(line: number, sentence: string): GuideError {
    return new GuideError(this.file, line, sentence)
  }
}
