import ts from 'typescript'

/** lab.ts as text: where each of its keys stands, and what a check is made of. */
export class LabSource {
  private readonly file: ts.SourceFile
  private readonly root: ts.Expression | undefined

  constructor(text: string) {
    this.file = ts.createSourceFile('lab.ts', text, ts.ScriptTarget.Latest, true)
    const exported = this.file.statements.find(ts.isExportAssignment)?.expression
    this.root = exported && ts.isCallExpression(exported) ? exported.arguments[0] : exported
  }

  /** The line of the deepest part of the path that is written out; what is made by code has the line of its maker. */
  lineOf(...path: (string | number)[]): number {
    const { node } = this.find(path)
    return node ? this.file.getLineAndCharacterOfPosition(node.getStart()).line + 1 : 1
  }

  /** Calls below a path, with those of their arguments that are plain texts. */
  callsAt(...path: (string | number)[]): { name: string; texts: (string | undefined)[]; line: number }[] {
    const { node, whole } = this.find(path)
    const calls: { name: string; texts: (string | undefined)[]; line: number }[] = []
    const visit = (one: ts.Node) => {
      if (ts.isCallExpression(one) && ts.isIdentifier(one.expression)) {
        const texts = one.arguments.map((each) => (ts.isStringLiteral(each) ? each.text : undefined))
        const line = this.file.getLineAndCharacterOfPosition(one.getStart()).line + 1
        calls.push({ name: one.expression.text, texts, line })
      }
      one.forEachChild(visit)
    }
    if (node && whole) visit(node)
    return calls
  }

  private find(path: (string | number)[]): { node: ts.Node | undefined; whole: boolean } {
    let value: ts.Node | undefined = this.root
    let named: ts.Node | undefined = this.root
    for (const step of path) {
      if (value && ts.isObjectLiteralExpression(value)) {
        const property: ts.ObjectLiteralElementLike | undefined = value.properties.find(
          (one) => keyOf(one) === String(step),
        )
        if (!property) return { node: named, whole: false }
        named = property
        value = ts.isPropertyAssignment(property) ? property.initializer : undefined
      } else if (value && ts.isArrayLiteralExpression(value)) {
        value = value.elements[Number(step)]
        if (!value) return { node: named, whole: false }
        named = value
      } else if (value && ts.isCallExpression(value) && typeof step === 'number') {
        // phase('during', 4, pause('web')): its faults stand behind name and length
        value = value.arguments[step + 2]
        if (!value) return { node: named, whole: false }
        named = value
      } else return { node: named, whole: false }
    }
    return { node: named, whole: true }
  }
}

function keyOf(property: ts.ObjectLiteralElementLike): string | undefined {
  const { name } = property
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : undefined
}
