import ts from 'typescript'

/** A solution with one of its ideas taken out. */
export interface Mutant {
  file: string
  line: number
  /** What was taken out, as an author would say it. */
  dropped: string
  text: string
}

/**
 * The solution's file without one guard, one option of a call or one repetition at a time. What stands in the start as
 * well is left alone: a lab teaches what the solution adds.
 */
export function mutants(file: string, solution: string, start: string): Mutant[] {
  const source = ts.createSourceFile(file, solution, ts.ScriptTarget.Latest, true)
  const known = new Set(start.split('\n').map((line) => line.trim()))
  const found: Mutant[] = []
  const drop = (node: ts.Node, from: number, to: number, instead: string, dropped: string) => {
    const at = source.getLineAndCharacterOfPosition(node.getStart())
    const line = solution.split('\n')[at.line] as string
    if (known.has(line.trim())) return
    found.push({ file, line: at.line + 1, dropped, text: solution.slice(0, from) + instead + solution.slice(to) })
  }
  const visit = (node: ts.Node) => {
    if (ts.isIfStatement(node)) {
      drop(node, node.getStart(), node.getEnd(), ';', `the guard \`if (${node.expression.getText()})\``)
    }
    if (ts.isObjectLiteralExpression(node) && ts.isCallExpression(node.parent)) {
      for (const option of node.properties) {
        const name = option.name?.getText()
        const end = solution[option.getEnd()] === ',' ? option.getEnd() + 1 : option.getEnd()
        // json({ … }) is an answer, and its fields are not options
        const answers = node.parent.expression.getText().endsWith('.json')
        if (name && !answers) drop(option, option.getStart(), end, '', `the option \`${option.getText()}\``)
      }
    }
    if (ts.isForStatement(node) && node.condition && ts.isBinaryExpression(node.condition)) {
      const { right } = node.condition
      drop(node, right.getStart(), right.getEnd(), '1', `all turns but one of the loop to \`${right.getText()}\``)
    }
    if (ts.isExpressionStatement(node) && ts.isBinaryExpression(node.expression)) {
      drop(node, node.getStart(), node.getEnd(), ';', `the step \`${node.expression.getText()}\``)
    }
    node.forEachChild(visit)
  }
  visit(source)
  return found
}
