import { Form, Refusal } from './form.ts'
import type { RunInput } from './run-input.ts'
import type { Micros } from './time.ts'
import { ENGINE_VERSION } from './version.ts'

const FORMAT = 'faultline-run'
const FORMAT_VERSION = 1
/** Characters; a run with every file of a large lab edited a hundred times stays below. */
const LARGEST = 4_000_000
const MOST_INPUTS = 10_000
const MOST_FILES = 200
const LARGEST_FILE = 256_000
const LATEST: Micros = 1e12

/** All that a run is made of besides the lab itself: enough to have it again. */
export interface RunRecord {
  /** ENGINE_VERSION it was made with; with another one it may go differently. */
  engine: number
  lab: string
  labVersion: number
  seed: number
  /** Service name to its files when the run began. */
  files: Record<string, Record<string, string>>
  inputs: RunInput[]
  /** How far the run went. */
  until: Micros
  /** Fingerprint of its journal there, if it is known. */
  hash?: string
}

/** Why a run is not opened; the page says it in the reader's language. */
export const RUN_REFUSALS = [
  'too-large',
  'no-json',
  'no-run',
  'newer-format',
  'malformed',
  'other-lab',
  'other-lab-version',
  'other-engine',
  'differs',
] as const
export type RunRefusal = (typeof RUN_REFUSALS)[number]

/** A run that is not opened: a reason, the values that belong to it, and both in an English sentence. */
export class RunRefused extends Error {
  readonly reason: RunRefusal
  readonly values: Record<string, string | number>

  constructor(reason: RunRefusal, values: Record<string, string | number>, why: string) {
    super(`This run cannot be opened: ${why}.`)
    this.name = 'RunRefused'
    this.reason = reason
    this.values = values
  }
}

export function writeRun(run: RunRecord): string {
  return JSON.stringify({ format: FORMAT, formatVersion: FORMAT_VERSION, ...run })
}

/**
 * Reads what `writeRun` has written. It may come from anywhere: nothing in it is trusted.
 *
 * @throws RunRefused
 */
export function readRun(text: string): RunRecord {
  if (text.length > LARGEST) {
    const values = { characters: text.length, allowed: LARGEST }
    throw new RunRefused('too-large', values, `it is ${text.length} characters long, and ${LARGEST} are allowed`)
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new RunRefused('no-json', {}, 'it is not JSON')
  }
  try {
    const form = new Form(value, 'run')
    if (form.has('format') !== FORMAT)
      throw new RunRefused('no-run', {}, 'it does not say that it is a run of Faultline')
    const version = form.whole('formatVersion', 1, 1_000_000)
    if (version > FORMAT_VERSION) {
      const why = `it was written by a newer version (format ${version}; this one reads ${FORMAT_VERSION})`
      throw new RunRefused('newer-format', { format: version, reads: FORMAT_VERSION }, why)
    }
    const hash = form.has('hash') === undefined ? {} : { hash: form.text('hash', /^[0-9a-f]{16}$/) }
    return {
      engine: form.whole('engine', 1, 1_000_000),
      lab: form.text('lab', NAME),
      labVersion: form.whole('labVersion', 0, 1_000_000),
      seed: form.whole('seed', 0, Number.MAX_SAFE_INTEGER),
      files: form.record('files', NAME, 100, (name) => filesOf(form.inner('files').inner(name))),
      inputs: inputsOf(form),
      until: form.whole('until', 0, LATEST),
      ...hash,
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new RunRefused('malformed', { field: error.message.split(' ')[0] ?? '' }, error.message)
  }
}

const NAME = /^[a-z][a-z0-9-]{0,62}$/
const FILE = /^(?=.{1,120}$)[A-Za-z0-9][\w-]*([./][A-Za-z0-9][\w-]*)*$/
const TARGET = /^[a-z][a-z0-9-]{0,62}(>[a-z][a-z0-9-]{0,62})?$/
const ID = /^[^\p{C}]{1,200}$/u
const HEADER = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/
const VALUE = /^[\x20-\x7e\t]{0,4000}$/
const FIELD = /^[a-z][A-Za-z0-9]{0,40}$/

function filesOf(form: Form): Record<string, string> {
  return form.all(FILE, MOST_FILES, (name) => form.text(name, null, LARGEST_FILE))
}

function inputsOf(form: Form): RunInput[] {
  let last = { after: 0, at: 0 }
  return form.list('inputs', MOST_INPUTS).map((input): RunInput => {
    const when = { after: input.whole('after', last.after, 1e9), at: input.whole('at', last.at, LATEST) }
    last = when
    const type = input.has('type')
    switch (type) {
      case 'inject': {
        const fault = input.inner('fault')
        const params = fault.has('params') === undefined ? null : fault.inner('params')
        const way = fault.has('way') === undefined ? null : fault.text('way', /^(there|back)$/)
        return {
          ...when,
          type,
          fault: {
            id: fault.text('id', ID),
            kind: fault.text('kind', NAME),
            target: fault.text('target', TARGET),
            ...(params ? { params: params.all(FIELD, 20, (name) => params.number(name)) } : {}),
            ...(way ? { way: way as 'there' | 'back' } : {}),
          },
        }
      }
      case 'lift':
        return { ...when, type, fault: input.text('fault', ID) }
      case 'edit':
        return { ...when, type, service: input.text('service', NAME), files: filesOf(input.inner('files')) }
      case 'ask': {
        const request = input.inner('request')
        return {
          ...when,
          type,
          request: {
            to: request.text('to', NAME),
            method: request.text('method', /^[A-Z]{1,20}$/),
            path: request.text('path', /^\/[\x21-\x7e]{0,2000}$/, 2_001),
            headers: request
              .list('headers', 50)
              .map((one) => ({ name: one.text('name', HEADER), value: one.text('value', VALUE, 4_000) })),
            body: request.text('body', null, LARGEST_FILE),
          },
        }
      }
      case 'hung':
        return { ...when, type, service: input.text('service', NAME), step: input.whole('step', 1, 1e9) }
      default:
        throw new Refusal(`${input.path}.type is none of inject, lift, edit, ask, hung`)
    }
  })
}

/**
 * Holds a run against the lab that is here: with another lab, or other versions, it would go differently.
 *
 * @throws RunRefused
 */
export function mustFit(run: RunRecord, lab: string, labVersion: number): void {
  if (run.lab !== lab)
    throw new RunRefused('other-lab', { recorded: run.lab, here: lab }, `it is of the lab '${run.lab}', not '${lab}'`)
  if (run.labVersion !== labVersion) {
    const why = `it was recorded with version ${run.labVersion} of the lab, and this is version ${labVersion}`
    throw new RunRefused('other-lab-version', { recorded: run.labVersion, here: labVersion }, why)
  }
  if (run.engine !== ENGINE_VERSION) {
    const why = `it was recorded with version ${run.engine} of the simulator, and this is version ${ENGINE_VERSION}`
    throw new RunRefused('other-engine', { recorded: run.engine, here: ENGINE_VERSION }, why)
  }
}
