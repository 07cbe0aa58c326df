import type { ShopView } from './view.ts'

/** What the sentence below the shop says. */
export type Chapter = 'starting' | 'well' | 'paused' | 'back' | 'stuck' | 'recovered'

/** Seconds after the end of a pause before "orders still fail" may be said: the queue deserves a moment. */
const PATIENCE_S = 3

/**
 * Where the shop's story stands. `usual` is how many orders a second come in; "stuck" needs less than a third of them
 * confirmed some seconds after the pause, "recovered" three quarters.
 */
export function chapterOf(view: ShopView, usual: number): Chapter {
  if (view.services.inventory.state === 'paused') return 'paused'
  const ended = view.pauses.at(-1)?.[1]
  if (ended === undefined || ended === null) return view.tape.length < 10 ? 'starting' : 'well'
  if (view.at - ended < PATIENCE_S) return 'back'
  if (view.confirmed < usual / 3) return 'stuck'
  return view.confirmed > usual * 0.75 ? 'recovered' : 'back'
}
