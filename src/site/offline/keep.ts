/**
 * Registers the service worker. The first page of a first visit was loaded without it, so once it is there that page and
 * what it has loaded so far are asked for again, out of the browser's own cache, and kept.
 */
export async function keepForOffline(): Promise<ServiceWorkerRegistration | undefined> {
  const workers = navigator.serviceWorker
  if (!workers) return undefined
  const first = !workers.controller
  try {
    const registration = await workers.register('/sw.js')
    if (first) void keepWhatIsHere(workers)
    return registration
  } catch {
    // refused, as in some private windows: the site works, but only with a network
    return undefined
  }
}

async function keepWhatIsHere(workers: ServiceWorkerContainer): Promise<void> {
  if (!workers.controller)
    await new Promise((done) => workers.addEventListener('controllerchange', done, { once: true }))
  const seen = new Set<string>()
  const keep = (url: string) => {
    const address = new URL(url, location.href)
    address.hash = ''
    if (address.origin !== location.origin || seen.has(address.href)) return
    seen.add(address.href)
    void fetch(address).catch(() => {})
  }
  keep(location.href)
  new PerformanceObserver((list) => {
    for (const { name } of list.getEntries()) keep(name)
  }).observe({ type: 'resource', buffered: true })
}
