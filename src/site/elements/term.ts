/**
 * Terms: a click on the word opens its definition in the margin, or below its paragraph where there is no margin. Without
 * this script the word is a link to the glossary.
 */
for (const word of document.querySelectorAll<HTMLAnchorElement>('a.term')) {
  word.setAttribute('role', 'button')
  word.setAttribute('aria-expanded', 'false')
  word.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    toggle(word)
  })
  word.addEventListener('keydown', (event) => {
    if (event.key !== ' ') return
    event.preventDefault()
    toggle(word)
  })
}

addEventListener('keydown', (event) => {
  if (event.key === 'Escape') closeAll(true)
})

let open: { word: HTMLAnchorElement; note: HTMLElement } | undefined

function toggle(word: HTMLAnchorElement): void {
  const wasOpen = open?.word === word
  closeAll(false)
  if (wasOpen) return
  const template = word.nextElementSibling
  const prose = word.closest<HTMLElement>('.prose')
  if (!(template instanceof HTMLTemplateElement) || !prose) return
  const note = (template.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement
  note.id = `term-${word.dataset.term}`
  const block = childOf(prose, word)
  const top = word.getClientRects()[0]?.top ?? 0
  note.style.setProperty('--pop-top', `${top - prose.getBoundingClientRect().top - 12}px`)
  block.after(note)
  note.querySelector('button')?.addEventListener('click', () => closeAll(true))
  word.setAttribute('aria-expanded', 'true')
  word.setAttribute('aria-controls', note.id)
  open = { word, note }
}

function closeAll(focus: boolean): void {
  if (!open) return
  open.note.remove()
  open.word.setAttribute('aria-expanded', 'false')
  open.word.removeAttribute('aria-controls')
  if (focus) open.word.focus()
  open = undefined
}

/** The block of the running text that holds `inner`. */
function childOf(prose: HTMLElement, inner: HTMLElement): HTMLElement {
  let block = inner
  while (block.parentElement && block.parentElement !== prose) block = block.parentElement
  return block
}
