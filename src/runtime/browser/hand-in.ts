import type { PageMessage } from '../../protocol/live.ts'
import type { Shipped, StoreName } from '../../protocol/supplies.ts'
import { areShipped } from '../compile/shipped.ts'
import { storesNamedIn } from '../compile/store-names.ts'

type Of<T extends PageMessage['type']> = Extract<PageMessage, { type: T }>

/** Where what is handed in comes from. */
export interface Stock {
  lab(lab: string): Promise<Of<'lab'>>
  compiler(): Promise<Of<'compiler'>>
  store(name: StoreName): Promise<Of<'store'>>
}

/**
 * Hands in what a message needs right before it: the lab that it names, the compiler and all packages when its code is not as
 * the lab shipped it, the stores that it imports. What is said meanwhile waits, in order. Where something cannot
 * be fetched, all goes on, and what needs it says so; it is asked for again with the next such message.
 */
export class HandIn {
  private readonly post: (message: PageMessage) => void
  private readonly stock: Stock
  private readonly labs = new Set<string>()
  private readonly given = new Set<'compiler' | StoreName>()
  private readonly shipped: Shipped = {}
  private waiting: PageMessage[] | null = null

  constructor(post: (message: PageMessage) => void, stock: Stock) {
    this.post = post
    this.stock = stock
  }

  /** The sandbox has this lab's supplies from the beginning. */
  has({ lab, shipped }: Pick<Of<'lab'>, 'lab' | 'shipped'>): void {
    this.labs.add(lab)
    Object.assign(this.shipped, shipped)
  }

  pass(message: PageMessage): void {
    if (this.waiting) this.waiting.push(message)
    else if (this.next(message)) void this.passSlowly(message)
    else this.post(message)
  }

  /** Somebody is about to change code: hands in the compiler now, so that what is kept ready for the next start has it. */
  async prepareCompiler(): Promise<void> {
    if (this.given.has('compiler')) return
    const compiler = await this.stock.compiler().catch(() => null)
    if (compiler && !this.given.has('compiler')) this.give(compiler)
  }

  private async passSlowly(first: PageMessage): Promise<void> {
    const waiting = [first]
    this.waiting = waiting
    for (let message = waiting.shift(); message; message = waiting.shift()) {
      const tried = new Set<string>()
      for (let need = this.next(message); need; need = this.next(message, tried)) {
        tried.add(need.name)
        await need.give().catch(() => {})
      }
      this.post(message)
    }
    this.waiting = null
  }

  /** What is to be handed in before this message and was not yet tried for it; one after another, for the lab's supplies tell what is shipped. */
  private next(message: PageMessage, tried = NONE): { name: string; give: () => Promise<void> } | null {
    if ('lab' in message && message.type !== 'lab' && !tried.has('lab') && !this.labs.has(message.lab)) {
      const { lab } = message
      return { name: 'lab', give: () => this.stock.lab(lab).then((given) => this.give(given)) }
    }
    if (!tried.has('compiler') && !this.given.has('compiler') && needsCompiler(message, this.shipped))
      return { name: 'compiler', give: () => this.stock.compiler().then((given) => this.give(given)) }
    const store = storesFor(message).find((name) => !tried.has(name) && !this.given.has(name))
    if (store) return { name: store, give: () => this.stock.store(store).then((given) => this.give(given)) }
    return null
  }

  private give(message: Of<'lab' | 'compiler' | 'store'>): void {
    if (message.type === 'lab') this.has(message)
    else this.given.add(message.type === 'store' ? message.name : message.type)
    this.post(message)
  }
}

const NONE: ReadonlySet<string> = new Set()

/** Whether a message brings code that is not as its lab shipped it; a recorded run may hold any. */
export function needsCompiler(message: PageMessage, shipped: Shipped): boolean {
  if (message.type === 'branch') return true
  if (message.type === 'edit') return !areShipped(shipped, message.files)
  return 'files' in message && !Object.values(message.files).every((files) => areShipped(shipped, files))
}

/** The stores that a message brings code for. */
export function storesFor(message: PageMessage): StoreName[] {
  if (message.type === 'branch') return storesNamedIn(message.run)
  return 'files' in message ? storesNamedIn(JSON.stringify(message.files)) : []
}
