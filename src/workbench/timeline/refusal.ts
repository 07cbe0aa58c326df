import { Refusal } from '../bridge.ts'
import { errorWords } from '../run/error-words.ts'
import { fill, type Words } from '../words.ts'

/** Why a run is not opened, in the reader's language where the reason is known. */
export function refusalWords(words: Words, reason: unknown): string {
  if (reason instanceof Refusal && reason.refused) {
    const known = words.branch.refused[reason.refused.reason as keyof typeof words.branch.refused]
    if (known) return fill(known, reason.refused.values)
  }
  if (reason instanceof UnreadableLink) return words.branch.refused['no-json']
  if (reason instanceof Refusal) return errorWords(words, reason.error)
  return reason instanceof Error ? reason.message : String(reason)
}

/** The text of a link was cut off or changed on its way. */
export class UnreadableLink extends Error {}
