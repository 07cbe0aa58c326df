import { openSandbox } from '../../../runtime/browser/sandbox.ts'
import type { CheckReply, CheckRequest } from '../../../protocol/check.ts'

/** What the verification calls from outside: judges some code in this browser's sandbox. */
type Judge = (order: Omit<Extract<CheckRequest, { type: 'check' }>, 'type' | 'id'>) => Promise<CheckReply>

const sandbox = await openSandbox()
let id = 0

const judge: Judge = (order) =>
  new Promise((resolve) => {
    const mine = ++id
    const stop = sandbox.on((message) => {
      if ((message.type !== 'check-done' && message.type !== 'check-failed') || message.id !== mine) return
      stop()
      resolve(message)
    })
    sandbox.send({ type: 'check', id: mine, ...order })
  })

Object.assign(globalThis, { judge })
document.title = 'ready'
