/** Shows `bar` when a newer version waits, but never while the reader is writing. */
export function announceUpdates(registration: ServiceWorkerRegistration, bar: HTMLElement): void {
  const announce = () => whenNotWriting(() => (bar.hidden = !registration.waiting))
  const watch = (worker: ServiceWorker | null) => worker?.addEventListener('statechange', ready)
  // a first worker has nothing to replace
  const ready = () => {
    if (registration.waiting && navigator.serviceWorker.controller) announce()
  }
  registration.addEventListener('updatefound', () => watch(registration.installing))
  watch(registration.installing)
  ready()
  bar.querySelector('[data-later]')?.addEventListener('click', () => (bar.hidden = true))
  bar.querySelector('[data-reload]')?.addEventListener('click', () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
    registration.waiting?.postMessage({ type: 'SKIP_WAITING' })
  })
}

/** Runs `act` at once, or as soon as nothing that can be written in has the focus. */
function whenNotWriting(act: () => void): void {
  if (!isWriting()) return act()
  document.addEventListener('focusout', () => setTimeout(() => whenNotWriting(act)), { once: true })
}

function isWriting(): boolean {
  const here = document.activeElement
  if (!(here instanceof HTMLElement)) return false
  if (here instanceof HTMLTextAreaElement || here.isContentEditable || here.closest('.monaco-editor')) return true
  return here instanceof HTMLInputElement && !['radio', 'checkbox', 'range', 'button'].includes(here.type)
}
