import { serve } from '@hono/node-server'
import { record, uniform } from 'faultline/lab'
import { Hono } from 'hono'

type Change = { kind: string; id: number; reader: number; item: number } & Record<string, unknown>
type Sums = Record<string, number>

/** All that the shop knows, with nothing to look it up by. */
class Shop {
  books: Change[] = []
  lists = new Map<string, Set<number>>()
  sums = new Map<number, Sums>()
  sold = new Map<number, number>()

  take(change: Change): void {
    const { kind, reader, item } = change
    if (kind === 'book') this.books[change.id] = change
    else if (kind === 'sale') this.sell(Number(change.month), String(change.category), Number(change.price))
    else this.lists.set(`${kind} ${reader}`, this.list(kind, reader).add(item))
  }

  list(kind: string, reader: number): Set<number> {
    return this.lists.get(`${kind} ${reader}`) ?? new Set()
  }

  circle(reader: number): Set<number> {
    const second = new Set([...this.list('friend', reader)].flatMap((friend) => [...this.list('friend', friend)]))
    return new Set([...second].flatMap((one) => [...this.list('read', one)]))
  }

  private sell(month: number, category: string, price: number): void {
    const sums = this.sums.get(month) ?? {}
    sums[category] = (sums[category] ?? 0) + price
    this.sums.set(month, sums)
    this.sold.set(month, (this.sold.get(month) ?? 0) + 1)
  }
}

// what is true, and what has been true for two seconds at least
const now = new Shop()
const settled = new Shop()
const fresh: { at: number; changes: Change[] }[] = []
const app = new Hono()

app.post('/changes', async (c) => {
  const changes: Change[] = await c.req.json()
  for (const change of changes) now.take(change)
  fresh.push({ at: Date.now(), changes })
  return c.body(null, 204)
})

type Verdict = 'right' | 'old' | 'wrong' | 'not found'
/** A question, how many rows its answer is made of, and what to make of an answer. */
type Question = { path: string; needs: number; judge: (answer: never) => Verdict }

// each answer must hold all that has been true for two seconds, and nothing that has never been true
const questions: Record<string, () => Question> = {
  cart() {
    const reader = below(settled.books.length)
    const least = new Set(settled.list('cart', reader))
    return { path: `/cart/${reader}`, needs: least.size, judge: among(least, () => now.list('cart', reader)) }
  },
  page() {
    const { kind, ...least } = settled.books[below(settled.books.length)] as Change
    const judge = (answer: Change): Verdict => {
      const { edition, ...rest } = least
      if (Object.entries(rest).some(([field, value]) => answer[field] !== value)) return 'wrong'
      if (Number(answer.edition) > Number(now.books[least.id]?.edition)) return 'wrong'
      return Number(answer.edition) >= Number(edition) ? 'right' : 'old'
    }
    return { path: `/page/${least.id}`, needs: 1, judge }
  },
  revenue() {
    const month = 1 + below(12)
    const least = { ...settled.sums.get(month) }
    const judge = (answer: Sums): Verdict => {
      const most = now.sums.get(month) ?? {}
      if (Object.entries(answer).some(([category, sum]) => !(sum <= (most[category] ?? 0)))) return 'wrong'
      return Object.entries(least).every(([category, sum]) => (answer[category] ?? 0) >= sum) ? 'right' : 'old'
    }
    return { path: `/revenue/${month}`, needs: settled.sold.get(month) ?? 0, judge }
  },
  typo() {
    const { id, title } = settled.books[below(settled.books.length)] as Change
    const judge = (answer: number[]): Verdict =>
      answer.length > 10 ? 'wrong' : answer.slice(0, 3).includes(id) ? 'right' : 'not found'
    return { path: `/typo?text=${encodeURIComponent(typed(String(title)))}`, needs: 10, judge }
  },
  circle() {
    const reader = below(settled.books.length)
    const least = settled.circle(reader)
    return { path: `/circle/${reader}`, needs: least.size, judge: among(least, () => now.circle(reader)) }
  },
}

app.get('/:question', async (c) => {
  while (fresh[0] && fresh[0].at <= Date.now() - 2_000)
    for (const change of fresh.shift()?.changes ?? []) settled.take(change)
  const question = c.req.param('question')
  if (settled.books.length === 0) return c.json({ verdict: 'the shop is not open yet' })
  const { path, needs, judge } = (questions[question] as () => Question)()
  const answer = await fetch(`${process.env.API_URL}${path}`, { signal: AbortSignal.timeout(4_000) })
  if (!answer.ok) return c.json({ verdict: `api answered ${answer.status}` }, 502)
  const verdict = judge((await answer.json()) as never)
  record(verdict, question)
  record('needed', question, needs)
  return c.json({ path, verdict }, verdict === 'right' ? 200 : 500)
})

function among(least: Set<number>, most: () => Set<number>) {
  return (answer: number[]): Verdict => {
    const given = new Set(answer)
    if ([...given].some((item) => !most().has(item))) return 'wrong'
    return [...least].every((item) => given.has(item)) ? 'right' : 'old'
  }
}

// a letter is missing in the first word, and one is wrong in the second
function typed(title: string): string {
  const [first = '', second = ''] = title.split(' ')
  const [gap, slip] = [1 + below(first.length - 1), 1 + below(second.length - 1)]
  return `${first.slice(0, gap)}${first.slice(gap + 1)} ${second.slice(0, slip)}x${second.slice(slip + 1)}`
}

function below(n: number): number {
  return Math.floor(uniform(0, n))
}

app.onError((error, c) => c.json({ verdict: error.message }, 502))
serve({ fetch: app.fetch, port: Number(process.env.PORT) })
