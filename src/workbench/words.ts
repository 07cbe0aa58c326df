import type en from '../../content/ui/workbench.en.json'

/** A language's code. */
export type Locale = string

/** The workbench's words: one shape, two languages. */
export type Words = typeof en

/** Puts values into `{name}` places of a sentence. A place without a value stays visible, so that it is noticed. */
export function fill(sentence: string, values: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
}
