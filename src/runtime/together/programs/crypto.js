import { createHash, createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'

for (const a of ['md5', 'sha1', 'sha256', 'sha512'])
  console.log(a, createHash(a).update('héllo').update(Buffer.from('x')).digest('hex'))
console.log(
  createHmac('sha256', 'key').update('data').digest('base64'),
  createHash('sha256').update('a').digest().length,
)
console.log(randomUUID().length, randomBytes(4).length, timingSafeEqual(Buffer.from('a'), Buffer.from('a')))
console.log(Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode('a'))).toString('hex'))
try {
  createHash('nope')
} catch (e) {
  console.log(e.message.slice(0, 27))
}
