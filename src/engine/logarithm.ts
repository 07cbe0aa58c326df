/**
 * Natural logarithm by basic arithmetic alone, because `Math.log` may differ in the last bit between browsers and a
 * replay must not. x = m * 2^e with m in [sqrt(1/2), sqrt(2)), then ln m = 2 artanh((m - 1) / (m + 1)) as a series;
 * the error stays below 1e-15. Defined for finite x > 0.
 */
export function ln(x: number): number {
  bits.setFloat64(0, x)
  let exponent = ((bits.getUint32(0) >>> 20) & 0x7ff) - 1023
  if (exponent === -1023) return ln(x * TWO_54) - 54 * LN2
  bits.setUint32(0, (bits.getUint32(0) & 0x800fffff) | 0x3ff00000)
  let mantissa = bits.getFloat64(0)
  if (mantissa > SQRT2) {
    mantissa /= 2
    exponent += 1
  }
  const s = (mantissa - 1) / (mantissa + 1)
  const square = s * s
  let sum = 0
  for (let k = 21; k >= 1; k -= 2) sum = sum * square + 1 / k
  return exponent * LN2 + 2 * s * sum
}

const bits = new DataView(new ArrayBuffer(8))
const LN2 = 0.6931471805599453
const SQRT2 = 1.4142135623730951
const TWO_54 = 18014398509481984
