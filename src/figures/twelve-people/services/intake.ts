import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const DAY = 1000
const TEAMS = (process.env.TEAMS ?? '').split(' ')
const HAND_OFF_DAYS = Number(process.env.HAND_OFF_DAYS)
const SENT_BACK = Number(process.env.SENT_BACK)
const app = new Hono()

// a wish is answered when it is live: its three tasks are done
app.post('/wish/:product', async (c) => {
  if (process.env.ORG === 'layers') await fromTeamToTeam()
  else await work(TEAMS[Number(c.req.param('product'))], 3)
  return c.text('live')
})

async function fromTeamToTeam() {
  let at = 0
  while (at < TEAMS.length) {
    await work(TEAMS[at], 1)
    // a wish that was misunderstood goes back to the team before
    const back = at > 0 && Math.random() < SENT_BACK
    at += back ? -1 : 1
    if (at < TEAMS.length) await new Promise((resolve) => setTimeout(resolve, HAND_OFF_DAYS * DAY))
  }
}

function work(team: string | undefined, tasks: number) {
  return fetch(`http://${team}:3000/work/${tasks}`, { method: 'POST' })
}

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
