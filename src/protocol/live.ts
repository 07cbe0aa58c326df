import type { FaultOrder } from '../engine/faults/board.ts'
import type { HandAnswer, HandRequest } from '../engine/hand.ts'
import type { LogLevel, ServiceError } from '../engine/process.ts'
import type { ReplayPoint } from '../engine/replay.ts'
import type { RunInput } from '../engine/run-input.ts'
import type { RunRefusal } from '../engine/run-record.ts'
import type { Micros } from '../engine/time.ts'
import type { CheckReply, CheckRequest } from './check.ts'
import type { SearchReply, SearchRequest } from './search.ts'
import type { LabSupplies, StoreName, StoreSupplies } from './supplies.ts'

/**
 * What the page says to the kernel worker and hears from it. The page never touches the engine: it draws journal rows
 * and sends commands as data. A command has an `id` only where a reply is awaited.
 */
export type PageMessage =
  /** What a lab brings, before anything that names it; `packages` hold what the lab's own files import. */
  | ({ type: 'lab'; lab: string; packages: string } & LabSupplies)
  /** The compiler and all packages, before anything with code that no lab shipped. */
  | { type: 'compiler'; compiler: string; packages: string }
  /** A store, before anything that imports it. */
  | { type: 'store'; name: StoreName; supplies: StoreSupplies }
  /** Build a world and hold it at 0 s. A world that is there is thrown away. */
  | { type: 'open'; id: number; lab: string; seed: number; files: ServiceFiles }
  | { type: 'run' }
  | { type: 'pause' }
  /** Deliver exactly one event that reaches a service. */
  | { type: 'step' }
  /** Virtual seconds for one wall-clock second, 1/20 to 20. */
  | { type: 'speed'; speed: number }
  | { type: 'inject'; id: number; fault: FaultOrder }
  | { type: 'lift'; fault: string }
  /** Restart one service with new code. Resolves when it has loaded, or says why it did not. */
  | { type: 'edit'; id: number; service: string; files: Record<string, string> }
  /** Ask a service by hand; it is an input of the run. Answered by `told` when there is an answer, or none will come. */
  | { type: 'ask'; id: number; request: HandRequest }
  /** Write down the run so far: answered by `recorded`. */
  | { type: 'record'; id: number }
  /**
   * Do a recorded run again up to a point, without the faults of these ids, and hold there: a run of its own from then
   * on. The run under way is held and stays until the new one stands.
   */
  | { type: 'branch'; id: number; lab: string; run: string; to: ReplayPoint; without: string[] }
  /** The run that was under way stays. */
  | { type: 'cancel-branch'; id: number }
  | { type: 'close' }
  | CheckRequest
  | SearchRequest

export type KernelMessage =
  | { type: 'ready' }
  | { type: 'reply'; id: number; ok: true }
  | { type: 'reply'; id: number; ok: false; error: ServiceError; refused?: Refused }
  /** From here on messages are of the world that the order `id` asked for; what came before was of the one it replaced. */
  | { type: 'opened'; id: number }
  | { type: 'recorded'; id: number; run: string }
  | { type: 'told'; id: number; answer: HandAnswer }
  /** How far a branch has come, of how far it is to come. */
  | { type: 'branch-progress'; id: number; now: Micros; of: Micros }
  | { type: 'clock'; status: LiveStatus; now: Micros; event: number; speedReached: number }
  /** Rows since the last message, `ROW_LENGTH` numbers each, and the strings they name for the first time. */
  | { type: 'journal'; rows: Float64Array; strings: string[]; logs: LogLine[] }
  /** A service did not come back from event `event`; it was stopped. */
  | { type: 'hung'; service: string; event: number }
  /** The take has ended before its time, and why: the simulator itself could not go on. */
  | { type: 'stopped'; error: ServiceError }
  | CheckReply
  | SearchReply

/** Why a recorded run is not opened, for the page to say in the reader's language. */
export interface Refused {
  reason: RunRefusal
  values: Record<string, string | number>
}

/** The page asks 'ping' to learn whether the kernel is still there, which answers 'pong' at once. */
export type Heartbeat = 'ping' | 'pong'

export type LiveStatus = 'opening' | 'held' | 'running' | 'ended'

/** Service name to its files: { web: { 'web.ts': '…' } }. */
export type ServiceFiles = Record<string, Record<string, string>>

export type { FaultOrder, HandAnswer, HandRequest, ReplayPoint }

/** What a replay needs besides lab, code and seed: inputs, each after event n. */
export type LiveInput = RunInput

export interface LogLine {
  at: Micros
  service: string
  level: LogLevel
  text: string
}
