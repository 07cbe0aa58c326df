import type { editor as Editors } from 'monaco-editor'
import type { Bench } from '../bench.svelte.ts'
import { loadStyles } from '../late-styles.ts'
import { onTheme } from '../world/palette.ts'
import type { OpenEditor } from './open-editor.ts'
import type { TypeProblem } from './problem.ts'

type Model = Editors.ITextModel

const STYLES = new URL('../../../node_modules/monaco-editor/min/vs/editor/editor.main.css', import.meta.url).href

/** Loads Monaco. Tab leaves it until somebody types; Esc gives Tab back. */
export async function makeEditor(bench: Bench): Promise<OpenEditor> {
  const [{ loadMonaco, paintMonaco }] = await Promise.all([import('./monaco.ts'), loadStyles(STYLES)])
  await document.fonts.load('14px "Faultline Mono"').catch(() => undefined)
  const monaco = loadMonaco()
  paintMonaco()
  const { code } = bench
  const models = new Map<string, Model>()
  keepModels()
  const host = document.createElement('div')
  host.style.cssText = 'position: absolute; inset: 0'
  const editor = monaco.editor.create(host, {
    model: models.get(code.file) ?? null,
    theme: 'faultline',
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--mono'),
    fontSize: 14,
    lineHeight: 22,
    fontLigatures: false,
    bracketPairColorization: { enabled: false },
    guides: { indentation: false, bracketPairs: false },
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    automaticLayout: true,
    overviewRulerLanes: 0,
    lineNumbersMinChars: 4,
    lineDecorationsWidth: 12,
    folding: false,
    glyphMargin: false,
    padding: { top: 8, bottom: 8 },
    scrollbar: {
      alwaysConsumeMouseWheel: false,
      horizontalScrollbarSize: 8,
      verticalScrollbarSize: 8,
      useShadows: false,
    },
    renderLineHighlight: 'line',
    renderLineHighlightOnlyWhenFocus: true,
    contextmenu: false,
    tabFocusMode: true,
    fixedOverflowWidgets: true,
    accessibilityPageSize: 500,
    unicodeHighlight: { ambiguousCharacters: false },
  })
  editor.onDidChangeModelContent((event) => {
    const file = fileOf()
    if (!event.isFlush && file && editor.getValue() !== code.shown[file]) {
      code.type(file, editor.getValue())
      editor.updateOptions({ tabFocusMode: false })
    }
  })
  editor.onDidBlurEditorWidget(() => editor.updateOptions({ tabFocusMode: true }))
  editor.onKeyDown((event) => {
    if (event.keyCode === monaco.KeyCode.Escape) editor.updateOptions({ tabFocusMode: true })
  })
  editor.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyS, () => code.save())
  onTheme(paintMonaco)
  // a definition in another file: its tab opens
  monaco.editor.registerEditorOpener({
    openCodeEditor(_source, resource, place) {
      const file = resource.path.slice(1)
      if (!models.has(file)) return false
      const line = place && ('startLineNumber' in place ? place.startLineNumber : place.lineNumber)
      code.show(file)
      code.goTo = { file, line: line ?? 1 }
      return true
    },
  })
  monaco.editor.onDidChangeMarkers(() => {
    code.typeProblems = readMarkers()
  })

  function fileOf(): string | undefined {
    const model = editor.getModel()
    return [...models].find(([, one]) => one === model)?.[0]
  }

  /** A model for each file, so that each knows of the others. */
  function keepModels(): void {
    for (const [name, model] of models) {
      if (name in code.shown) continue
      models.delete(name)
      model.dispose()
    }
    for (const name of code.names) {
      if (models.has(name)) continue
      const uri = monaco.Uri.parse(`file:///${name}`)
      monaco.editor.getModel(uri)?.dispose()
      const model = monaco.editor.createModel(code.shown[name] ?? '', 'typescript', uri)
      model.updateOptions({
        tabSize: 2,
        insertSpaces: true,
        bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
      })
      models.set(name, model)
    }
  }

  function readMarkers(): TypeProblem[] {
    return monaco.editor
      .getModelMarkers({ owner: 'typescript' })
      .filter((marker) => marker.severity >= monaco.MarkerSeverity.Warning && models.has(marker.resource.path.slice(1)))
      .map((marker) => ({
        file: marker.resource.path.slice(1),
        line: marker.startLineNumber,
        message: marker.message,
        severity: marker.severity === monaco.MarkerSeverity.Error ? 'error' : 'warning',
      }))
  }

  function turn(file: string): void {
    const model = models.get(file)
    if (model && editor.getModel() !== model) editor.setModel(model)
  }

  return {
    host,
    show(file, label, readOnly) {
      turn(file)
      editor.updateOptions({ ariaLabel: label, readOnly })
    },
    takeIn() {
      const before = fileOf()
      keepModels()
      if (before && !models.has(before)) turn(code.file)
      for (const [name, model] of models) {
        const text = code.shown[name] ?? ''
        if (model.getValue() === text) continue
        // as an edit, so that it can be undone
        model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null)
      }
    },
    mark(problems) {
      for (const [name, model] of models) {
        const here = problems.filter((problem) => problem.file === name && problem.line)
        monaco.editor.setModelMarkers(
          model,
          'faultline',
          here.map((problem) => {
            const line = Math.min(model.getLineCount(), problem.line ?? 1)
            const startColumn = problem.column ?? model.getLineFirstNonWhitespaceColumn(line) ?? 1
            const endColumn = Math.max(startColumn + 1, model.getLineMaxColumn(line))
            return {
              severity: monaco.MarkerSeverity.Error,
              message: `${problem.name}: ${problem.message}`,
              startLineNumber: line,
              endLineNumber: line,
              startColumn,
              endColumn,
            }
          }),
        )
      }
    },
    goTo(file, line) {
      turn(file)
      editor.revealLineInCenter(line)
      editor.setPosition({ lineNumber: line, column: 1 })
      editor.focus()
    },
  }
}
