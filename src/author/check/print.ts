import type { Finding } from './finding.ts'

const MOST_LISTED = 16

/** A finding as a person reads it in a terminal: "content/…/en.mdx:12: minutes: … Did you mean …? Allowed: …" */
export function toText({ file, line, field, problem, level, ...rest }: Finding): string {
  const mark = level === 'warning' ? 'warning: ' : ''
  return `${file}:${line}: ${mark}${field}: ${[problem, ...hints(rest)].join(' ')}`
}

/** The same as a line that GitHub shows beside the changed line of a pull request. */
export function toGithub({ file, line, field, problem, level, ...rest }: Finding): string {
  const says = escapeData([problem, ...hints(rest)].join(' '))
  return `::${level} file=${escapeProperty(file)},line=${line},title=${escapeProperty(field)}::${says}`
}

function hints({ nearest, allowed }: Pick<Finding, 'nearest' | 'allowed'>): string[] {
  const near = nearest ? [`Did you mean '${nearest}'?`] : []
  if (!allowed) return near
  if (allowed.length === 0) return [...near, 'There are none.']
  const more = allowed.length > MOST_LISTED ? ` and ${allowed.length - MOST_LISTED} more` : ''
  return [...near, `Allowed: ${allowed.slice(0, MOST_LISTED).join(', ')}${more}.`]
}

const escapeData = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const escapeProperty = (text: string) => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
