/** A lab's guide in one language: what `labs/<id>/guide/<locale>.mdx` says, as data. Texts ending in Html are safe. */
export interface Guide {
  title: string
  story: string
  summary: string
  /** What each service does, by name. */
  services: Record<string, string>
  load: Record<string, string>
  /** Names of the requests that lab.ts saves, by id. */
  requests?: Record<string, string>
  /** Title of the chart `ledger`, and the name of the line beside it. */
  ledger?: { title: string; beside: string }
  leavesOut: string[]
  inYourStack: { part: string; name: string; source: string }[]
  insight: string
  extension: string
  checks: Record<string, { title: string; why: string }>
  patches: Record<string, { title: string; html: string }>
  rounds: GuideRound[]
}

export interface GuideRound {
  id: string
  title: string
  minutes: number
  idea: string
  /** In the order in which they are read; the card comes last. */
  steps: GuideStep[]
  /** From a nudge to nearly the code. */
  hints: string[]
}

export type GuideStep = ReadStep | PredictStep | CardStep

export interface ReadStep {
  type: 'step'
  title: string
  html: string
  /** What the learner does: 'run', 'check', 'next', 'patch:backoff', 'partition:a>b+b>a', 'resume:inventory', or any of the lab's faults: 'pause:inventory'. */
  action: string
  /** When it is done, in words. */
  until: string
}

export interface PredictStep {
  type: 'predict'
  id: string
  /** The fault before which it is asked: 'pause:inventory'. */
  fault: string
  html: string
  options: { id: string; text: string }[]
  answer: string
  /** The service whose newest log line tells what happened, where readers' requests do not. */
  shows?: string
}

export interface CardStep {
  type: 'card'
  ask: string
}
