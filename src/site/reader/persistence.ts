/** How sure it is that the browser keeps what it has. */
export type Persistence = 'granted' | 'best' | 'unable' | 'blocked'

type Storage = Pick<StorageManager, 'persisted' | 'persist'>

/** What the browser says, without asking it for anything. */
export async function persistence(storage: Partial<Storage> | undefined, canKeep: () => boolean): Promise<Persistence> {
  if (!canKeep()) return 'blocked'
  if (!storage?.persisted || !storage.persist) return 'unable'
  return (await storage.persisted().catch(() => false)) ? 'granted' : 'best'
}

/** Asks the browser to keep it; browsers may ask the reader. False: it did not promise. */
export async function askToPersist(storage: Partial<Storage> | undefined): Promise<boolean> {
  return (await storage?.persist?.().catch(() => false)) ?? false
}

/** A trial write; some browsers and modes refuse. */
export function canKeep(): boolean {
  try {
    localStorage.setItem('faultline:trial', '1')
    localStorage.removeItem('faultline:trial')
    return true
  } catch {
    return false
  }
}

/**
 * Safari, and on iPhone and iPad every browser, when the site is not installed: there, script-writable storage goes after
 * seven days of use without a visit. They name Apple as their vendor; others do not.
 */
export function forgetsAfterSevenDays(agent: { vendor: string; userAgent: string }, installed: boolean): boolean {
  return !installed && /^Apple/.test(agent.vendor) && /AppleWebKit/.test(agent.userAgent)
}
