import { setTimeout } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import { record } from 'faultline/lab'
import { Hono } from 'hono'
import { FIRST_YEARS, nameOf } from './names.ts'

const { PROFILE_URL, CHECKOUT_URL, LABEL_URL } = process.env
// the name that each customer gave last
const names = new Map<number, string>()
for (let id = 1; id <= FIRST_YEARS; id++) names.set(id, nameOf(id))
let told = ''

serve({ fetch: new Hono().fetch, port: Number(process.env.PORT) })

for (let turn = 1; ; turn++) {
  await setTimeout(250)
  // 1 one customer is new, and one who came a second ago gives another name
  const newest = 1_000 + turn
  await give(newest, nameOf(turn))
  if (names.has(newest - 3)) await give(newest - 3, nameOf(turn + 3))
  // 2 what is printed for them, and what lies in the table
  for (const id of [newest, newest - 7]) await look(id, id === newest)
  if (turn % 4 === 0) await inspect()
}

async function give(id: number, name: string): Promise<void> {
  names.delete(id)
  const answer = await ask(`${PROFILE_URL}/customers/${id}`, 'PUT', { name })
  if (answer?.ok) names.set(id, name)
}

async function look(id: number, isNew: boolean): Promise<void> {
  const name = names.get(id)
  if (!name) return
  const [family = '', ...given] = name.split(' ')
  const capitals = [family.toUpperCase(), ...given].join(' ')
  const label = await ask(`${LABEL_URL}/labels/${id}`)
  if (label?.ok) {
    const { to } = await label.json()
    wrongName(to === name || to === capitals, `the label of ${name} says ${to}`)
    if (isNew) record('small letters', to, to === capitals ? 0 : 1)
  }
  const receipt = await ask(`${CHECKOUT_URL}/orders`, 'POST', { customer: String(id) })
  if (receipt?.ok) {
    const { thanks } = await receipt.json()
    wrongName(thanks === `Thank you, ${name}.`, `the receipt of ${name} says ${thanks}`)
  }
}

function wrongName(right: boolean, says: string): void {
  record('wrong names', says, right ? 0 : 1)
  if (!right) console.log(says)
}

async function inspect(): Promise<void> {
  const [rows, one] = [await ask(`${PROFILE_URL}/rows`), await ask(`${PROFILE_URL}/customers/1`)]
  if (!rows?.ok || !one?.ok) return
  const all: { id: number; family?: string; given?: string }[] = await rows.json()
  const empty = all.filter(({ family }) => !family).length
  const broken = all.filter(({ id, family, given }) => {
    const name = names.get(id)
    return !family || (name !== undefined && name !== `${family} ${given}`)
  }).length
  const [stored, sent] = [all.some((row) => 'name' in row), 'name' in (await one.json())]
  record('broken rows', 'customers', broken)
  record('old field', 'name', Number(stored) + Number(sent))
  const says = `${all.length} rows: ${empty} without a family name, ${broken - empty} with an old one; name is ${stored ? '' : 'not '}stored and ${sent ? '' : 'not '}sent`
  if (says.replace(/^\d+/, '') !== told) console.log(says)
  told = says.replace(/^\d+/, '')
}

async function ask(url: string, method = 'GET', body?: object): Promise<Response | undefined> {
  const signal = AbortSignal.timeout(1_000)
  return fetch(url, { method, signal, ...(body ? { body: JSON.stringify(body) } : {}) }).catch(() => undefined)
}
