import type { ServiceError } from '../../engine/process.ts'
import { fill, type Words } from '../words.ts'

/**
 * Why a run or a check was ended, in the reader's language where the reason is one of the simulator's own; otherwise
 * as it was said, for what a service throws is its author's own words.
 */
export function errorWords({ stopped }: Pick<Words, 'stopped'>, { name, message, values = {} }: ServiceError): string {
  const known = stopped as Record<string, string>
  const sentence = (values.service ? known[`${name}Of`] : undefined) ?? known[name]
  return sentence ? fill(sentence, { reason: message, ...values }) : message
}
