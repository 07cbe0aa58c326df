const LOCALE = 'en-US'

/**
 * Fixes what a text, number or date looks like when nobody names a language or a time zone: US English and UTC, in
 * every browser alike. Changes the thread's own objects; once is enough.
 */
export function fixLocale(): void {
  const intl = Intl as unknown as Record<string, unknown>
  for (const name of Object.getOwnPropertyNames(Intl)) {
    const native = intl[name]
    if (typeof native !== 'function' || !native.prototype) continue
    const given = (args: unknown[]) => withDefaults(name, args)
    intl[name] = new Proxy(native as new (...args: unknown[]) => object, {
      construct: (target, args, newTarget) => Reflect.construct(target, given(args), newTarget),
      apply: (target, self, args) => Reflect.apply(target as unknown as () => unknown, self, given(args) as []),
    })
  }
  setDefault(Number.prototype, 'toLocaleString', 0)
  setDefault(BigInt.prototype, 'toLocaleString', 0)
  setDefault(String.prototype, 'localeCompare', 1)
  setDefault(String.prototype, 'toLocaleLowerCase', 0)
  setDefault(String.prototype, 'toLocaleUpperCase', 0)
}

function withDefaults(name: string, [locale = LOCALE, options, ...rest]: unknown[]): unknown[] {
  return [locale, name === 'DateTimeFormat' ? { timeZone: 'UTC', ...(options as object) } : options, ...rest]
}

function setDefault(prototype: object, method: string, index: number): void {
  const native = (prototype as Record<string, (...args: unknown[]) => unknown>)[method]
  if (!native) return
  const value = function (this: unknown, ...args: unknown[]): unknown {
    const given = [...args]
    given[index] ??= LOCALE
    return native.apply(this, given)
  }
  Object.defineProperty(prototype, method, { value, writable: true, configurable: true })
}
