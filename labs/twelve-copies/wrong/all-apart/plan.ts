export type Module = 'catalog' | 'search' | 'checkout'
type Unit = { copies: number; modules: Module[] }

/**
 * What is deployed together, and in how many copies.
 * Three names stand ready; one that is left out stays empty.
 */
export const plan: Record<string, Unit> = {
  shop: { copies: 6, modules: ['catalog'] },
  annex: { copies: 6, modules: ['search'] },
  kiosk: { copies: 12, modules: ['checkout'] },
}
