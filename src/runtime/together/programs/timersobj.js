const t = setTimeout(() => console.log('no'), 5)
console.log(typeof +t, t.hasRef(), t.ref() === t)
clearTimeout(t)
clearTimeout(undefined)
clearTimeout(999)
const u = setTimeout(() => console.log('unref never'), 50)
u.unref()
const r = setTimeout(() => console.log('refreshed'), 10)
setTimeout(() => r.refresh(), 5)
try {
  setTimeout('x')
} catch (e) {
  console.log(e.code)
}
setTimeout((a, b) => console.log(a, b), 1, 'A', 'B')
const i = setImmediate(() => console.log('no'))
clearImmediate(i)
