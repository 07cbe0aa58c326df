/** Duplex.from, which only services that import node:stream have. */
export default function duplexify(): never {
  throw new Error('Duplex.from is not in this bundle.')
}
