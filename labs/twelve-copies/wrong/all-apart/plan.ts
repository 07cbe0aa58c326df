export type Module = 'catalog' | 'search' | 'checkout'

/** What is deployed together, and in how many copies. Three names stand ready; a name that is left out stays empty. */
export const plan: Record<string, { modules: Module[]; copies: number }> = {
  shop: { modules: ['catalog'], copies: 6 },
  annex: { modules: ['search'], copies: 6 },
  kiosk: { modules: ['checkout'], copies: 12 },
}
