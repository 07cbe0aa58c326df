import fs, {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import * as fsp from 'node:fs/promises'

const tell = (error) =>
  console.log(error.name, error.code, error.errno, error.syscall, error.path, error.dest, '|', error.message)
const attempt = (act) => {
  try {
    console.log('fine', act())
  } catch (error) {
    tell(error)
  }
}

writeFileSync('a.txt', 'héllo')
appendFileSync('a.txt', ' wörld')
console.log(readFileSync('a.txt', 'utf8'), readFileSync('a.txt').length, readFileSync('a.txt', { encoding: 'hex' }))
console.log(statSync('a.txt').size, statSync('a.txt').isFile(), statSync('.').isDirectory())
console.log(existsSync('a.txt'), existsSync('b.txt'), existsSync(undefined))
writeFileSync('bytes', new Uint8Array([1, 2, 255]))
appendFileSync('bytes', 'é')
console.log([...readFileSync('bytes')], readFileSync('bytes', 'base64'))
writeFileSync('a.txt', 'new', { flag: 'a' })
console.log(readFileSync('a.txt', 'utf-8'))
attempt(() => writeFileSync('a.txt', 'x', { flag: 'wx' }))
attempt(() => readFileSync('missing'))
attempt(() => readFileSync('missing/deep/er'))
attempt(() => readFileSync('a.txt/inner'))
attempt(() => readFileSync('.'))
attempt(() => writeFileSync('.', ''))
attempt(() => writeFileSync('no/such', ''))
attempt(() => appendFileSync('no/such', ''))
attempt(() => statSync('missing'))
attempt(() => statSync('missing', { throwIfNoEntry: false }))
attempt(() => readdirSync('missing'))
attempt(() => readdirSync('a.txt'))
attempt(() => fs.accessSync('missing'))
attempt(() => fs.unlinkSync('missing'))
attempt(() => fs.rmdirSync('a.txt'))
attempt(() => rmSync('missing'))
attempt(() => rmSync('missing', { force: true }))
attempt(() => renameSync('missing', 'x'))
attempt(() => renameSync('a.txt', 'no/x'))
attempt(() => fs.copyFileSync('missing', 'x'))

mkdirSync('d')
attempt(() => mkdirSync('d'))
attempt(() => mkdirSync('x/y'))
attempt(() => mkdirSync('a.txt', { recursive: true }))
attempt(() => mkdirSync('d', { recursive: true }))
console.log(mkdirSync('p/q/r', { recursive: true }).split('/').pop())
for (const name of ['z', 'm', 'B', 'a']) writeFileSync(`d/${name}`, name)
mkdirSync('d/sub')
writeFileSync('d/sub/deep', '')
console.log(readdirSync('d'), readdirSync('d', { recursive: true }).sort())
console.log(readdirSync('d', { withFileTypes: true }).map((one) => [one.name, one.parentPath, one.isDirectory()]))
attempt(() => rmSync('d'))
attempt(() => fs.rmdirSync('d'))
attempt(() => fs.unlinkSync('d'))
attempt(() => renameSync('a.txt', 'd'))
attempt(() => renameSync('d', 'a.txt'))
attempt(() => renameSync('d', 'p'))
attempt(() => renameSync('d', 'd/sub/inside'))
renameSync('d', 'e')
console.log(existsSync('d/z'), readFileSync('e/sub/deep', 'utf8') === '', readFileSync('e/z', 'utf8'))
renameSync('a.txt', 'e/z')
console.log(readFileSync('e/z', 'utf8'), existsSync('a.txt'))
rmSync('e', { recursive: true })
console.log(existsSync('e'), existsSync('e/z'))
fs.copyFileSync('bytes', 'copy')
fs.truncateSync('copy', 2)
console.log([...readFileSync('copy')])

const fd = fs.openSync('log', 'a+')
console.log(fs.writeSync(fd, 'one\n'), fs.writeSync(fd, Buffer.from('two\n')), fs.fstatSync(fd).size)
fs.fsyncSync(fd)
const into = Buffer.alloc(6)
console.log(fs.readSync(fd, into, 1, 4, 4), JSON.stringify(into.toString()))
fs.closeSync(fd)
attempt(() => fs.writeSync(fd, 'x'))
attempt(() => fs.openSync('log', 'zz'))
attempt(() => readFileSync(null))
attempt(() => writeFileSync('n', 5))

await fsp.writeFile('p.txt', 'promised')
console.log(await fsp.readFile('p.txt', 'utf8'), (await fsp.stat('p.txt')).size)
await fsp.appendFile('p.txt', '!')
await fsp.mkdir('pd/inner', { recursive: true })
await fsp.rename('p.txt', 'pd/p.txt')
console.log(await fsp.readdir('pd'))
for (const act of [
  () => fsp.readFile('missing'),
  () => fsp.readdir('missing'),
  () => fsp.mkdir('pd'),
  () => fsp.rm('pd'),
  () => fsp.rmdir('pd'),
  () => fsp.open('missing'),
  () => fsp.open('pd/p.txt', 'wx'),
  () => fsp.access('missing'),
  () => fsp.unlink('missing'),
  () => fsp.stat('missing'),
])
  await act().then((value) => console.log('fine', value), tell)

const file = await fsp.open('pd/p.txt', 'r+')
console.log((await file.write('PRO', 0)).bytesWritten, await file.readFile('utf8'))
console.log((await file.stat()).size)
await file.truncate(4)
await file.sync()
await file.datasync()
const { bytesRead, buffer } = await file.read(Buffer.alloc(10), 0, 10, 0)
console.log(bytesRead, JSON.stringify(buffer.toString('utf8', 0, bytesRead)))
await file.close()
await file.readFile().then(console.log, (error) => console.log(error.code, error.syscall, error.message))
const reader = await fsp.open('pd/p.txt')
await reader.write('x').catch(tell)
await reader.close()
const appender = await fsp.open('pd/list', 'a')
await Promise.all(['a', 'b', 'c'].map((text) => appender.appendFile(text)))
await appender.readFile().catch(tell)
await appender.close()
console.log(await fsp.readFile('pd/list', 'latin1'))

const order = []
const wait = fsp.readFile('pd/list').then(() => order.push('read'))
queueMicrotask(() => order.push('microtask'))
process.nextTick(() => order.push('tick'))
order.push('now')
await wait
console.log(order)
await new Promise((resolve) => {
  fs.readFile('pd/list', 'utf8', (error, text) => {
    console.log('called', error, text)
    fs.mkdir('pd', (problem) => {
      console.log(problem.code)
      resolve()
    })
  })
})
// unlinked, and still open
const gone = fs.openSync('gone', 'w+')
fs.writeSync(gone, 'still here')
fs.unlinkSync('gone')
const rest = Buffer.alloc(20)
console.log(fs.readSync(gone, rest, 0, 20, 0), existsSync('gone'))
fs.closeSync(gone)
console.log(fs.promises === fsp.default, typeof fs.constants.F_OK)
