import type { ServiceFiles } from '../../protocol/index.ts'
import type { FoundBreaking } from '../../protocol/search.ts'
import type { Sandbox } from '../../runtime/browser/sandbox.ts'

export type Searching =
  | { status: 'idle' }
  | { status: 'running'; tried: number; of: number; smallest: FoundBreaking | null }
  | { status: 'done'; found: FoundBreaking | null }
  | { status: 'failed'; why: string }

/** Looks for the smallest schedule of faults that the code does not survive, while the page goes on. */
export class Search {
  state = $state.raw<Searching>({ status: 'idle' })
  private stop: (() => void) | null = null
  /** Grows with each search, so that an old one's end is not taken for the new one's. */
  private turn = 0

  async start(sandbox: Sandbox, lab: string, files: ServiceFiles, seed: number): Promise<void> {
    this.forget()
    const turn = this.turn
    this.state = { status: 'running', tried: 0, of: 30, smallest: null }
    const { searchRun } = await import('../../runtime/browser/search.ts')
    if (turn !== this.turn) return
    const search = searchRun(sandbox, {
      ...{ lab, files, seed },
      onProgress: (tried, of, smallest) => {
        if (turn === this.turn) this.state = { status: 'running', tried, of, smallest }
      },
    })
    this.stop = search.cancel
    try {
      const found = await search.found
      if (turn === this.turn) this.state = { status: 'done', found }
    } catch (reason) {
      if (turn === this.turn)
        this.state = { status: 'failed', why: reason instanceof Error ? reason.message : String(reason) }
    }
  }

  /** Ends the search; the smallest that it has found so far stays. */
  cancel(): void {
    this.stop?.()
    this.stop = null
  }

  /** The code is another one now. */
  forget(): void {
    this.turn += 1
    this.cancel()
    this.state = { status: 'idle' }
  }
}
