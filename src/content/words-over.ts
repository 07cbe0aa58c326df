/** `own` laid over `base`, group by group: what it lacks or leaves empty is as in `base`. */
export function over<T>(base: T, own: unknown): T {
  if (own === undefined || own === '') return base
  if (base === null || typeof base !== 'object' || Array.isArray(base)) return own as T
  const group = own as Record<string, unknown>
  return Object.fromEntries(Object.entries(base).map(([key, value]) => [key, over(value, group[key])])) as T
}
