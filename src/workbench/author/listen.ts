/** Hears from the dev server that a file of this lab has changed. Gives back how to stop. */
export function listen(lab: string, heed: (file: string) => void): () => void {
  // Vite looks for these very words
  const hot = import.meta.hot
  if (!hot) return () => {}
  let guideChangedAt = 0
  const changed = ({ id, file }: { id: string; file: string }) => {
    if (id !== lab) return
    if (file.startsWith('guide/')) guideChangedAt = performance.now()
    heed(file)
  }
  // The list of labs reads the guides as well, and would have every page reload; this page has the new guide already.
  const stay = (payload: { path?: string }) => {
    if (performance.now() - guideChangedAt < 5_000) payload.path = '/stays.html'
  }
  hot.on('faultline:lab', changed)
  hot.on('vite:beforeFullReload', stay)
  return () => {
    hot.off('faultline:lab', changed)
    hot.off('vite:beforeFullReload', stay)
  }
}
