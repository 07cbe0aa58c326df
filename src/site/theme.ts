/** Where the choice is kept. The inline script in BaseLayout reads it before paint. */
const key = 'faultline:theme'

/**
 * Makes every `[data-theme-toggle]` switch between light and dark. Until the reader chooses, the page follows the system.
 * Listeners of `themechange` on window read colours again.
 */
export function watchThemeToggles(): void {
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || !event.target.closest('[data-theme-toggle]')) return
    const theme = isDark() ? 'light' : 'dark'
    document.documentElement.dataset.theme = theme
    try {
      localStorage.setItem(key, theme)
    } catch {
      // private windows may refuse storage; the choice then lasts for this page
    }
    dispatchEvent(new Event('themechange'))
  })
}

function isDark(): boolean {
  const { theme } = document.documentElement.dataset
  return theme ? theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
}
