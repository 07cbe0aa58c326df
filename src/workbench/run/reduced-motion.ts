/** Whether this reader asked for less movement. */
export function reducedMotion(): boolean {
  // pages are first rendered where there is no reader
  if (typeof matchMedia === 'undefined') return false
  calm ??= matchMedia('(prefers-reduced-motion: reduce)')
  return calm.matches
}

let calm: MediaQueryList | undefined
