import { expect, test } from 'vitest'
import { Journal, Row } from '../../engine/journal.ts'
import { checkJournal } from './journal.ts'

test('a journal that is full ends the take and names who writes', () => {
  const journal = new Journal()
  const [web, inventory] = [journal.name('web'), journal.name('inventory')]
  for (let i = 0; i < 10; i++) journal.add(Row.timer, i, web, i)
  expect(checkJournal(journal, 100)).toBeNull()
  for (let i = 0; i < 100; i++) journal.add(Row.timer, i, inventory, i)
  expect(checkJournal(journal, 100)).toMatchInlineSnapshot(`
    {
      "message": "The run was ended: its journal has 100 rows, and this page has no room for more. Most of the last ones are the doing of inventory. Is there a timer or a loop of requests that goes too fast? Start again with other code.",
      "name": "JournalFull",
      "values": {
        "rows": 100,
        "service": "inventory",
      },
    }
  `)
})
