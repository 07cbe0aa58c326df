console.log({
  a: 1,
  b: { c: { d: { e: 1 } } },
  f() {},
  g: class X {},
  h: Symbol('s'),
  i: 1n,
  j: null,
  k: undefined,
  l: "it's",
})
console.log([1, undefined, 3], [undefined, null], new Array(3), ['a'.repeat(30), 'b'.repeat(30), 'c'.repeat(30)])
console.log(new Map([['a', { b: 1 }]]), new Set([1, 'x']), new Date(0), /x/gi, [new Date(0)])
console.log('%s %d %i %f %j %o %O %%', 'a', 1.5, 1.5, '2.5', { a: 1 }, [1], { b: 2 }, 'rest', { c: 3 })
console.log([[1, [2, [3, [4]]]]], { a: [{ b: { c: {} } }] })
class P {
  constructor() {
    this.x = 1
  }
  get y() {
    return 2
  }
}
console.log(new P(), Object.create(null), [new P()])
const o = { name: 'o' }
o.self = o
console.log(o)
console.log(Buffer.from('hello'), new Uint8Array(3), -0, [-0], NaN, true, 'top', ['in'])
console.log({ 'a-b': 1, 2: 3 }, [1.5, 'x', null], [])
console.log(Array.from({ length: 120 }, (_, i) => i))
console.log({ long: 'x'.repeat(60), other: 'y'.repeat(30), z: [1, 2, 3] })
console.log(
  () => 1,
  function named() {},
  async () => {},
)
console.log(['apple', 'banana', 'cherry', 'dragonfruit', 'elderberry', 'fig', 'grape', 'honeydew'])
