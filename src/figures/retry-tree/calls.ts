/**
 * How far one request multiplies when what lies at the bottom is down:
 *
 *     app        |            1
 *     web      | | |          3     the app makes three tries
 *     orders  ||| ||| |||     9     and so does web, for each of them
 *
 * A layer that does not retry hands on as many calls as it gets.
 */

/** Calls that arrive at each layer for one request, top first; one more number than there are layers above the bottom. */
export function callsByLayer(tries: number, retrying: number, layers: number): number[] {
  const calls = [1]
  for (let i = 0; i < layers; i++) calls.push((calls[i] ?? 1) * (i < retrying ? tries : 1))
  return calls
}

/** The middle of the k-th of n equal parts of a line of the given width. */
export function middle(k: number, n: number, width: number): number {
  return ((k + 0.5) / n) * width
}

/** SVG path of the calls that arrive at one layer: a tick each, `height` long from `top` down. */
export function ticks(n: number, top: number, height: number, width: number): string {
  let path = ''
  for (let k = 0; k < n; k++) path += `M${round(middle(k, n, width))} ${top}v${height}`
  return path
}

/** SVG path that joins each call at one layer to those it causes at the next. */
export function limbs(from: number, to: number, top: number, bottom: number, width: number): string {
  const each = to / from
  let path = ''
  for (let k = 0; k < to; k++) {
    path += `M${round(middle(Math.floor(k / each), from, width))} ${top}L${round(middle(k, to, width))} ${bottom}`
  }
  return path
}

const round = (x: number) => Math.round(x * 10) / 10
