import { find, type Hit, type Kind, type Pagefind, type Piece } from './find.ts'

/** The words of the box, from `data-` attributes of the dialog. */
interface Said {
  none: string
  count: string
  needsBuild: string
  lesson: string
  lab: string
  term: string
}

let pagefind: Promise<Pagefind> | undefined

/** Makes the dialog search as one types. Called once, when it is first opened. */
export function startBox(dialog: HTMLDialogElement): void {
  const input = dialog.querySelector('input') as HTMLInputElement
  const list = dialog.querySelector('[data-found]') as HTMLElement
  const status = dialog.querySelector('[role=status]') as HTMLElement
  const said = { ...dialog.dataset } as unknown as Said
  let asked = 0

  input.addEventListener('input', () => void show())
  dialog.querySelector('form')?.addEventListener('submit', (event) => {
    event.preventDefault()
    list.querySelector('a')?.click()
  })
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const stops = [input, ...list.querySelectorAll('a')]
    const here = stops.indexOf(document.activeElement as HTMLAnchorElement)
    stops[(here + (event.key === 'ArrowDown' ? 1 : stops.length - 1)) % stops.length]?.focus()
    event.preventDefault()
  })
  list.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('a')) dialog.close()
  })
  void show()

  async function show(): Promise<void> {
    const mine = ++asked
    const query = input.value.trim()
    try {
      pagefind ??= load()
      const engine = await pagefind
      const groups = query ? await find(engine, query) : []
      if (mine !== asked) return
      // what is found late takes the links away from under a reader who has gone down already
      if (list.contains(document.activeElement)) input.focus()
      list.replaceChildren(...groups.map(({ kind, hits }) => group(said[kind], kind, hits.slice(0, 12))))
      const n = groups.reduce((sum, { hits }) => sum + hits.length, 0)
      status.textContent = !query ? '' : n === 0 ? said.none : said.count.replace('{n}', String(n))
    } catch {
      pagefind = undefined
      status.textContent = said.needsBuild
    }
  }
}

async function load(): Promise<Pagefind> {
  const path = '/pagefind/pagefind.js'
  const engine = (await import(/* @vite-ignore */ path)) as Pagefind
  await engine.init()
  // with a service worker, what is fetched once is there without a network
  const files = `/pagefind/files-${document.documentElement.lang}.json`
  if (navigator.serviceWorker?.controller)
    void fetch(files)
      .then((answer) => answer.json())
      .then((paths: string[]) => Promise.all(paths.map((one) => fetch(one))))
      .catch(() => {})
  return engine
}

function group(name: string, kind: Kind, hits: Hit[]): HTMLElement {
  const section = document.createElement('section')
  const title = element('h3', name)
  title.id = `found-${kind}`
  section.setAttribute('aria-labelledby', title.id)
  const list = document.createElement('ul')
  list.append(...hits.map(item))
  section.append(title, list)
  return section
}

function item(hit: Hit): HTMLElement {
  const link = document.createElement('a')
  link.href = hit.href
  const title = element('strong', '')
  title.append(...hit.titlePieces.map(asNode))
  const heading = element('span', '')
  heading.append(...hit.headingPieces.map(asNode))
  const excerpt = element('span', '')
  excerpt.className = 'excerpt'
  excerpt.append(...hit.excerpt.map(asNode))
  link.append(title, ...(hit.heading ? [' ', heading] : []), ' ', excerpt)
  const row = document.createElement('li')
  row.append(link)
  return row
}

function asNode({ text, mark }: Piece): Node {
  return mark ? element('mark', text) : document.createTextNode(text)
}

function element(tag: string, text: string): HTMLElement {
  const made = document.createElement(tag)
  made.textContent = text
  return made
}
