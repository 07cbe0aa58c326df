import type { StructuredPatch, StructuredPatchHunk } from 'diff'
// by file: the whole of it brings word and JSON diffs along
import { applyPatch } from 'diff/lib/patch/apply.js'
import { structuredPatch } from 'diff/lib/patch/create.js'
import { reversePatch } from 'diff/lib/patch/reverse.js'
import type { FlatFiles } from '../../lab/files.ts'

/** One line of a small diff, as a card shows it; without a sign it stays, and something moves past it. */
export interface PatchLine {
  sign: '+' | '-' | ' '
  text: string
}

/** What a patch changes in one file, without the lines around it, unless a line moves: then with those it moves past. */
export function patchLines(start: string, patched: string): PatchLine[] {
  const hunks = (context: number) => structuredPatch('a', 'b', start, patched, '', '', { context }).hunks
  const changed = hunks(0).flatMap((hunk) => hunk.lines)
  const moves = changed.some((line) => line.startsWith('-') && line.length > 3 && changed.includes(`+${line.slice(1)}`))
  return hunks(moves ? 2 : 0).flatMap((hunk) => {
    const lines = hunk.lines.filter((line) => /^[+ -]/.test(line) && line.slice(1).trim() !== '')
    const [first, last] = [lines.findIndex(isChange), lines.findLastIndex(isChange)]
    const shown = lines.slice(first, last + 1)
    const indent = Math.min(...shown.map((line) => line.slice(1).search(/\S/)))
    return shown.map((line) => ({ sign: line[0] as PatchLine['sign'], text: line.slice(1 + indent) }))
  })
}

function isChange(line: string): boolean {
  return !line.startsWith(' ')
}

/** The files with the patch in them; null where it does not fit what they say now. */
export function putIn(files: FlatFiles, start: FlatFiles, patched: FlatFiles): FlatFiles | null {
  return each(files, start, patched, (patch) => patch)
}

/** The files without the patch; null if it is not in them. */
export function takeOut(files: FlatFiles, start: FlatFiles, patched: FlatFiles): FlatFiles | null {
  return each(files, start, patched, (patch) => reversePatch(patch))
}

/** Whether all that the patch adds is there, and can be taken out again. */
export function isIn(files: FlatFiles, start: FlatFiles, patched: FlatFiles): boolean {
  return takeOut(files, start, patched) !== null
}

/**
 * The lab's own text of the files that a patch is about, with the patch in it: on top of the parts of the solution that
 * come before it, as far as they go together, and of the start.
 */
export function onLabsCode(start: FlatFiles, before: FlatFiles[], patched: FlatFiles): FlatFiles {
  let files = Object.fromEntries(Object.keys(patched).map((name) => [name, start[name] ?? '']))
  for (const part of before) {
    const own = Object.fromEntries(Object.entries(part).filter(([name]) => name in patched))
    const after = { ...files, ...putIn(files, start, own) }
    if (putIn(after, start, patched)) files = after
  }
  return putIn(files, start, patched) ?? patched
}

function each(
  files: FlatFiles,
  start: FlatFiles,
  patched: FlatFiles,
  turn: (patch: StructuredPatch) => StructuredPatch,
) {
  const changed: FlatFiles = {}
  for (const [name, text] of Object.entries(patched)) {
    const patch = turn(patchOf(start[name] ?? '', text))
    let after: string | null = files[name] ?? ''
    for (const hunk of patch.hunks) after = after === null ? null : place(after, patch, hunk)
    if (after === null) return null
    changed[name] = after
  }
  return changed
}

/** The same few are asked for at every key that is typed. */
const known = new Map<string, Map<string, StructuredPatch>>()

function patchOf(start: string, patched: string): StructuredPatch {
  const of = known.get(start) ?? new Map<string, StructuredPatch>()
  known.set(start, of)
  const patch = of.get(patched) ?? structuredPatch('a', 'b', start, patched, '', '', { context: 1 })
  of.set(patched, patch)
  return patch
}

/** Asks for the line before and the line after, then for one of them; for none only if the place is known by what goes. */
function place(text: string, patch: StructuredPatch, hunk: StructuredPatchHunk): string | null {
  const before = hunk.lines[0]?.startsWith(' ') ? 1 : 0
  const after = hunk.lines.at(-1)?.startsWith(' ') ? 1 : 0
  const takes = hunk.lines.some((line) => line.startsWith('-'))
  const ways = [[0, 0], [before, 0], [0, after], ...(takes ? [[before, after]] : [])]
  for (const [first = 0, last = 0] of ways) {
    const asked = without(hunk, first, last)
    // a blank line is found anywhere
    if (asked !== hunk && !asked.lines.some((line) => !line.startsWith('+') && line.slice(1).trim() !== '')) continue
    const found = applyPatch(text, { ...patch, hunks: [asked] })
    if (found !== false) return found
  }
  return null
}

function without(hunk: StructuredPatchHunk, first: number, last: number): StructuredPatchHunk {
  if (first + last === 0) return hunk
  return {
    oldStart: hunk.oldStart + first,
    newStart: hunk.newStart + first,
    oldLines: hunk.oldLines - first - last,
    newLines: hunk.newLines - first - last,
    lines: hunk.lines.slice(first, hunk.lines.length - last),
  }
}
