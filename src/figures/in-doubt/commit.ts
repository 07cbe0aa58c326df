/**
 * One purchase in three databases, committed in two phases. Times are milliseconds since the coordinator began to ask.
 *
 *     coordinator ── prepare ─▶ each ── yes ─▶ writes its decision ── commit ─▶ each
 *                              └── from its yes to the decision a participant is in doubt ──┘
 *
 * Every participant can and does say yes; what varies is when the coordinator dies. What it has sent by then still arrives.
 */
export const participants = ['orders', 'inventory', 'payment'] as const

/** One way through the network; between two sendings of the coordinator; writing a vote or the decision to disk. */
export const NETWORK_MS = 20
export const SENDING_MS = 10
const VOTE_MS = 30
const DECISION_MS = 10
/** A lone coordinator comes back after this; of three, another one has taken over after that. */
export const DOWN_MS = 8000
const TAKEOVER_MS = 300
/** After so long without a word a participant gives up, if it may or if it is told to. */
const PATIENCE_MS = 1000
/** Readers who want the same book, one each. */
const EVERY_MS = 200

interface Evening {
  killMs: number
  coordinators: 1 | 3
  /** Whoever is in doubt for `PATIENCE_MS` aborts without being told. */
  alone: boolean
}

export interface Participant {
  askedMs: number | null
  /** When it said yes, after which it may decide nothing by itself. */
  inDoubtMs: number | null
  /** When it lets go of its rows; it has held them from the beginning. */
  freeMs: number
  ends: 'committed' | 'aborted'
}

interface Purchase {
  /** When the decision was on disk, had nobody died before. */
  decidedMs: number
  participants: Participant[]
  /** `torn`: one has committed, and another one has not. */
  ends: 'committed' | 'aborted' | 'torn'
}

export function purchase({ killMs, coordinators, alone }: Evening): Purchase {
  const voteMs = (i: number) => i * SENDING_MS + NETWORK_MS + VOTE_MS
  const lastVoteMs = voteMs(participants.length - 1) + NETWORK_MS
  // written at once; three coordinators go on only when a second one has answered that it has it, too
  const writtenMs = lastVoteMs + DECISION_MS
  const decidedMs = writtenMs + (coordinators === 3 ? 2 * NETWORK_MS : 0)
  const found = killMs > writtenMs ? 'committed' : 'aborted'
  const resumesMs = killMs + (coordinators === 3 ? TAKEOVER_MS + 2 * NETWORK_MS : DOWN_MS)
  const all = participants.map((_, i): Participant => {
    const asked = i * SENDING_MS < killMs
    const inDoubtMs = asked ? voteMs(i) : null
    const askedMs = asked ? i * SENDING_MS + NETWORK_MS : null
    const toldMs = decidedMs + i * SENDING_MS
    if (toldMs < killMs) return { askedMs, inDoubtMs, freeMs: toldMs + NETWORK_MS, ends: 'committed' }
    const laterMs = resumesMs + i * SENDING_MS + NETWORK_MS
    // whoever has not said yes may give up; whoever has, only where it is allowed to guess
    const givesUpMs = inDoubtMs === null ? PATIENCE_MS : alone ? inDoubtMs + PATIENCE_MS : Number.POSITIVE_INFINITY
    if (givesUpMs < laterMs) return { askedMs, inDoubtMs, freeMs: givesUpMs, ends: 'aborted' }
    return { askedMs, inDoubtMs, freeMs: laterMs, ends: found }
  })
  const committed = all.filter(({ ends }) => ends === 'committed').length
  const ends = committed === all.length ? 'committed' : committed === 0 ? 'aborted' : 'torn'
  return { decidedMs, participants: all, ends }
}

/** Of the readers who come for the same book, how many wait `PATIENCE_MS` in vain for its row. */
export function gaveUp(freeMs: number): number {
  return Math.max(0, Math.ceil((freeMs - PATIENCE_MS) / EVERY_MS))
}
