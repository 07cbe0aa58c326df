import { readFileSync } from 'node:fs'
import ts from 'typescript'

/** Something that authors write, as its own source describes it. */
export interface Entry {
  name: string
  /** A field's type, or a function's parameters with what they are when left out. */
  type: string
  /** The docstring; empty where there is none. */
  says: string
  optional: boolean
}

/** The fields of an exported interface. @throws Error when the file no longer has it. */
export function fieldsOf(path: string, name: string, text = readFileSync(path, 'utf8')): Entry[] {
  const file = parse(text)
  const found = file.statements.find((one) => ts.isInterfaceDeclaration(one) && one.name.text === name)
  if (!found || !ts.isInterfaceDeclaration(found)) throw new Error(`${path} has no interface ${name}`)
  return found.members.filter(ts.isPropertySignature).map((member) => ({
    name: member.name.getText(file),
    type: flat(member.type?.getText(file) ?? ''),
    says: docOf(member),
    optional: member.questionToken !== undefined,
  }))
}

/** The exported functions and arrow functions of a file, in its order; `returns` keeps those of that type. */
export function functionsOf(path: string, returns?: string): Entry[] {
  const file = parse(readFileSync(path, 'utf8'))
  const entry = (name: string, made: ts.FunctionDeclaration | ts.ArrowFunction, doc: ts.Node): Entry => ({
    name,
    type: `(${made.parameters.map((one) => flat(one.getText(file))).join(', ')})`,
    says: docOf(doc),
    optional: false,
  })
  return file.statements.flatMap((statement) => {
    if (!ts.canHaveModifiers(statement) || !statement.modifiers?.some(isExport)) return []
    if (ts.isFunctionDeclaration(statement) && statement.name)
      return fits(statement.type, file, returns) ? [entry(statement.name.text, statement, statement)] : []
    if (!ts.isVariableStatement(statement)) return []
    return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
      initializer && ts.isArrowFunction(initializer) && fits(initializer.type, file, returns)
        ? [entry(name.getText(file), initializer, statement)]
        : [],
    )
  })
}

/** The public methods of an exported class. @throws Error when the file no longer has the class. */
export function methodsOf(path: string, name: string): Entry[] {
  const file = parse(readFileSync(path, 'utf8'))
  const found = file.statements.find((one) => ts.isClassDeclaration(one) && one.name?.text === name)
  if (!found || !ts.isClassDeclaration(found)) throw new Error(`${path} has no class ${name}`)
  return found.members
    .filter(ts.isMethodDeclaration)
    .filter((method) => !method.modifiers?.some((one) => one.kind === ts.SyntaxKind.PrivateKeyword))
    .map((method) => ({
      name: method.name.getText(file),
      type: `(${method.parameters.map((one) => flat(one.getText(file))).join(', ')})`,
      says: docOf(method),
      optional: false,
    }))
}

/** The texts that an exported type allows, such as `'world' | 'code'`. @throws Error when the file no longer has it. */
export function choicesOf(path: string, name: string): Entry[] {
  const found = parse(readFileSync(path, 'utf8')).statements.find(
    (one) => ts.isTypeAliasDeclaration(one) && one.name.text === name,
  )
  if (!found || !ts.isTypeAliasDeclaration(found) || !ts.isUnionTypeNode(found.type))
    throw new Error(`${path} has no choices ${name}`)
  return found.type.types.flatMap((one) =>
    ts.isLiteralTypeNode(one) && ts.isStringLiteral(one.literal)
      ? [{ name: one.literal.text, type: '', says: '', optional: false }]
      : [],
  )
}

/** The fields of the first `z.object({ … })` of a file, with the rule that each is held to. */
export function schemaOf(path: string): Entry[] {
  const file = parse(readFileSync(path, 'utf8'))
  let found: ts.ObjectLiteralExpression | undefined
  const visit = (node: ts.Node): void => {
    const [shape] = ts.isCallExpression(node) ? node.arguments : []
    if (shape && ts.isObjectLiteralExpression(shape) && /^z\s*\.(loose)?object\b/i.test(node.getText(file)))
      found ??= shape
    if (!found) node.forEachChild(visit)
  }
  visit(file)
  const properties = [...(found?.properties ?? [])].filter((one) => ts.isPropertyAssignment(one))
  return properties.map((one) => {
    const rule = flat(one.initializer.getText(file)).replaceAll('z.', '').replace(/ \./g, '.')
    return { name: one.name.getText(file), type: rule, says: docOf(one), optional: /\.(optional|default)\(/.test(rule) }
  })
}

function fits(type: ts.TypeNode | undefined, file: ts.SourceFile, returns?: string): boolean {
  return returns === undefined || type?.getText(file) === returns
}

function docOf(node: ts.Node): string {
  const [doc] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc)
  const tags = (doc?.tags ?? []).map(
    (tag) =>
      `${tag
        .getText()
        .replace(/\s*\*\s+/g, ' ')
        .trim()}`,
  )
  return [ts.getTextOfJSDocComment(doc?.comment) ?? '', ...tags].join(' ').replace(/\s+/g, ' ').trim()
}

const isExport = (one: ts.ModifierLike) => one.kind === ts.SyntaxKind.ExportKeyword
const flat = (text: string) =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .trim()
const parse = (text: string) => ts.createSourceFile('x.ts', text, ts.ScriptTarget.Latest, true)
