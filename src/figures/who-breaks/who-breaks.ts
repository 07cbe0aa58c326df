import { asking, type Reads } from './ask.ts'
import { type Change, catalog, EVENING, FIXTURE } from './catalog.ts'
import { contract, verify } from './contracts.ts'
import * as orders from './orders.ts'
import { type Break, breaks, fits, schema } from './schema.ts'
import * as search from './search.ts'
import * as web from './web.ts'

/** Catalog is changed; its callers are run against it as they are, and three gates say beforehand what they think of it. */
export const callers = ['web', 'orders', 'search'] as const
export type Caller = (typeof callers)[number]
const programs = { web, orders, search }

/** Which field the callers read. */
export const fields = ['price', 'amount'] as const
export type Field = (typeof fields)[number]

/** What became of one caller: it works as before, it throws, or it goes on with something wrong and nobody is told. */
export interface Evening {
  caller: Caller
  end: 'fine' | 'loud' | 'silent'
  /** What came out where it first differs from before, else for the first book: a result, or the text of the error. */
  out: string
  before: string
  /** The first thing it read that is not as it was: a field, or `ask` where it was refused. Empty when it works. */
  cause: string
}

/** What the gates say before anything is deployed. */
export interface Gates {
  /** Every answer has what the schema published with it promises. */
  fits: boolean
  /** What a comparison of the old schema with the new one reports. */
  breaks: Break[]
  /** What is not as the caller wrote it; undefined where the contract holds. */
  contracts: Record<Caller, string | undefined>
}

/** Runs the evening of all callers. */
export function evening(changes: ReadonlySet<Change>, field: Field): Promise<Evening[]> {
  return Promise.all(callers.map((caller) => one(caller, changes, field)))
}

async function one(caller: Caller, changes: ReadonlySet<Change>, field: Field): Promise<Evening> {
  const ids = caller === 'search' ? [0] : EVENING.map(({ id }) => id)
  // nothing is wrong yet while price is sent: what came out then is what should come out
  const was = await Promise.all(ids.map((id) => run(caller, new Set(), 'price', id)))
  const now = await Promise.all(ids.map((id) => run(caller, changes, field, id)))
  const at = now.findIndex(({ out }, i) => out !== was[i]?.out)
  const [first, last] = [was[Math.max(at, 0)], now[Math.max(at, 0)]]
  if (!first || !last) throw new Error('the evening has no books')
  const end = at < 0 ? 'fine' : last.threw ? 'loud' : 'silent'
  return {
    caller,
    end,
    out: last.out,
    before: first.out,
    cause: at < 0 ? '' : firstUnlike(first.reads, last.reads, field),
  }
}

async function run(caller: Caller, changes: ReadonlySet<Change>, field: Field, id: number) {
  const reads: Reads = []
  const ask = asking(catalog(changes, EVENING), reads)
  try {
    return { out: await programs[caller][field](ask, id), threw: false, reads }
  } catch (error) {
    return { out: (error as Error).message, threw: true, reads }
  }
}

/** The first field of which something was read that was not read before. */
function firstUnlike(was: Reads, now: Reads, field: Field): string {
  const known = new Set(was.map(([name, value]) => JSON.stringify([name === 'price' ? field : name, value])))
  return now.find((read) => !known.has(JSON.stringify(read)))?.[0] ?? ''
}

/** Asks the gates. */
export async function gates(changes: ReadonlySet<Change>, field: Field): Promise<Gates> {
  const after = schema(changes)
  const answers: Record<string, unknown>[] = await (
    await catalog(changes, EVENING).request('/books?currency=any')
  ).json()
  const tried = callers.map(
    async (caller) => [caller, await verify(contract(caller, field), catalog(changes, FIXTURE))] as const,
  )
  return {
    fits: answers.every((answer) => fits(answer, after)),
    breaks: breaks(schema(new Set()), after),
    contracts: Object.fromEntries(await Promise.all(tried)) as Gates['contracts'],
  }
}

/** The lines of a caller's program between its braces, without indentation and without the types. */
export function lines(source: string, field: Field): string[] {
  const body = source.split(`function ${field}(`)[1]?.split('\n}')[0]?.split('\n').slice(1) ?? []
  return body.map((line) => line.replace(/^ {2}/, '').replace(/<Told(\[\])?>/, ''))
}

/** Whether a line is the one that reads what was not as before. */
export function readsCause(line: string, cause: string): boolean {
  return cause !== '' && line.includes(cause === 'ask' ? 'await ask(' : `book.${cause}`)
}
