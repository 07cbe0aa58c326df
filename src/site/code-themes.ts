/**
 * The site's two code themes. Weight and grey do the work and one hue marks literals, so that no syntax colour competes
 * with a colour that means something (flow, waiting, fault). The hues repeat the tokens, because highlighting needs values.
 */

interface CodeTheme {
  name: string
  type: 'light' | 'dark'
  colors: Record<string, string>
  tokenColors: { scope: string[]; settings: { foreground?: string; fontStyle?: string } }[]
}

/** Code on paper. */
export const light = theme('light', { paper: '#fcfbf9', ink: '#1b1f23', muted: '#545b62', literal: '#1d6650' })

/** Code at night. */
export const dark = theme('dark', { paper: '#1a1f23', ink: '#e9e5db', muted: '#a4abb2', literal: '#93cdb4' })

function theme(type: 'light' | 'dark', c: Record<'paper' | 'ink' | 'muted' | 'literal', string>): CodeTheme {
  return {
    name: `faultline-${type}`,
    type,
    colors: { 'editor.background': c.paper, 'editor.foreground': c.ink },
    tokenColors: [
      { scope: ['source', 'text'], settings: { foreground: c.ink } },
      { scope: ['comment', 'punctuation', 'keyword.operator', 'meta.brace'], settings: { foreground: c.muted } },
      {
        scope: [
          'keyword.control',
          'storage',
          'keyword.operator.new',
          'keyword.operator.expression',
          'variable.language',
        ],
        settings: { foreground: c.ink, fontStyle: 'bold' },
      },
      {
        scope: [
          'string',
          'constant.numeric',
          'constant.language',
          'string punctuation',
          'punctuation.definition.string',
        ],
        settings: { foreground: c.literal },
      },
      { scope: ['meta.template.expression', 'string meta.embedded'], settings: { foreground: c.ink } },
    ],
  }
}
