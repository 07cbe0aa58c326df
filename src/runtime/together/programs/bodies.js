const r = new Response('hi', { status: 201, headers: { a: 'b' } })
console.log(r.status, r.ok, r.statusText, r.headers.get('content-type'), r.bodyUsed)
console.log(await r.text(), r.bodyUsed)
await r.text().catch((e) => console.log(e.name, e.message))
console.log(await Response.json({ a: 1 }).json(), Response.json([]).headers.get('content-type'))
const q = new Request('http://x/y?z#h', {
  method: 'post',
  body: JSON.stringify({ a: 1 }),
  headers: { 'content-type': 'application/json' },
})
console.log(q.method, q.url, await q.clone().json(), await q.json())
try {
  new Request('http://x', { body: 'a' })
} catch (e) {
  console.log(e.name, e.message)
}
try {
  new Request('nope')
} catch (e) {
  console.log(e.name, e.message)
}
try {
  new Response('a', { status: 204 })
} catch (e) {
  console.log(e.name, e.message)
}
try {
  new Response('a', { status: 99 })
} catch (e) {
  console.log(e.name, e.message)
}
const f = new FormData()
f.append('a', '1')
f.append('b', new Blob(['xyz'], { type: 'text/plain' }), 'b.txt')
const back = await new Response(f).formData()
console.log(back.get('a'), back.get('b').name, await back.get('b').text(), back.get('b').type)
console.log([...(await new Response(new URLSearchParams({ a: '1 2' })).formData())])
const s = new ReadableStream({
  start(c) {
    c.enqueue(new TextEncoder().encode('st'))
    c.enqueue(new TextEncoder().encode('ream'))
    c.close()
  },
})
console.log(await new Response(s).text())
const t = new Response('tee')
const t2 = t.clone()
console.log(await t.text(), await t2.text())
console.log(
  new Response(null).body,
  (await new Response('ab').arrayBuffer()).byteLength,
  (await new Response('ab').blob()).size,
)
await new Response('{a').json().catch((e) => console.log(e.name, e.message))
console.log(Response.redirect('http://a/b', 301).headers.get('location'), Response.error().type)
