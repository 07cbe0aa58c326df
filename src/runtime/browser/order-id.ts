let last = 0

/** A number for an order that is answered, used once on this page. */
export function nextOrderId(): number {
  last += 1
  return last
}
