import type { z } from 'astro/zod'
import { error, type Finding, unknown } from '../finding.ts'
import type { Yaml } from './yaml.ts'

type Issue = z.core.$ZodIssue
type Shape = Record<string, z.ZodType>

/** What a schema of src/content finds in a text; `under` is the path of the part that it describes. */
export function* schemaFindings(file: string, yaml: Yaml, schema: z.ZodType, under: string[] = []): Generator<Finding> {
  for (const { line, message } of yaml.mistakes) {
    yield error(
      { file, line },
      'yaml',
      `This is not YAML: ${message.replace(/\.$/, '')}. Mend it, since nothing of the file can be read.`,
    )
  }
  if (yaml.mistakes.length > 0) return
  const value = valueAt(yaml.value, under)
  for (const issue of schema.safeParse(value).error?.issues ?? []) {
    const path = [...under, ...issue.path]
    const place = { file, line: yaml.lineOf(path) }
    if (issue.code === 'unrecognized_keys') {
      const known = Object.keys(shapeAt(schema, issue.path) ?? {})
      for (const key of issue.keys) {
        const field = [...path, key].join('.')
        const line = yaml.lineOf([...path, key])
        yield unknown({ file, line }, field, 'There is no such field. Take it out, or use its right name.', key, known)
      }
    } else {
      const field = path.join('.') || 'front matter'
      const said = sentence(issue, valueAt(value, issue.path))
      yield {
        ...error(place, field, said),
        ...(issue.code === 'invalid_value' ? { allowed: issue.values.map(String) } : {}),
      }
    }
  }
}

function sentence(issue: Issue, value: unknown): string {
  if (value === undefined)
    return `It is missing${issue.code === 'invalid_type' ? `: a ${kinds[issue.expected] ?? issue.expected}` : ''}. Add it.`
  switch (issue.code) {
    case 'invalid_type':
      return `It is ${describe(value)} and should be a ${kinds[issue.expected] ?? issue.expected}.`
    case 'too_small':
      return `It ${size(issue.origin, value)} and should ${issue.origin === 'string' || issue.origin === 'array' ? 'have' : 'be'} at least ${issue.minimum}.`
    case 'too_big':
      return `It ${size(issue.origin, value)} and should ${issue.origin === 'string' || issue.origin === 'array' ? 'have' : 'be'} at most ${issue.maximum}.`
    case 'invalid_value':
      return `'${value}' is none of the values that are known here.`
    case 'invalid_format':
      return issue.format === 'url'
        ? `'${value}' is no address. Write it whole, like https://example.org/page.`
        : `'${value}' is not in the form that is read here${'pattern' in issue ? `, ${issue.pattern}` : ''}.`
    default:
      return `${issue.message}.`
  }
}

const kinds: Record<string, string> = {
  string: 'text',
  array: 'list',
  object: 'group of fields',
  int: 'whole number',
  boolean: 'true or false',
}

function size(origin: string, value: unknown): string {
  if (origin === 'string') return `has ${(value as string).length} characters`
  if (origin === 'array')
    return `has ${(value as unknown[]).length} ${(value as unknown[]).length === 1 ? 'entry' : 'entries'}`
  return `is ${value}`
}

function describe(value: unknown): string {
  if (value === null) return 'empty'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object'
    ? 'a group of fields'
    : `${typeof value === 'string' ? 'the text' : 'the value'} ${JSON.stringify(value)}`
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, step) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[step],
    value,
  )
}

/** The fields of the object schema at a path. */
function shapeAt(schema: unknown, path: readonly PropertyKey[]): Shape | undefined {
  let inner = bare(schema)
  for (const step of path) {
    if (typeof step === 'number') inner = bare(inner.element)
    else inner = bare(inner.shape?.[String(step)])
  }
  return inner.shape
}

interface Bare {
  shape?: Shape
  element?: unknown
}

function bare(schema: unknown): Bare {
  const wrapped = (schema as { def?: { innerType?: unknown } } | undefined)?.def?.innerType
  return wrapped ? bare(wrapped) : ((schema ?? {}) as Bare)
}
