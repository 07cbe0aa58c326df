import settings from '../../faultline.config.ts'

/** A language's code, such as `en`. */
export type Locale = string

/** The languages of the course. The first is served at `/`, the others under their own name. */
export const locales: readonly Locale[] = settings.languages

/** The language of pages without a prefix. */
export const defaultLocale: Locale = locales[0] ?? 'en'

/** The languages besides this one, in the course's order. */
export function otherLocales(locale: Locale): Locale[] {
  return locales.filter((other) => other !== locale)
}

/** The language beside this one in a course of two: the first of the others, or itself where there is none. */
export function otherLocale(locale: Locale): Locale {
  return otherLocales(locale)[0] ?? locale
}

/** Of what exists in some languages the one for a reader of `locale`: their own, else the first of the course's that is there. */
export function inLocale<T>(
  locale: Locale,
  find: (locale: Locale) => T | undefined,
): { text: T; locale: Locale } | undefined {
  for (const one of [locale, ...otherLocales(locale)]) {
    const text = find(one)
    if (text !== undefined) return { text, locale: one }
  }
  return undefined
}

/** Narrows a route's parameter; a page without a prefix is in the default language. */
export function asLocale(param: string | undefined): Locale {
  return locales.find((locale) => locale === param) ?? defaultLocale
}
