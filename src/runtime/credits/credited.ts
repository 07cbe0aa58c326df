import type { Effect, ServiceError, ServiceProcess, Step } from '../../engine/process.ts'
import { Account, checkEffects } from './account.ts'

/** A process that is ended, with a sentence, at the first thing by which it takes more than its share. */
export function credited(process: ServiceProcess): ServiceProcess {
  const account = new Account()
  let over = false
  const end = (error: ServiceError): Effect => {
    over = true
    process.kill()
    return { type: 'exit', code: 137, error }
  }
  const settle = (effects: Effect[]): Effect[] => {
    const tooMuch = checkEffects(effects.length - 1)
    if (tooMuch) return [end(tooMuch)]
    for (let i = 0; i < effects.length; i++) {
      const refused = account.charge(effects[i] as Effect)
      if (refused) return [...effects.slice(0, i), end(refused)]
    }
    return effects
  }
  return {
    deliver(step: Step) {
      if (over) return Promise.resolve([])
      const refused = account.begin(step)
      return refused ? Promise.resolve([end(refused)]) : process.deliver(step).then(settle)
    },
    kill() {
      over = true
      process.kill()
    },
  }
}
