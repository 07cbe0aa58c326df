import { setTimeout } from 'node:timers/promises'
import type { Customer } from './customer.ts'

/** What profile says of a customer. */
export async function customerOf(id: string): Promise<Customer> {
  const answer = await reach(`${process.env.PROFILE_URL}/customers/${id}`)
  if (!answer.ok) throw new Error(`profile answered ${answer.status}`)
  return answer.json()
}

// a deployment cuts what is under way: for two seconds it is tried again
async function reach(url: string, tries = 20): Promise<Response> {
  try {
    return await fetch(url)
  } catch (error) {
    if (tries === 0) throw error
    await setTimeout(100)
    return reach(url, tries - 1)
  }
}
