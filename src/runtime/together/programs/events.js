import { EventEmitter, once } from 'node:events'

const e = new EventEmitter()
e.on('a', (...x) => console.log('a', x, e.listenerCount('a')))
e.once('a', () => console.log('once'))
e.prependListener('a', () => console.log('first'))
console.log(e.emit('a', 1, 2), e.emit('a'), e.emit('b'))
setTimeout(() => e.emit('z', 5), 1)
console.log(await once(e, 'z'))
try {
  e.emit('error', new Error('x'))
} catch (err) {
  console.log(err.message)
}
console.log(e.eventNames())
