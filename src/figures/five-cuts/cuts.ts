/**
 * The same small shop, cut in five ways. Every file says what it knows: the rule for the price, that an order carries a note, or
 * how orders are kept. A change to one of these edits every file that knows it; whatever is deployed with such a file goes out,
 * and whoever owns one is asked. Nothing here is counted by hand.
 */

export type Fact = 'rule' | 'note' | 'layout'
export type Cut = 'procedure' | 'object' | 'component' | 'soa' | 'microservice'
export type Team =
  | 'screens'
  | 'logic'
  | 'data'
  | 'processes'
  | 'bus'
  | 'services'
  | 'reading'
  | 'ordering'
  | 'sending'
  | 'accounts'

export interface SourceFile {
  name: string
  /** What is deployed as one piece with it. */
  unit: string
  team: Team
  /** What it cannot do its work without. */
  knows: Fact[]
  /** What it also knows once the boundaries have worn: a copy of the rule, a look into somebody else's tables. */
  copies: Fact[]
}

export const cuts: Cut[] = ['procedure', 'object', 'component', 'soa', 'microservice']
export const facts: Fact[] = ['rule', 'note', 'layout']

/** The shop's files, each once for every way of cutting. Units and teams are what such shops commonly had, not a law. */
export const shops: Record<Cut, SourceFile[]> = {
  procedure: [
    file('form.ts', 'shop', 'screens', ['note'], ['rule']),
    file('book-page.ts', 'shop', 'screens'),
    file('basket.ts', 'shop', 'logic', ['layout']),
    file('price.ts', 'shop', 'logic', ['rule']),
    file('order.ts', 'shop', 'logic', ['note', 'layout']),
    file('stock.ts', 'shop', 'logic'),
    file('mail.ts', 'shop', 'logic', ['layout'], ['rule', 'note']),
    file('label.ts', 'shop', 'logic', ['note', 'layout']),
    file('report.ts', 'shop', 'data', ['layout'], ['rule']),
    file('tables.sql', 'shop', 'data', ['note', 'layout']),
  ],
  object: [
    file('form.ts', 'shop', 'screens', ['note'], ['rule']),
    file('book-page.ts', 'shop', 'screens'),
    file('basket.ts', 'shop', 'logic'),
    file('price.ts', 'shop', 'logic', ['rule']),
    file('order.ts', 'shop', 'logic', ['note']),
    file('stock.ts', 'shop', 'logic'),
    file('mail.ts', 'shop', 'logic', [], ['rule', 'note']),
    file('label.ts', 'shop', 'logic', ['note']),
    file('report.ts', 'shop', 'data', [], ['rule', 'layout']),
    file('order-store.ts', 'shop', 'data', ['note', 'layout']),
    file('tables.sql', 'shop', 'data', ['note', 'layout']),
  ],
  component: [
    file('form.ts', 'shop', 'reading', ['note'], ['rule']),
    file('book-page.ts', 'shop', 'reading'),
    file('orders-api.ts', 'shop', 'ordering', ['note']),
    file('price.ts', 'shop', 'ordering', ['rule']),
    file('order.ts', 'shop', 'ordering', ['note']),
    file('order-store.ts', 'shop', 'ordering', ['note', 'layout']),
    file('tables.sql', 'shop', 'ordering', ['note', 'layout']),
    file('stock.ts', 'shop', 'sending'),
    file('mail.ts', 'shop', 'sending', [], ['rule', 'note']),
    file('label.ts', 'shop', 'sending', ['note']),
    file('report.ts', 'shop', 'accounts', [], ['rule', 'layout']),
  ],
  soa: [
    file('form.ts', 'portal', 'screens', ['note'], ['rule']),
    file('book-page.ts', 'portal', 'screens'),
    file('place-order.ts', 'process', 'processes', ['note']),
    file('order.xsd', 'bus', 'bus', ['note']),
    file('mapping.ts', 'bus', 'bus', ['note']),
    file('price.ts', 'prices', 'services', ['rule']),
    file('order.ts', 'orders', 'services', ['note']),
    file('order-store.ts', 'orders', 'services', ['note', 'layout']),
    file('stock.ts', 'shipping', 'services'),
    file('mail.ts', 'shipping', 'services', [], ['rule', 'note']),
    file('label.ts', 'shipping', 'services', ['note']),
    file('tables.sql', 'database', 'data', ['note', 'layout']),
    file('report.ts', 'report', 'data', [], ['rule', 'layout']),
  ],
  microservice: [
    file('form.ts', 'web', 'reading', ['note'], ['rule']),
    file('book-page.ts', 'web', 'reading'),
    file('orders-api.ts', 'orders', 'ordering', ['note']),
    file('price.ts', 'orders', 'ordering', ['rule']),
    file('order.ts', 'orders', 'ordering', ['note']),
    file('order-store.ts', 'orders', 'ordering', ['note', 'layout']),
    file('tables.sql', 'orders', 'ordering', ['note', 'layout']),
    file('orders-in.ts', 'shipping', 'sending', ['note']),
    file('stock.ts', 'shipping', 'sending'),
    file('mail.ts', 'shipping', 'sending', [], ['rule', 'note']),
    file('label.ts', 'shipping', 'sending', ['note']),
    file('sales-in.ts', 'accounts', 'accounts'),
    file('report.ts', 'accounts', 'accounts', [], ['rule', 'layout']),
  ],
}

export interface Effect {
  /** Names of the files to edit. */
  files: string[]
  /** What is deployed because of it. */
  units: string[]
  teams: Team[]
  /** Files that go out along with them, unchanged. */
  along: number
}

/** What a change of `fact` costs in the shop cut in this way; `worn` when the boundaries inside have not been kept. */
export function effect(cut: Cut, fact: Fact, worn: boolean): Effect {
  const shop = shops[cut]
  const edited = shop.filter((one) => touched(one, fact, worn))
  const units = [...new Set(edited.map(({ unit }) => unit))]
  const shipped = shop.filter(({ unit }) => units.includes(unit))
  return {
    files: edited.map(({ name }) => name),
    units,
    teams: [...new Set(edited.map(({ team }) => team))],
    along: shipped.length - edited.length,
  }
}

/** Whether a change of `fact` edits this file. */
export function touched(one: SourceFile, fact: Fact, worn: boolean): boolean {
  return one.knows.includes(fact) || (worn && one.copies.includes(fact))
}

/** The shop's deployables in order, each with the teams inside it and their files. */
export function units(cut: Cut): { name: string; teams: { name: Team; files: SourceFile[] }[] }[] {
  const names = [...new Set(shops[cut].map(({ unit }) => unit))]
  return names.map((name) => {
    const files = shops[cut].filter(({ unit }) => unit === name)
    const teams = [...new Set(files.map(({ team }) => team))]
    return { name, teams: teams.map((team) => ({ name: team, files: files.filter((one) => one.team === team) })) }
  })
}

function file(name: string, unit: string, team: Team, knows: Fact[] = [], copies: Fact[] = []): SourceFile {
  return { name, unit, team, knows, copies }
}
