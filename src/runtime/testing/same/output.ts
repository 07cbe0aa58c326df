/** What a program lets the world see. */
export interface Output {
  /** What it printed on standard output. */
  lines: string
  /** How it ended: 'exit 0', 'SIGTERM' or 'open' for one that still waits. */
  end: string
  /** Name and message of the error that ended it; empty if none did. */
  error: string
}
