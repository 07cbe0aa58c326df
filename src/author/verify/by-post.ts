import { type ChildProcess, spawn } from 'node:child_process'
import type { IncomingMessage } from 'node:http'
import process from 'node:process'
import type { Plugin } from 'vite'
import type { CheckReply } from '../../protocol/check.ts'
import { readLab } from '../lab-folder.ts'
import { byVariant, type Group, settle } from './group.ts'
import { type Foreign, findInstalled } from './installed.ts'
import { serveVerificationPage } from './open-page.ts'
import type { HostName, Task, TaskOutcome } from './task.ts'

/** What the page posts: that it goes on, what became of the order with this number, or that it failed itself. */
type Post = { type: 'alive' } | { type: 'reply'; order: number; reply: CheckReply } | { type: 'broken'; why: string }

/** A page that says nothing for this long is given up. */
const PATIENCE_MS = 240_000

/**
 * Does all tasks in a browser that nothing can drive: the page asks this process for orders, one after another, and
 * posts what came out. The sandbox is the one that learners have.
 *
 * @throws Error with a sentence when the browser is not here, ends by itself, or falls silent.
 */
export async function doAllByPost(
  tasks: Task[],
  host: HostName,
  progress: (done: number) => void,
): Promise<TaskOutcome[]> {
  const browser = findInstalled(host as Foreign)
  if (typeof browser === 'string') throw new Error(browser)
  const groups = byVariant(tasks)
  const outcomes: TaskOutcome[] = new Array(tasks.length)
  let done = 0
  let hear = (_post: Post): void => {}
  const server = await serveVerificationPage(
    exchange(
      async (order) => orderOf(groups[order]),
      (post) => hear(post),
    ),
  )
  // a group of its own, since xvfb-run and browsers start others
  const child = spawn(browser.command, browser.args(`${server.url}?post`), {
    env: { ...process.env, ...browser.env },
    stdio: 'ignore',
    detached: true,
  })
  // whoever ends this process shall not leave the browser behind
  const endNow = () => signal(child, 'SIGKILL')
  const endOnSignal = () => process.exit(1)
  process.once('exit', endNow)
  process.once('SIGTERM', endOnSignal)
  process.once('SIGINT', endOnSignal)
  try {
    await new Promise<void>((resolve, reject) => {
      let watch: ReturnType<typeof setTimeout>
      const expectMore = () => {
        clearTimeout(watch)
        watch = setTimeout(() => reject(new Error(`${host} said nothing for ${PATIENCE_MS / 1_000} s.`)), PATIENCE_MS)
      }
      const ended = (sentence: string) => {
        clearTimeout(watch)
        reject(new Error(sentence))
      }
      hear = (post) => {
        expectMore()
        if (post.type === 'broken') return ended(`The page failed in ${host}: ${post.why}`)
        if (post.type !== 'reply') return
        const group = groups[post.order]
        if (!group) return
        done += settle(tasks, outcomes, group, post.reply)
        progress(done)
        if (done < tasks.length) return
        clearTimeout(watch)
        resolve()
      }
      child.once('error', (error) => ended(`${host} did not start: ${error.message}`))
      child.once('exit', (code) => ended(`${host} ended by itself with code ${code}.`))
      expectMore()
    })
    return outcomes
  } finally {
    await end(child)
    process.off('exit', endNow)
    process.off('SIGTERM', endOnSignal)
    process.off('SIGINT', endOnSignal)
    browser.cleanUp()
    await server.close()
  }
}

async function orderOf(group: Group | undefined): Promise<object | null> {
  if (!group) return null
  const lab = await readLab(group.lab)
  const { seeds, checks } = group
  return { lab: group.lab, files: lab.variants[group.variant], seeds, ...(checks ? { checks } : {}) }
}

/** The two addresses behind the page: GET /order/<n> and POST /said. */
function exchange(orderOf: (order: number) => Promise<object | null>, hear: (post: Post) => void): Plugin {
  return {
    name: 'faultline-orders',
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        const order = /^\/order\/(\d+)$/.exec(request.url ?? '')?.[1]
        if (order !== undefined) {
          response.setHeader('content-type', 'application/json')
          return response.end(JSON.stringify(await orderOf(Number(order))))
        }
        if (request.url !== '/said' || request.method !== 'POST') return next()
        response.end()
        hear(JSON.parse(await read(request)) as Post)
      })
    },
  }
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of request) chunks.push(chunk as Uint8Array)
  return Buffer.concat(chunks).toString('utf8')
}

async function end(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve))
  if (!signal(child, 'SIGTERM')) return
  const force = setTimeout(() => signal(child, 'SIGKILL'), 5_000)
  if (child.exitCode === null && child.signalCode === null) await gone
  clearTimeout(force)
}

/** To the browser and all that it has started; false when nothing of it is left. */
function signal({ pid }: ChildProcess, name: NodeJS.Signals): boolean {
  try {
    return pid !== undefined && process.kill(-pid, name)
  } catch {
    return false
  }
}
