import type { Heartbeat } from '../../protocol/live.ts'

const EVERY_MS = 1_000
/** Silence that means that nobody is there any more. */
const SILENCE_MS = 6_000

interface HeartbeatParts {
  ask: (ping: Heartbeat) => void
  /** Called once, when the other side has said nothing for too long. */
  lost: () => void
  now?: () => number
}

/**
 * Asks the kernel worker again and again whether it is there. A browser that runs out of memory ends the frame's
 * process without a word: silence is all that the page sees of it. Silence counts only while this side is awake
 * itself, since timers of hidden tabs and of a machine that sleeps come late.
 */
export function startHeartbeat({ ask, lost, now = () => performance.now() }: HeartbeatParts): {
  heard(): void
  stop(): void
} {
  let heardAt = now()
  let beatAt = now()
  const timer = setInterval(() => {
    const awake = now() - beatAt < 2 * EVERY_MS
    beatAt = now()
    if (!awake) heardAt = beatAt
    if (beatAt - heardAt > SILENCE_MS) {
      clearInterval(timer)
      return lost()
    }
    ask('ping')
  }, EVERY_MS)
  return {
    heard() {
      heardAt = now()
    },
    stop: () => clearInterval(timer),
  }
}
