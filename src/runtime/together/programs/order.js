import { setTimeout as sleep } from 'node:timers/promises'

process.nextTick(() => console.log('tick1'))
Promise.resolve()
  .then(() => {
    console.log('m1')
    process.nextTick(() => console.log('tick in m1'))
  })
  .then(() => console.log('m2'))
queueMicrotask(() => console.log('qm'))
setTimeout(() => {
  console.log('t0')
  process.nextTick(() => console.log('t0 tick'))
  Promise.resolve().then(() => console.log('t0 m'))
}, 0)
setTimeout(() => console.log('t1'), 1)
setTimeout(() => console.log('t5'), 5)
const i = setInterval(() => {
  console.log('iv')
  if (++n === 3) clearInterval(i)
}, 20)
let n = 0
await sleep(1000)
console.log('end')
