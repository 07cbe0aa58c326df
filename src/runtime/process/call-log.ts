import { Journal, Row, SERVICE_STATES, type ServiceState } from '../../engine/journal.ts'
import type { Micros } from '../../engine/time.ts'

/** Writes what happens between real processes into the journal that the engine writes, on the wall clock. */
export class CallLog {
  readonly journal = new Journal()
  private readonly started = performance.now()
  private readonly open = new Set<number>()
  private calls = 0

  /** Microseconds since the start. */
  now(): Micros {
    return Math.round((performance.now() - this.started) * 1_000)
  }

  /** Causes are not known between processes: each call stands for itself. */
  begin(from: string, to: string, method: string, path: string, intended: Micros = this.now()): number {
    const { journal } = this
    const call = ++this.calls
    this.open.add(call)
    journal.add(Row.call, this.now(), call, journal.name(from), journal.name(to), 0, 1, intended)
    journal.add(Row.request, this.now(), call, journal.name(path), journal.name(method))
    return call
  }

  arrive(call: number): void {
    this.journal.add(Row.arrive, this.now(), call)
  }

  answer(call: number, status: number, awaited: boolean): void {
    this.journal.add(Row.answer, this.now(), call, status, awaited ? 1 : 0)
  }

  end(call: number, failure: string, status = 0, intended?: Micros): void {
    if (!this.open.delete(call)) return
    this.journal.add(
      Row.end,
      this.now(),
      call,
      this.journal.name(failure),
      status,
      intended === undefined ? 0 : this.now() - intended,
    )
  }

  state(service: string, state: ServiceState): void {
    this.journal.add(Row.state, this.now(), this.journal.name(service), SERVICE_STATES.indexOf(state))
  }

  ledger(service: string, account: string, key: string, amount: number): void {
    const { journal } = this
    journal.add(Row.ledger, this.now(), journal.name(account), journal.name(key), amount, journal.name(service))
  }

  fault(id: string, kind: string, target: string, begins: boolean): void {
    const { journal } = this
    journal.add(Row.fault, this.now(), journal.name(id), journal.name(kind), journal.name(target), begins ? 1 : 0)
  }
}
