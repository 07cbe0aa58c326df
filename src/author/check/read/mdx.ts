import { mdxToMdast } from 'satteri'
import { readLiteral } from './types.ts'

/** A lesson's text as the build reads it: the same parser, and so the same lines. */
export type Mdx = { ok: true; root: MdxNode } | { ok: false; line: number; message: string }

export interface MdxNode {
  type: string
  line: number
  children: MdxNode[]
  /** Of a part or an HTML element. */
  name?: string
  /** A part's attributes: texts, plain values of braces, true without a value, undefined for what has to be run. */
  attributes?: Map<string, unknown>
  /** Text, code, or the target of a link or picture. */
  value?: string
  /** What a picture shows, in words. */
  alt?: string
}

/** Reads MDX with its front matter in front. */
export function readMdx(text: string): Mdx {
  try {
    return { ok: true, root: node(mdxToMdast(text) as unknown as Raw) }
  } catch (thrown) {
    const [, line, message] = /^(\d+):\d+: ([\s\S]*?)(?: \([\w-]+:[\w-]+\))?$/.exec((thrown as Error).message) ?? []
    return { ok: false, line: Number(line ?? 1), message: message ?? (thrown as Error).message }
  }
}

/** A node and all below it, in reading order, each with what it stands in. */
export function* walk(from: MdxNode, inside: MdxNode[] = []): Generator<{ node: MdxNode; inside: MdxNode[] }> {
  yield { node: from, inside }
  for (const child of from.children) yield* walk(child, [...inside, from])
}

/** All text of a node. */
export function textOf(from: MdxNode): string {
  return from.type === 'text' || from.type === 'inlineCode' ? (from.value ?? '') : from.children.map(textOf).join('')
}

interface Raw {
  type: string
  position?: { start: { line: number } }
  children?: Raw[]
  name?: string | null
  value?: string
  url?: string
  alt?: string | null
  attributes?: { type: string; name?: string; value?: null | string | { value: string } }[]
}

function node(raw: Raw): MdxNode {
  return {
    type: raw.type,
    line: raw.position?.start.line ?? 1,
    children: (raw.children ?? []).map(node),
    ...(raw.name ? { name: raw.name } : {}),
    ...(raw.attributes ? { attributes: new Map(raw.attributes.map(attribute)) } : {}),
    ...(raw.value !== undefined || raw.url !== undefined ? { value: raw.url ?? raw.value ?? '' } : {}),
    ...(raw.type === 'image' ? { alt: raw.alt ?? '' } : {}),
  }
}

function attribute({ name, value }: NonNullable<Raw['attributes']>[number]): [string, unknown] {
  if (value === null || value === undefined) return [name ?? '{…}', name ? true : undefined]
  return [name ?? '{…}', typeof value === 'string' ? value : readLiteral(value.value)]
}
