import type { Micros } from '../engine/time.ts'
import type { CheckResult } from '../protocol/check.ts'
import type { Locale } from './words.ts'

/** Numbers as each language writes them: '99.2 %' in English, '99.2%' in Korean; a dash where there is none. */
export class Numbers {
  private readonly locale: Locale
  private readonly whole: Intl.NumberFormat
  private readonly parts: Intl.NumberFormat

  constructor(locale: Locale) {
    this.locale = locale
    this.whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
    this.parts = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  }

  count = (n: number): string => (Number.isFinite(n) ? this.whole.format(n) : '–')

  /** A round value of an axis: 2.5 is not called 3. */
  exact = (n: number): string => (Number.isFinite(n) ? this.parts.format(n) : '–')

  /** Two or three digits that matter. */
  short = (n: number): string => {
    if (!Number.isFinite(n)) return '–'
    return n >= 100 || n < 0.05 ? this.whole.format(n) : n.toFixed(n >= 10 ? 0 : 1)
  }

  fixed = (n: number, digits: number): string => (Number.isFinite(n) ? n.toFixed(digits) : '–')

  percent = (share: number, digits = 1): string => {
    if (!Number.isFinite(share)) return '–'
    // what is not all must not be rounded up to all
    const shown = share < 1 ? Math.min(share * 100, 100 - 10 ** -digits) : share * 100
    return `${shown.toFixed(digits)}${this.locale === 'ko' ? '' : '\u00a0'}%`
  }

  ms = (n: number): string => (Number.isFinite(n) ? `${this.whole.format(n)}\u00a0ms` : '–')

  /** A moment on the virtual clock. */
  seconds = (at: Micros): string => (Number.isFinite(at) ? `${(at / 1_000_000).toFixed(1)}\u00a0s` : '–')

  inUnit(n: number, unit: CheckResult['unit']): string {
    switch (unit) {
      case 'share':
        return this.percent(n, n > 0.9 ? 2 : 1)
      case 'ratio':
        return this.fixed(n, 2)
      case 'ms':
        return this.ms(n)
      case 'count':
        return this.count(n)
      case 'per-second':
        return this.short(n)
      default:
        return unit satisfies never
    }
  }
}
