/** A number and its unit stay on one line: the space in "3 %" or "200 ms" becomes one that does not break. */
export function keepUnits(text: string): string {
  return text.replace(/(\d) (?=(?:%|(?:s|ms|µs|min|h|kB|MB|GB)(?![\p{L}\d])))/gu, '$1\u00a0')
}
