const h = new Headers({ 'X-B': '1', a: '2' })
h.append('X-b', '3')
h.append('Set-Cookie', 'a=1')
h.append('set-cookie', 'b=2')
console.log([...h], h.get('x-B'), h.get('nope'), h.getSetCookie(), h.has('A'))
for (const bad of ['a b', ''])
  try {
    h.set(bad, '1')
  } catch (e) {
    console.log(e.name, e.message)
  }
try {
  h.set('a', 'x\ny')
} catch (e) {
  console.log(e.name)
}
try {
  new Headers([['a']])
} catch (e) {
  console.log(e.name)
}
console.log(
  new Headers([
    ['b', '1'],
    ['a', ' 2 '],
  ]).get('a'),
)
h.delete('set-cookie')
console.log([...h.keys()], [...h.values()])
