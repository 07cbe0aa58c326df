import type { Sandbox } from './bridge.ts'

/** The engine in its sandboxed frame, loaded when the page is there. @throws Error with a sentence when it cannot be. */
export async function openSandbox(): Promise<Sandbox> {
  if (import.meta.env.DEV && new URLSearchParams(location.search).has('standin')) {
    const { openStandIn } = await import('./testing/stand-in.ts')
    return openStandIn()
  }
  const { openSandbox: open } = await import('../runtime/browser/sandbox.ts')
  return open()
}
