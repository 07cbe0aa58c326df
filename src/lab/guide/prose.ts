import { keepUnits } from './units.ts'

/** A guide's text as safe HTML: paragraphs, lists, `code`, **strong**, *stress* and links. Everything else is escaped. */
export function proseHtml(text: string): string {
  return text
    .trim()
    .split(/\n{2,}/)
    .map((block) => {
      const lines = block.split('\n')
      if (!lines.every((line) => line.startsWith('- '))) return `<p>${inlineHtml(lines.join(' '))}</p>`
      return `<ul>${lines.map((line) => `<li>${inlineHtml(line.slice(2))}</li>`).join('')}</ul>`
    })
    .join('')
}

/** One line of text as safe HTML. */
export function inlineHtml(text: string): string {
  return escaped(text)
    .split(/(`[^`]+`)/)
    .map((piece) => (piece.startsWith('`') && piece.length > 1 ? `<code>${piece.slice(1, -1)}</code>` : marks(piece)))
    .join('')
}

function marks(text: string): string {
  return keepUnits(text)
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replace(/\*([^*]+)\*/g, '<em>$1</em>')
    .replace(/\[([^\]]+)\]\((https?:[^)\s]+|\/[^)\s]*)\)/g, '<a class="link" href="$2">$1</a>')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
