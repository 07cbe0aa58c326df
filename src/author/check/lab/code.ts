import { stripTypeScriptTypes } from 'node:module'
import ts from 'typescript'
import { serviceFiles } from '../../../lab/files.ts'
import { openCompiler } from '../../../runtime/compile/compiler.ts'
import { compile, isError } from '../../../runtime/compile/program.ts'
import { error, type Finding, unknown } from '../finding.ts'
import { type CourseTree, filesIn, foldersIn } from '../tree.ts'
import type { Examined } from './lab.ts'

/** Service code that would not start: syntax, imports outside the subset, addresses that no link gives. */
export async function codeFindings(examined: Examined): Promise<Finding[]> {
  const { id, lab, course } = examined
  const texts = (folder: string) =>
    Object.fromEntries(
      filesIn(course.tree, folder)
        .filter((name) => name.endsWith('.ts'))
        .map((name) => [name, course.tree.files.get(`${folder}/${name}`) as string]),
    )
  const root = `labs/${id}`
  const start = texts(`${root}/start`)
  const overlays = ['wrong', 'patches', 'versions'].flatMap((kind) =>
    foldersIn(course.tree, `${root}/${kind}`).map((one) => `${kind}/${one}`),
  )
  const found = new Map<string, Finding>()
  const read = await openCompiler()
  for (const variant of ['start', 'solution', ...overlays]) {
    const own = variant === 'start' ? {} : texts(`${root}/${variant}`)
    const given = serviceFiles(lab, start, own)
    for (const [name, { entry }] of Object.entries(lab.services)) {
      const files = given[name] ?? {}
      // a missing entry is told where services are
      if (!(entry in files)) continue
      const program = compile(files, entry, read)
      if (isError(program)) {
        const file = `${root}/${(program.file ?? entry) in own ? variant : 'start'}/${program.file ?? entry}`
        found.set(
          `${file}${program.line}`,
          error(
            { file, line: program.line ?? 1 },
            program.name === 'UnknownImport' ? 'import' : 'syntax',
            program.message,
          ),
        )
      }
      for (const one of addressFindings(examined, name, `${root}/${entry in own ? variant : 'start'}/${entry}`))
        found.set(`${one.file}${one.line}${one.field}`, one)
    }
  }
  return [...found.values()]
}

/** process.env.STOCK_URL is only there when a link leads to a service 'stock'. */
function* addressFindings({ lab, course }: Examined, service: string, file: string): Generator<Finding> {
  const { entry } = lab.services[service] ?? {}
  // copies of one service run the same file, and each is given the addresses of the others
  const copies = Object.keys(lab.services).filter((name) => lab.services[name]?.entry === entry)
  const given = [
    'PORT',
    ...copies.flatMap((copy) => Object.keys(lab.services[copy]?.env ?? {})),
    ...lab.links
      .filter((link) => copies.includes(link.from))
      .map((link) => `${link.to.toUpperCase().replaceAll('-', '_')}_URL`),
  ]
  for (const [i, line] of (course.tree.files.get(file) ?? '').split('\n').entries()) {
    for (const [, name = ''] of line.matchAll(/process\.env\.([A-Z0-9_]+_URL)\b/g)) {
      if (given.includes(name)) continue
      yield unknown(
        { file, line: i + 1 },
        `process.env.${name}`,
        `'${service}' is not given ${name}: lab.ts has no link from '${service}' to such a service. Add the link, or mend the name.`,
        name,
        given,
      )
    }
  }
}

/** TypeScript that is more than types: Node and browsers run labs by taking types out, and this would stay behind. */
export function* erasableFindings(tree: CourseTree, id: string): Generator<Finding> {
  for (const [file, text] of tree.files) {
    if (!file.startsWith(`labs/${id}/`) || !file.endsWith('.ts')) continue
    try {
      stripTypeScriptTypes(text)
    } catch (thrown) {
      if ((thrown as { code?: string }).code !== 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX') {
        // services tell their syntax errors, with a place, when they are compiled
        if (file.endsWith('/lab.ts'))
          yield error(
            { file, line: syntaxErrorLine(text) },
            'syntax',
            `lab.ts cannot be read: ${(thrown as Error).message}. Look for a bracket, comma or quote that is missing.`,
          )
        continue
      }
      const { line, instead } = findNotErasable(text)
      yield error(
        { file, line },
        'TypeScript',
        `This is more than a type, and only types are taken out before the code runs. ${instead}`,
      )
    }
  }
}

function syntaxErrorLine(text: string): number {
  const source = ts.createSourceFile('lab.ts', text, ts.ScriptTarget.Latest)
  const at = (source as unknown as { parseDiagnostics: { start: number }[] }).parseDiagnostics[0]?.start ?? 0
  return source.getLineAndCharacterOfPosition(at).line + 1
}

function findNotErasable(text: string): { line: number; instead: string } {
  const source = ts.createSourceFile('x.ts', text, ts.ScriptTarget.Latest, true)
  let found: { node: ts.Node; instead: string } | undefined
  const visit = (node: ts.Node) => {
    const instead = insteadOf(node)
    if (instead) found ??= { node, instead }
    node.forEachChild(visit)
  }
  visit(source)
  if (!found) return { line: 1, instead: 'Write it in JavaScript.' }
  return { line: source.getLineAndCharacterOfPosition(found.node.getStart()).line + 1, instead: found.instead }
}

function insteadOf(node: ts.Node): string | undefined {
  if (ts.isEnumDeclaration(node)) return "Instead of an enum write an object, or a union such as 'open' | 'closed'."
  if (ts.isModuleDeclaration(node)) return 'Instead of a namespace write a file of its own, or an object.'
  if (ts.isParameter(node) && ts.isConstructorDeclaration(node.parent) && node.modifiers?.length)
    return 'Instead of a parameter property declare the field, and set it in the constructor.'
  if (ts.isTypeAssertionExpression(node)) return 'Instead of <T>value write value as T.'
  if (ts.isImportEqualsDeclaration(node)) return "Instead of import x = require('x') write import x from 'x'."
  return ts.isExportAssignment(node) && node.isExportEquals ? 'Instead of export = write export default.' : undefined
}
