/**
 * Puts values into the `{name}` places of a sentence, as `fill` of src/site/words.ts does; that one would bring the words of
 * the whole site into a figure's script.
 */
export function fill(sentence: string, values: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
}
