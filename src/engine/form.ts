/** A value from outside is not what it must be; the message says what and where, without "cannot be opened". */
export class Refusal extends Error {}

/** An object of unknown origin, read field by field. Every reader throws a Refusal that names the field. */
export class Form {
  readonly path: string
  private readonly fields: Record<string, unknown>

  constructor(value: unknown, path: string) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new Refusal(`${path} is not an object`)
    this.fields = value as Record<string, unknown>
    this.path = path
  }

  /** The field as it stands; undefined if it is not the object's own. */
  has(name: string): unknown {
    return Object.hasOwn(this.fields, name) ? this.fields[name] : undefined
  }

  text(name: string, pattern: RegExp | null, longest = 1_000): string {
    const value = this.has(name)
    if (typeof value !== 'string') throw new Refusal(`${this.path}.${name} is not a text`)
    if (value.length > longest) throw new Refusal(`${this.path}.${name} is longer than ${longest} characters`)
    if (pattern && !pattern.test(value)) throw new Refusal(`${this.path}.${name} must not be ${JSON.stringify(value)}`)
    return value
  }

  number(name: string): number {
    const value = this.has(name)
    if (typeof value !== 'number' || !Number.isFinite(value)) throw new Refusal(`${this.path}.${name} is not a number`)
    return value
  }

  whole(name: string, least: number, most: number): number {
    const value = this.number(name)
    if (Number.isSafeInteger(value) && value >= least && value <= most) return value
    throw new Refusal(`${this.path}.${name} must be a whole number from ${least} to ${most}, not ${value}`)
  }

  inner(name: string): Form {
    return new Form(this.has(name), `${this.path}.${name}`)
  }

  list(name: string, most: number): Form[] {
    const value = this.has(name)
    if (!Array.isArray(value)) throw new Refusal(`${this.path}.${name} is not a list`)
    if (value.length > most)
      throw new Refusal(`${this.path}.${name} has ${value.length} entries, and ${most} are allowed`)
    return value.map((entry, i) => new Form(entry, `${this.path}.${name}[${i}]`))
  }

  /** Every field of an inner object whose names follow a pattern, each read by `read`. */
  record<T>(name: string, names: RegExp, most: number, read: (field: string) => T): Record<string, T> {
    return this.inner(name).all(names, most, read)
  }

  /** Every field of this object, likewise. */
  all<T>(names: RegExp, most: number, read: (field: string) => T): Record<string, T> {
    const fields = Object.keys(this.fields)
    if (fields.length > most) throw new Refusal(`${this.path} has ${fields.length} entries, and ${most} are allowed`)
    const wrong = fields.find((field) => !names.test(field))
    if (wrong !== undefined) throw new Refusal(`${this.path} must not name ${JSON.stringify(wrong.slice(0, 100))}`)
    return Object.fromEntries(fields.map((field) => [field, read(field)]))
  }
}
