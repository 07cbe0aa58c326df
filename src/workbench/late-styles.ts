const loaded = new Map<string, Promise<void>>()

/** Style sheets that a late part imports do not come with it; one that stands by its address does. */
export function loadStyles(href: string): Promise<void> {
  const known = loaded.get(href)
  if (known) return known
  const coming = new Promise<void>((done, failed) => {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = href
    link.onload = () => done()
    link.onerror = () => failed(new Error(`The style sheet ${href} could not be loaded.`))
    document.head.append(link)
  })
  loaded.set(href, coming)
  return coming
}
