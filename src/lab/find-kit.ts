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
    // what services import is their loader's affair
    resolve: (name, context, next) =>
      context.parentURL?.startsWith('faultline:')
        ? next(name, context)
        : name === 'faultline/lab'
          ? { url: at, shortCircuit: true }
          : name === 'faultline/bus'
            ? { url: new URL('./bus/run-bus.ts', at).href, shortCircuit: true }
            : next(name, context),
  })
}
