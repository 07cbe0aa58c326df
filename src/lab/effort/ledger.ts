import { world } from './world.ts'

/**
 * Writes into the lab's ledger what was accepted, charged, shipped or seen: checks read it, learners' code cannot write
 * it. Heeded only from services that the lab declares as its own (`harness: true`).
 *
 * @param account what is counted: 'accepted', 'charged' …
 * @param key what it was done to: an order's number
 * @param amount how often or how much; 1 unless said
 */
export function record(account: string, key: string, amount = 1): void {
  world().record(account, key, amount)
}
