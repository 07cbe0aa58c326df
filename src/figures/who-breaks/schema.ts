import type { Change } from './catalog.ts'

/** What catalog publishes about itself, as OpenAPI would: what it needs to be asked, and what is in the answer. */
export interface Schema {
  /** Parameters without which it does not answer. */
  needs: string[]
  /** Fields that are always there; those that may be missing end in "?". */
  fields: Record<string, { type: 'number' | 'string'; values?: string[] }>
}

/** The schema that is published together with these changes. */
export function schema(changes: ReadonlySet<Change>): Schema {
  const fields: Schema['fields'] = {
    id: { type: 'number' },
    state: { type: 'string', values: changes.has('soon') ? ['here', 'gone', 'soon'] : ['here', 'gone'] },
  }
  if (!changes.has('no-price')) fields.price = { type: changes.has('text') ? 'string' : 'number' }
  if (changes.has('amount')) fields.amount = { type: 'number' }
  if (!changes.has('no-pages')) fields.pages = { type: 'number' }
  if (changes.has('translator')) fields['translator?'] = { type: 'string' }
  return { needs: changes.has('currency') ? ['currency'] : [], fields }
}

/** Whether an answer has what the schema promises. */
export function fits(answer: Record<string, unknown>, { fields }: Schema): boolean {
  return Object.entries(fields).every(([name, { type, values }]) => {
    const value = answer[name.replace('?', '')]
    if (value === undefined) return name.endsWith('?')
    return typeof value === type && (!values || values.includes(value as string))
  })
}

/** One way in which a new schema may break who relied on the old one. */
export interface Break {
  kind: 'removed' | 'type' | 'value' | 'needs'
  what: string
}

/**
 * What a tool that compares two schemas reports. It knows the rules and not the callers: less in an answer, or anything new
 * that a caller must be ready for or must send, is a break.
 */
export function breaks(before: Schema, after: Schema): Break[] {
  const found: Break[] = []
  for (const [name, old] of Object.entries(before.fields)) {
    const now = after.fields[name]
    if (!now) found.push({ kind: 'removed', what: name })
    else if (now.type !== old.type) found.push({ kind: 'type', what: name })
    for (const value of now?.values ?? []) if (!old.values?.includes(value)) found.push({ kind: 'value', what: value })
  }
  for (const name of after.needs) if (!before.needs.includes(name)) found.push({ kind: 'needs', what: name })
  return found
}
