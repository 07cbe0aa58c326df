const c = new AbortController()
c.signal.addEventListener('abort', (e) => console.log('event', e.type, c.signal.reason.name), { once: true })
c.signal.onabort = () => console.log('on')
c.abort()
c.abort()
console.log(c.signal.aborted, c.signal.reason.name, c.signal.reason.message, c.signal.reason.code)
try {
  c.signal.throwIfAborted()
} catch (e) {
  console.log(e === c.signal.reason)
}
const stay = setInterval(() => {}, 5)
const t = AbortSignal.timeout(20)
console.log(t.aborted)
await new Promise((r) => t.addEventListener('abort', r))
console.log(t.aborted, t.reason.name, t.reason.message, t.reason.code)
const any = AbortSignal.any([new AbortController().signal, AbortSignal.abort('why')])
console.log(any.aborted, any.reason)
console.log(AbortSignal.abort().reason.message)
const t2 = AbortSignal.timeout(5)
await new Promise((r) => setTimeout(r, 30))
console.log(t2.aborted)
try {
  new AbortSignal()
} catch (e) {
  console.log(e.name)
}
clearInterval(stay)
