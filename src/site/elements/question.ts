import { keepAnswer } from '../reader/answers.ts'

/** `<fl-question data-id>`: keeps each choice and says its reason aloud. Showing the reason is the style sheet's work. */
class Question extends HTMLElement {
  connectedCallback(): void {
    const inputs = [...this.querySelectorAll<HTMLInputElement>('input')]
    const spoken = document.createElement('p')
    spoken.className = 'sr'
    spoken.setAttribute('role', 'status')
    this.append(spoken)
    this.addEventListener('change', (event) => {
      const input = event.target as HTMLInputElement
      keepAnswer(this.dataset.id ?? '', String(inputs.indexOf(input)), input.dataset.right !== undefined)
      if (this.closest('.sealed')) return
      spoken.textContent = describeChoice(input)
    })
  }
}

/** Ties an option to its reason, once it is chosen: before that, the reason would be read out with the option. */
function describeChoice(input: HTMLInputElement): string {
  const why = input.closest('.choice')?.querySelector<HTMLElement>('.why')
  if (!why) return ''
  why.id ||= `${input.name}-why-${[...document.querySelectorAll('.why')].indexOf(why)}`
  input.setAttribute('aria-describedby', why.id)
  return why.textContent ?? ''
}

if (!customElements.get('fl-question')) customElements.define('fl-question', Question)
