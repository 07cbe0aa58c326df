import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { statusOf } from '../../runtime/process/status.ts'
import { StationLink } from './station-link.ts'

test('lines may be cut anywhere, end as a terminal ends them, echo orders, and stand among other text', () => {
  const orders: string[] = []
  const link = new StationLink((text) => orders.push(text))
  const said = [
    '{"order":"lift","fault":"a"}',
    '{"type":"up"}',
    '{"type":"services","services":[{"name":"web","port":1,"state":"up"}]}',
    'npm warn something old',
    '{"type":"refused","sentence":"There is no fault."}',
  ].join('\r\n')
  for (const letter of `${said}\r\n`) link.hear(letter)
  expect(link.up).toBe(true)
  expect(link.services).toEqual([{ name: 'web', port: 1, state: 'up' }])
  expect(link.log.map(({ text }) => text)).toEqual(['npm warn something old', 'There is no fault.'])
  link.tell({ order: 'close' })
  expect(orders).toEqual(['{"order":"close"}\n'])
})

test('a lab on real processes is seen and broken through it', async () => {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../author/lab.ts'), 'hello', '--json'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  try {
    const link = new StationLink((text) => void child.stdin.write(text))
    child.stdout.setEncoding('utf8').on('data', (text: string) => link.hear(text))
    const well = () => statusOf(link.book, 'visitors', [{ from: 'greeter', to: 'guestbook' }], link.now).well
    while (!(well() > 0.9)) await wait(50)
    link.tell({
      order: 'inject',
      fault: { id: 'cut', kind: 'reset', target: 'greeter>guestbook', params: { share: 1 } },
    })
    while (!(well() < 0.3)) await wait(50)
    link.tell({ order: 'lift', fault: 'cut' })
    while (!(well() > 0.9)) await wait(50)
    link.tell({ order: 'close' })
    expect(await ended).toBe(0)
  } finally {
    child.kill('SIGKILL')
  }
})
