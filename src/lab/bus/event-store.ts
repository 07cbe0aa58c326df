import * as fs from 'node:fs'

export interface StoredEvent {
  id: number
  topic: string
  key: string
  contentType: string
  body: string
  /** Subscribers that have not acknowledged it. */
  left: string[]
}

const FOLDER = 'events'

/** The events that somebody still waits for, a file each. They outlive the process and a loss of power. */
export class EventStore {
  private lastId = 0

  /** What the process before left, oldest first. */
  read(): StoredEvent[] {
    fs.mkdirSync(FOLDER, { recursive: true })
    const events = fs.readdirSync(FOLDER).flatMap((name): StoredEvent[] => {
      try {
        return [JSON.parse(fs.readFileSync(`${FOLDER}/${name}`, 'utf8'))]
      } catch {
        // its publisher was never told that it is here
        return []
      }
    })
    events.sort((a, b) => a.id - b.id)
    this.lastId = Math.max(this.lastId, events.at(-1)?.id ?? 0)
    return events
  }

  /** Null when the disk does not take it. */
  add(event: Omit<StoredEvent, 'id'>): StoredEvent | null {
    const stored = { id: this.lastId + 1, ...event, left: [...event.left] }
    try {
      this.write(stored)
    } catch {
      fs.rmSync(fileOf(stored), { force: true })
      return null
    }
    this.lastId = stored.id
    return stored
  }

  acknowledge(event: StoredEvent, subscriber: string): void {
    event.left = event.left.filter((one) => one !== subscriber)
    try {
      if (event.left.length === 0) fs.rmSync(fileOf(event), { force: true })
      else this.write(event)
    } catch {
      // at worst it is delivered again after a restart
    }
  }

  private write(event: StoredEvent): void {
    const file = fs.openSync(fileOf(event), 'w')
    try {
      fs.writeSync(file, JSON.stringify(event))
      fs.fsyncSync(file)
    } finally {
      fs.closeSync(file)
    }
  }
}

function fileOf(event: StoredEvent): string {
  return `${FOLDER}/${event.id}.json`
}
