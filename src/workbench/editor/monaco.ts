import * as monaco from 'monaco-editor/editor/editor.api'
import EditorWorker from 'monaco-editor/editor/editor.worker?worker'
import 'monaco-editor/features/bracketMatching/register'
import 'monaco-editor/features/caretOperations/register'
import 'monaco-editor/features/clipboard/register'
import 'monaco-editor/features/codeEditor/register'
import 'monaco-editor/features/codicon/register'
import 'monaco-editor/features/comment/register'
import 'monaco-editor/features/cursorUndo/register'
import 'monaco-editor/features/find/register'
import 'monaco-editor/features/gotoError/register'
import 'monaco-editor/features/gotoSymbol/register'
import 'monaco-editor/features/hover/register'
import 'monaco-editor/features/indentation/register'
import 'monaco-editor/features/linesOperations/register'
import 'monaco-editor/features/multicursor/register'
import 'monaco-editor/features/parameterHints/register'
import 'monaco-editor/features/readOnlyMessage/register'
import 'monaco-editor/features/rename/register'
import 'monaco-editor/features/smartSelect/register'
import 'monaco-editor/features/snippet/register'
import 'monaco-editor/features/suggest/register'
import 'monaco-editor/features/wordHighlighter/register'
import 'monaco-editor/features/wordOperations/register'
import 'monaco-editor/languages/definitions/typescript/register'
import * as typescript from 'monaco-editor/languages/features/typescript/register'
import TypeScriptWorker from 'monaco-editor/languages/features/typescript/ts.worker?worker'
import type { StoreName } from '../../protocol/supplies.ts'
import { storesNamedIn } from '../../runtime/compile/store-names.ts'
import { readPalette } from '../world/palette.ts'
import { LIBS } from './libs.ts'
import { storeTypes } from './store-types.ts'

self.MonacoEnvironment = {
  getWorker: (_id, label) =>
    label === 'typescript' || label === 'javascript' ? new TypeScriptWorker() : new EditorWorker(),
}

let ready = false

/** Monaco with the language service that knows what a service may import. Loaded when somebody is about to edit. */
export function loadMonaco(): typeof monaco {
  if (ready) return monaco
  ready = true
  const { typescriptDefaults: ts } = typescript
  ts.setCompilerOptions({
    target: typescript.ScriptTarget.ESNext,
    module: typescript.ModuleKind.ESNext,
    moduleResolution: typescript.ModuleResolutionKind.NodeJs,
    // the web's names are in service-web.d.ts: the browser's own would promise more than a service has
    lib: LIBS,
    strict: true,
    noEmit: true,
    allowNonTsExtensions: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    types: [],
  })
  ts.setModeConfiguration({ ...ts.modeConfiguration, inlayHints: false, onTypeFormattingEdits: false })
  // until the types are there, every import would be an error
  ts.setDiagnosticsOptions({ noSemanticValidation: true, onlyVisible: false })
  ts.setEagerModelSync(true)
  void import('./types.ts')
    .then(({ typeFiles }) => {
      ts.setExtraLibs(typeFiles())
      ts.setDiagnosticsOptions({ noSemanticValidation: false, onlyVisible: false })
      monaco.editor.getModels().forEach(addTypesFor)
      monaco.editor.onDidCreateModel(addTypesFor)
    })
    .catch(() => undefined)
  return monaco
}

const typed = new Set<StoreName>()

/** Adds the types of each store that a file imports, or comes to import. */
function addTypesFor(model: monaco.editor.ITextModel): void {
  const look = () => {
    for (const name of storesNamedIn(model.getValue())) {
      if (typed.has(name)) continue
      typed.add(name)
      storeTypes(name)
        .then((files) => {
          for (const { content, filePath } of files) typescript.typescriptDefaults.addExtraLib(content, filePath)
        })
        .catch(() => typed.delete(name))
    }
  }
  look()
  model.onDidChangeContent(look)
}

/** The page's own colours: weight and grey do the work, one green for literals. Read again when the theme changes. */
export function paintMonaco(): void {
  const c = readPalette()
  const hex = (colour: string) => toHex(colour).slice(1)
  const dark = getComputedStyle(document.documentElement).colorScheme === 'dark' || isDark(toHex(c.paper))
  const rule = (token: string, foreground: string, fontStyle = '') => ({
    token,
    foreground: hex(foreground),
    fontStyle,
  })
  monaco.editor.defineTheme('faultline', {
    base: dark ? 'vs-dark' : 'vs',
    inherit: false,
    rules: [
      rule('', c.ink),
      rule('keyword', c.ink, 'bold'),
      rule('type', c.ink),
      rule('identifier', c.ink),
      rule('delimiter', c.muted),
      rule('comment', c.muted),
      rule('string', c.literal),
      rule('number', c.literal),
      rule('regexp', c.literal),
    ],
    colors: {
      'editor.background': toHex(c.raised),
      'editor.foreground': toHex(c.ink),
      'editorLineNumber.foreground': toHex(c.muted),
      'editorLineNumber.activeForeground': toHex(c.ink),
      'editorCursor.foreground': toHex(c.ink),
      'editor.lineHighlightBackground': '#00000000',
      'editor.lineHighlightBorder': toHex(c.hair),
      'editor.selectionBackground': `${toHex(c.flow)}3d`,
      'editor.inactiveSelectionBackground': `${toHex(c.flow)}26`,
      'editor.wordHighlightBackground': `${toHex(c.flow)}1f`,
      'editorBracketMatch.background': '#00000000',
      'editorBracketMatch.border': toHex(c.border),
      'editorIndentGuide.background1': '#00000000',
      'editorWidget.background': toHex(c.raised),
      'editorWidget.foreground': toHex(c.ink),
      'editorWidget.border': toHex(c.border),
      'editorSuggestWidget.selectedBackground': toHex(c.sunken),
      'editorSuggestWidget.selectedForeground': toHex(c.ink),
      'editorSuggestWidget.highlightForeground': toHex(c.flow),
      'editorSuggestWidget.focusHighlightForeground': toHex(c.flow),
      'list.hoverBackground': toHex(c.sunken),
      'editorHoverWidget.background': toHex(c.raised),
      'editorHoverWidget.border': toHex(c.border),
      'editorError.foreground': toHex(c.fault),
      'editorWarning.foreground': toHex(c.waiting),
      'input.background': toHex(c.paper),
      'input.foreground': toHex(c.ink),
      'input.border': toHex(c.border),
      focusBorder: toHex(c.flow),
      'scrollbar.shadow': '#00000000',
      'scrollbarSlider.background': `${toHex(c.border)}40`,
      'scrollbarSlider.hoverBackground': `${toHex(c.border)}70`,
      'scrollbarSlider.activeBackground': `${toHex(c.border)}90`,
      'editorOverviewRuler.border': '#00000000',
    },
  })
  monaco.editor.setTheme('faultline')
}

function toHex(colour: string): string {
  const context = new OffscreenCanvas(1, 1).getContext('2d')
  if (!context) return '#808080'
  context.fillStyle = colour
  context.fillRect(0, 0, 1, 1)
  const [r = 0, g = 0, b = 0] = context.getImageData(0, 0, 1, 1).data
  return `#${[r, g, b].map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

function isDark(hex: string): boolean {
  return Number.parseInt(hex.slice(1, 3), 16) < 128
}
