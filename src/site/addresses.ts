import { defaultLocale, type Locale, locales } from '../content/locale.ts'

/** The address of a page in a language. `path` begins and ends with a slash and names the English page. */
export function address(path: string, locale: Locale): string {
  return locale === defaultLocale ? path : `/${locale}${path}`
}

/** Splits an address of this site into its language and the path of its English twin. */
export function splitAddress(pathname: string): { locale: Locale; path: string } {
  const found = locales.find((locale) => locale !== defaultLocale && pathname.startsWith(`/${locale}/`))
  return found ? { locale: found, path: pathname.slice(found.length + 1) } : { locale: defaultLocale, path: pathname }
}

/** The parameter of `[...locale]` routes for each language. */
export function localeParams(): { locale: string | undefined }[] {
  return locales.map((locale) => ({ locale: locale === defaultLocale ? undefined : locale }))
}
