import { type Module, plan } from './plan.ts'

/** Address of the unit that has this module. */
export function urlOf(module: Module): string {
  const [unit] = Object.entries(plan).find(([, { modules }]) => modules.includes(module)) ?? []
  if (!unit) throw new Error(`the plan has no '${module}'`)
  return process.env[`${unit.toUpperCase()}_URL`] ?? ''
}
