import type { WebContainer } from '@webcontainer/api'

/** Why a container does not come up: each has its sentence in the words of the page. */
export type BootRefusal = 'offline' | 'not-isolated' | 'unsupported' | 'no-key' | 'blocked' | 'failed'

/** What the browser says of itself; a part of `window`, so that tests can say otherwise. */
export interface BootPlace {
  online: boolean
  isolated: boolean
  /** The browser has what a container is made of. */
  supported: boolean
  host: string
}

export class NotBooted extends Error {
  readonly reason: BootRefusal

  constructor(reason: BootRefusal, message = '') {
    super(message)
    this.reason = reason
  }
}

/** `boot()` of the API neither resolves nor rejects when its frame cannot be loaded. */
const PATIENCE_MS = 20_000

export function thisPlace(): BootPlace {
  return {
    online: navigator.onLine,
    isolated: crossOriginIsolated,
    supported: 'serviceWorker' in navigator && typeof WebAssembly === 'object' && typeof MessageChannel === 'function',
    host: location.hostname,
  }
}

/** What is known without asking anybody; null when it is worth a try. */
export function refusalBefore({ online, isolated, supported }: BootPlace): BootRefusal | null {
  if (!supported) return 'unsupported'
  if (!isolated) return 'not-isolated'
  return online ? null : 'offline'
}

/** What a boot that gave no answer in time, or a wrong one, probably means. Without a key only this machine may use it freely. */
export function refusalAfter({ online, host }: BootPlace, key: string, answered: boolean): BootRefusal {
  if (!online) return 'offline'
  const ownMachine = host === 'localhost' || host === '127.0.0.1' || host === '[::1]'
  if (!answered) return 'blocked'
  return key === '' && !ownMachine ? 'no-key' : 'failed'
}

/**
 * Boots a container, once in the life of a page: whoever wants to try again reloads it.
 * @throws NotBooted within 20 s, with the reason.
 */
export async function boot(key: string, place = thisPlace(), patienceMs = PATIENCE_MS): Promise<WebContainer> {
  const before = refusalBefore(place)
  if (before) throw new NotBooted(before)
  const { WebContainer, configureAPIKey } = await import('@webcontainer/api')
  if (key) configureAPIKey(key)
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NotBooted(refusalAfter(thisPlace(), key, false))), patienceMs)
  })
  try {
    return await Promise.race([WebContainer.boot({ coep: 'require-corp', workdirName: 'lab' }), late])
  } catch (thrown) {
    if (thrown instanceof NotBooted) throw thrown
    throw new NotBooted(refusalAfter(thisPlace(), key, true), (thrown as Error).message)
  } finally {
    clearTimeout(timer)
  }
}
