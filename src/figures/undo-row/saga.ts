/**
 * A purchase as a saga, and a small machine that runs it so that it survives a crash: each step's answer goes into a log, and
 * after a crash the saga runs again from its first line, with the answers that the log knows. The crash comes at the worst
 * moment, after a service has done what it was asked and before the answer is in the log.
 */
export const services = ['orders', 'inventory', 'payment', 'shipping', 'mail'] as const
export type Service = (typeof services)[number]

/** What is left of a saga when the process that ran it is gone. */
export const memories = ['none', 'log', 'keys'] as const
export type Memory = (typeof memories)[number]

export interface Evening {
  /** Who says no when asked to do its part. */
  no: Service | null
  mailFirst: boolean
  /** The process dies after so many calls; 0: never. */
  crashAfter: number
  memory: Memory
}

/** One call to a service. `known`: it recognised the key and did nothing more. */
export interface Call {
  to: Service
  does: 'do' | 'undo'
  answer: 'ok' | 'no' | 'known'
}

export interface Told {
  calls: Call[]
  /** `half`: begun, and neither finished nor undone. `twice`: something was done or undone more than once. */
  ends: 'done' | 'undone' | 'half' | 'twice'
  /** A mail of thanks has gone out for a purchase that does not exist. */
  apology: boolean
  /** For how many calls other readers saw a copy gone that was then put back. */
  seenGone: number
}

class Crash extends Error {}
type Step = (to: Service, does: Call['does']) => 'ok' | 'no'

/** The saga itself: one after the other, and back again from the one that says no. */
function buy(step: Step, order: Service[]): void {
  const toUndo: Service[] = []
  for (const to of order) {
    if (step(to, 'do') === 'no') {
      for (const one of toUndo.reverse()) step(one, 'undo')
      return
    }
    toUndo.push(to)
  }
}

export function purchase({ no, mailFirst, crashAfter, memory }: Evening): Told {
  const order: Service[] = mailFirst
    ? ['orders', 'mail', 'inventory', 'payment', 'shipping']
    : ['orders', 'inventory', 'payment', 'shipping', 'mail']
  const log = new Map<string, 'ok' | 'no'>()
  const keys = new Set<string>()
  const calls: Call[] = []

  const step: Step = (to, does) => {
    const key = `${does} ${to}`
    const logged = log.get(key)
    if (logged) return logged
    const answer = does === 'do' && to === no ? 'no' : 'ok'
    const known = memory === 'keys' && keys.has(key)
    calls.push({ to, does, answer: known ? 'known' : answer })
    if (answer === 'ok') keys.add(key)
    if (calls.length === crashAfter) throw new Crash()
    log.set(key, answer)
    return answer
  }

  try {
    buy(step, order)
  } catch (error) {
    if (!(error instanceof Crash)) throw error
    if (memory !== 'none') buy(step, order)
  }
  return { calls, ...told(calls) }
}

function told(calls: Call[]): Omit<Told, 'calls'> {
  const times = (to: Service, does: Call['does']) =>
    calls.filter((call) => call.to === to && call.does === does && call.answer === 'ok').length
  // a mail is not taken back: what undoes it is a second one
  const left = services.map((to) => times(to, 'do') - times(to, 'undo'))
  const twice = services.some((to) => times(to, 'do') > 1 || times(to, 'undo') > 1)
  const ends = twice ? 'twice' : left.every((n) => n === 1) ? 'done' : left.every((n) => n === 0) ? 'undone' : 'half'
  const [aside, back] = (['do', 'undo'] as const).map((does) =>
    calls.findIndex((call) => call.to === 'inventory' && call.does === does && call.answer === 'ok'),
  )
  return {
    ends,
    apology: times('mail', 'undo') > 0,
    seenGone: aside !== undefined && back !== undefined && aside >= 0 && back > aside ? back - aside : 0,
  }
}

/** The most calls that any evening has. */
export const MOST_CALLS = 10
