import ts from 'typescript'

/** A field of an interface as its author sees it. */
export interface Field {
  name: string
  optional: boolean
  /** 'string', 'boolean', 'number', 'values' (see there) or 'other'. */
  type: string
  /** The texts that a union of literals allows. */
  values?: string[]
}

/** The fields of `interface <name>` in a TypeScript text; none when it is not there. */
export function readInterface(text: string, name: string): Field[] {
  const found = parse(text).statements.find((one) => ts.isInterfaceDeclaration(one) && one.name.text === name)
  if (!found || !ts.isInterfaceDeclaration(found)) return []
  return found.members.filter(ts.isPropertySignature).map((member) => {
    const values = member.type ? literals(member.type) : []
    const type = values.length > 0 ? 'values' : simple(member.type?.kind)
    const optional = member.questionToken !== undefined
    return { name: (member.name as ts.Identifier).text, optional, type, ...(values.length > 0 ? { values } : {}) }
  })
}

/** The texts of `type <name> = 'a' | 'b'`. */
export function readUnion(text: string, name: string): string[] {
  const found = parse(text).statements.find((one) => ts.isTypeAliasDeclaration(one) && one.name.text === name)
  return found && ts.isTypeAliasDeclaration(found) ? literals(found.type) : []
}

/** A parameter of a function, with its text when it is left out. */
export interface Parameter {
  name: string
  standard?: string
}

/** The parameters of each exported function and arrow function of a text. */
export function readParameters(text: string): Map<string, Parameter[]> {
  const found = new Map<string, Parameter[]>()
  const keep = (name: string, parameters: readonly ts.ParameterDeclaration[]) =>
    found.set(
      name,
      parameters.map(({ name: given, initializer }) => ({
        name: given.getText(),
        ...(initializer && ts.isStringLiteral(initializer) ? { standard: initializer.text } : {}),
      })),
    )
  for (const statement of parse(text).statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name) keep(statement.name.text, statement.parameters)
    if (!ts.isVariableStatement(statement)) continue
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (initializer && ts.isArrowFunction(initializer)) keep(name.getText(), initializer.parameters)
    }
  }
  return found
}

/** The value of a literal such as `[{ id: 'a' }]`; undefined for what has to be run. */
export function readLiteral(text: string): unknown {
  const statement = parse(`(${text})`).statements[0]
  return statement && ts.isExpressionStatement(statement) ? literal(statement.expression) : undefined
}

function literal(node: ts.Expression): unknown {
  if (ts.isParenthesizedExpression(node)) return literal(node.expression)
  if (ts.isStringLiteralLike(node)) return node.text
  if (ts.isNumericLiteral(node)) return Number(node.text)
  if (node.kind === ts.SyntaxKind.TrueKeyword) return true
  if (node.kind === ts.SyntaxKind.FalseKeyword) return false
  if (ts.isArrayLiteralExpression(node)) return node.elements.map(literal)
  if (!ts.isObjectLiteralExpression(node)) return undefined
  const pairs = node.properties.filter(ts.isPropertyAssignment)
  return Object.fromEntries(pairs.map((pair) => [(pair.name as ts.Identifier).text, literal(pair.initializer)]))
}

function parse(text: string): ts.SourceFile {
  return ts.createSourceFile('x.ts', text, ts.ScriptTarget.Latest, true)
}

function literals(type: ts.TypeNode): string[] {
  const members = ts.isUnionTypeNode(type) ? [...type.types] : [type]
  return members.flatMap((one) =>
    ts.isLiteralTypeNode(one) && ts.isStringLiteral(one.literal) ? [one.literal.text] : [],
  )
}

function simple(kind: ts.SyntaxKind | undefined): string {
  if (kind === ts.SyntaxKind.StringKeyword) return 'string'
  if (kind === ts.SyntaxKind.BooleanKeyword) return 'boolean'
  return kind === ts.SyntaxKind.NumberKeyword ? 'number' : 'other'
}
