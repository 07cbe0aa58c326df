/** Puts values into `{name}` places of a sentence. A place without a value stays visible, so that it is noticed. */
export function fill(sentence: string, values: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
}

/** The singular or plural form of an English counted noun; Korean has one form and gets it. */
export function counted(forms: { one: string; other: string }, n: number): string {
  return fill(n === 1 ? forms.one : forms.other, { n })
}
