/** The languages of the course. The first is served at `/`, the others under their own name. */
export const locales = ['en', 'ko'] as const

export type Locale = (typeof locales)[number]

/** The language of pages without a prefix. */
export const defaultLocale: Locale = 'en'

/** The other language of a two-language site. */
export function otherLocale(locale: Locale): Locale {
  return locale === 'en' ? 'ko' : 'en'
}

/** Narrows a route's parameter; a page without a prefix is in the default language. */
export function asLocale(param: string | undefined): Locale {
  return param === 'ko' ? 'ko' : defaultLocale
}
