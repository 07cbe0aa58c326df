import { change } from './keep.ts'
import type { LessonTrace } from './record.ts'

/** Keeps where in a lesson its reader stands. */
export function keepPlace(path: string, block: number, blocks: number): void {
  edit(path, (trace) => ({ ...trace, at: Date.now(), block, blocks }))
}

/** Keeps that a lesson was read to the end, or that it was not. */
export function keepRead(path: string, read: boolean): void {
  edit(path, (trace) => ({ ...trace, at: Date.now(), read: read ? Date.now() : 0 }))
  dispatchEvent(new Event('readerchange'))
}

/** Whether a place in the text is worth being offered again: neither its beginning nor a lesson that is read. */
export function isWorthOffering(trace: LessonTrace | undefined): boolean {
  return trace !== undefined && trace.read === 0 && trace.block > 2 && trace.block < trace.blocks
}

function edit(path: string, make: (trace: LessonTrace) => LessonTrace): void {
  change(({ lessons }) => {
    lessons[path] = make(lessons[path] ?? { at: 0, read: 0, block: 0, blocks: 0 })
  })
}
