/** Opens the search by its button, `/`, Ctrl-K or Cmd-K. What searches is loaded when it is first opened. */
const dialog = document.querySelector<HTMLDialogElement>('dialog[data-search]')
let started = false

async function open(): Promise<void> {
  if (!dialog || dialog.open) return
  dialog.showModal()
  dialog.querySelector('input')?.select()
  if (started) return
  started = true
  const { startBox } = await import('./box.ts')
  startBox(dialog)
}

document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element)) return
  if (event.target.closest('[data-search-open]')) void open()
  // the dialog itself is only hit outside of its content
  else if (event.target === dialog || event.target.closest('[data-search-close]')) dialog?.close()
})
// A search field takes the first Escape to empty itself. Here one Escape closes, unless it ends a syllable that is being composed.
dialog?.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || event.isComposing) return
  event.preventDefault()
  dialog.close()
})
addEventListener('keydown', (event) => {
  const typing = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]')
  const slash = event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey
  const k = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey
  if (!slash && !k) return
  event.preventDefault()
  void open()
})
