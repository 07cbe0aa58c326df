import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { program, send } from './service.ts'

const words = '3 copies on the shelf'

/** The program that the figure shows, run as it stands: its imports handed in, the server replaced by its handler. */
function shown(): (request: Request) => Promise<Response> {
  const code = `${program.before}${words}${program.after}`.replace(/^import .*$/gm, '')
  let handler: ((request: Request) => Promise<Response>) | undefined
  new Function('Hono', 'serve', code)(Hono, (server: { fetch: typeof handler }) => {
    handler = server.fetch
  })
  if (!handler) throw new Error('The program serves nothing')
  return handler
}

test('the program that is shown has twelve lines', () => {
  expect(`${program.before}${program.after}`.split('\n')).toHaveLength(12)
})

test.each(['/books/7', '/books/12', '/book/7'])(
  'the program that is shown answers %s as the figure does',
  async (path) => {
    const answer = await shown()(new Request(`http://localhost:3000${path}`))
    expect(await send(words, path)).toEqual({ status: answer.status, body: await answer.text() })
  },
)

test('a known address is answered with 200, an unknown one with 404', async () => {
  expect(await send(words, '/books/7')).toEqual({ status: 200, body: '{"id":"7","stock":"3 copies on the shelf"}' })
  expect((await send(words, '/book/7')).status).toBe(404)
})
