import type { FaultWords, FormField } from '../engine/faults/fault.ts'
import type { PanelName, PhaseSpec } from '../lab/definition.ts'
import type { FaultSpec } from '../lab/faults.ts'
import type { FlatFiles } from '../lab/files.ts'
import type { Guide } from '../lab/guide/parts.ts'
import type { CheckResult } from '../protocol/check.ts'
import type { HandRequest } from '../protocol/live.ts'
import type { Locale, Words } from './words.ts'

/** A lab as the workbench needs it: plain data in one language, made when the site is built. */
export interface LabView {
  id: string
  version: number
  locale: Locale
  /** Address of this page in the other language, of the course's contents, of the list of labs, and of the lab on real Node. */
  links: { other: string; home: string; labs: string; isolated: string }
  words: Words
  guide: Guide
  services: ServiceView[]
  wires: WireView[]
  loads: LoadView[]
  /** What the console offers to send. */
  requests: RequestView[]
  faults: FaultView[]
  /** Evenings of the checks: phases on the virtual clock, with their faults. */
  scenarios: Record<string, PhaseSpec[]>
  /** What the chart `ledger` draws, and its words; undefined in labs without one. */
  ledger?: LedgerView
  checks: CheckView[]
  rounds: RoundView[]
  /** Names of all wrong fixes and patches, with the files they change. */
  patches: PatchView[]
  start: FlatFiles
  solution: FlatFiles
}

export interface LedgerView {
  account: string
  /** Loads whose answers are counted beside it. */
  beside: string[]
  title: string
  besideName: string
}

export interface ServiceView {
  name: string
  entry: string
  harness: boolean
  /** Has a queue in front of it that the picture draws. */
  capacityPerSecond?: number
  does: string
}

export interface WireView {
  from: string
  to: string
}

export interface LoadView {
  name: string
  to: string
  /** As it is written beside the load: three digits say enough. */
  perSecond: number
  does: string
}

/** Requests a second that all readers together make, unless something is put in. */
export function offeredPerSecond(lab: Pick<LabView, 'loads'>): number {
  return lab.loads.reduce((sum, load) => sum + load.perSecond, 0)
}

export interface RequestView extends HandRequest {
  name: string
}

export interface FaultView extends FaultSpec {
  on: 'service' | 'link' | 'load'
  words: FaultWords
  form: FormField[]
  /** It stays until it is lifted; without, it happens and is over. */
  lasts: boolean
  /** It can be put in one direction of its link only. */
  ways?: boolean
}

export interface CheckView {
  id: string
  title: string
  why: string
  rule: CheckResult['rule']
  bound: number
  unit: CheckResult['unit']
}

export interface RoundView {
  id: string
  title: string
  minutes: number
  idea: string
  panels: PanelName[]
  patches: string[]
  edit: string[]
  checks: string[]
}

export interface PatchView {
  id: string
  title: string
  html: string
  /** A part of the solution; else a fix that does not hold. */
  part: boolean
  files: FlatFiles
}
