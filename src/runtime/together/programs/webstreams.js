const ts = new TransformStream({
  transform(c, ctl) {
    ctl.enqueue(c * 2)
  },
})
const w = ts.writable.getWriter()
w.write(1)
w.write(2)
w.close()
for await (const v of ts.readable) console.log(v)
const [a, b] = new ReadableStream({
  start(c) {
    c.enqueue('x')
    c.close()
  },
}).tee()
console.log(await Array.fromAsync(a), await Array.fromAsync(b))
const rs = new ReadableStream({
  start(c) {
    c.error(new Error('no'))
  },
})
await rs
  .getReader()
  .read()
  .catch((e) => console.log(e.message))
console.log(
  await new Response(
    new Blob(['é']).stream().pipeThrough(new TextDecoderStream()).pipeThrough(new TextEncoderStream()),
  ).text(),
)
await ReadableStream.from([1, 2]).pipeTo(
  new WritableStream({
    write(c) {
      console.log('w', c)
    },
  }),
)
