/**
 * e to the x by basic arithmetic alone, because `Math.exp` may differ in the last bit between browsers and a replay
 * must not. x = k ln 2 + r with |r| <= ln 2 / 2, then a Taylor series for r; relative error below 1e-14. For x from
 * -700 to 700; 0 below and Infinity above.
 */
export function exp(x: number): number {
  if (x < -700) return 0
  if (x > 700) return Number.POSITIVE_INFINITY
  const k = Math.round(x / LN2)
  // in two steps, so that the difference keeps its digits
  const r = x - k * LN2_HIGH - k * LN2_LOW
  let sum = 1
  for (let n = 16; n >= 1; n--) sum = 1 + (sum * r) / n
  return k >= 0 ? sum * powerOfTwo(k) : sum / powerOfTwo(-k)
}

/** 2^k by repeated squaring: exact, for whole k from 0 to 1023. */
function powerOfTwo(k: number): number {
  let result = 1
  let base = 2
  for (let left = k; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= base
    base *= base
  }
  return result
}

const LN2 = 0.6931471805599453
const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10
