import { registerHooks } from 'node:module'

const kit = new URL('./index.ts', import.meta.url).href
let found = false

/**
 * Lets Node find `faultline/lab` for labs that lie outside of this repository. `at` is where the kit's index.ts is, for
 * code that was bundled away from it.
 */
export function findKit(at: string = kit): void {
  if (found) return
  found = true
  registerHooks({
    resolve: (name, context, next) =>
      name === 'faultline/lab'
        ? { url: at, shortCircuit: true }
        : name === 'faultline/bus'
          ? { url: new URL('./bus/run-bus.ts', at).href, shortCircuit: true }
          : next(name, context),
  })
}
