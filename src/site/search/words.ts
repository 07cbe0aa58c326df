import { isBare, pairs, stemOf } from './korean.ts'

// Runs of Hangul, and runs of anything else that can stand in a word: p99, hono, 409, X-Deadline, node:http.
const runs = /[가-힣]+|(?:(?![가-힣])[\p{L}\p{N}_])+/gu
const hangul = /^[가-힣]/

/** One word of a query. `stem` is what must stand in a text for it to be found, without spaces; `tokens` ask the index. */
export interface QueryWord {
  stem: string
  tokens: string[]
}

/** A query as words: "hono에서는 재시도를" is hono and 재시도. */
export function queryWords(query: string): QueryWord[] {
  return [...fold(query).matchAll(runs)].flatMap(([run]) => {
    if (!hangul.test(run)) return [{ stem: run, tokens: [run] }]
    if (isBare(run)) return []
    const stem = stemOf(run)
    return [{ stem, tokens: pairs(stem) }]
  })
}

/** A text as the index gets it: words as they are, Hangul in pairs of syllables that also bridge the spaces between words. */
export function indexText(text: string): string {
  const folded = fold(text)
  const tokens: string[] = []
  let before = { end: -1, last: [] as string[] }
  for (const match of folded.matchAll(runs)) {
    const [run] = match
    const end = match.index + run.length
    if (!hangul.test(run)) {
      tokens.push(run)
      before = { end, last: [] }
      continue
    }
    // only a space lies between: 부하 차단은 is found by 부하차단
    if (/^\s+$/.test(folded.slice(before.end, match.index))) tokens.push(...before.last.map((last) => last + run[0]))
    tokens.push(...pairs(run))
    // the stem of a short word, such as 큐 in 큐에, is found by itself
    if (run.length === 2) tokens.push(run[0] as string)
    before = { end, last: [...new Set([run.at(-1) as string, stemOf(run).at(-1) as string])] }
  }
  return tokens.join(' ')
}

/** Where the words stand in a text, as [from, to) in order and without overlap. Spaces inside a Korean compound do not matter. */
export function placesOf(text: string, stems: string[]): [number, number][] {
  const { squeezed, at } = squeeze(text)
  const places = stems.flatMap((stem) => {
    const wanted = squeeze(stem).squeezed
    const found: [number, number][] = []
    for (let i = squeezed.indexOf(wanted); wanted && i !== -1; i = squeezed.indexOf(wanted, i + wanted.length)) {
      const from = at[i] as number
      const starts =
        hangul.test(stem) || !/[\p{L}\p{N}]/u.test(text[from - 1] ?? ' ') || /[가-힣]/.test(text[from - 1] ?? '')
      if (starts) found.push([from, (at[i + wanted.length - 1] as number) + 1])
    }
    return found
  })
  places.sort((a, b) => a[0] - b[0])
  return places.filter(([from], i) => i === 0 || from >= (places[i - 1]?.[1] ?? 0))
}

function squeeze(text: string): { squeezed: string; at: number[] } {
  let squeezed = ''
  const at: number[] = []
  const folded = fold(text)
  for (let i = 0; i < folded.length; i++) {
    // word joiners stand before brackets in Korean text
    if (/[\s\u2060-]/.test(folded[i] as string)) continue
    squeezed += folded[i]
    at.push(i)
  }
  return { squeezed, at }
}

/** Lower case, letter by letter, so that places stay what they are. */
function fold(text: string): string {
  return text.replace(/[A-ZÀ-Þ]/g, (letter) => letter.toLowerCase())
}
