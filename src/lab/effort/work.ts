import { world } from './world.ts'

/** Takes `ms` of effort without holding anything up: other requests go on meanwhile. */
export function work(ms: number): Promise<void> {
  return new Promise((done) => world().after(Math.max(ms, 0), done, world().cause()))
}

/** Occupies the event loop for `ms`: no timer, request or health check runs meanwhile. */
export function block(ms: number): void {
  if (ms > 0) world().block(ms)
}
