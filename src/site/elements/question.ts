import { keepAnswer } from '../reader/answers.ts'

/** `<fl-question data-id>`: keeps each choice and says its reason aloud. Showing the reason is the style sheet's work. */
class Question extends HTMLElement {
  connectedCallback(): void {
    const inputs = [...this.querySelectorAll<HTMLInputElement>('input')]
    inputs.forEach((input, i) => {
      const why = input.closest('.choice')?.querySelector<HTMLElement>('.why')
      if (!why) return
      why.id = `${input.name}-why-${i}`
      input.setAttribute('aria-describedby', why.id)
    })
    const spoken = document.createElement('p')
    spoken.className = 'sr'
    spoken.setAttribute('role', 'status')
    this.append(spoken)
    this.addEventListener('change', (event) => {
      const input = event.target as HTMLInputElement
      keepAnswer(this.dataset.id ?? '', String(inputs.indexOf(input)), input.dataset.right !== undefined)
      spoken.textContent = input.closest('.choice')?.querySelector('.why')?.textContent ?? ''
    })
  }
}

if (!customElements.get('fl-question')) customElements.define('fl-question', Question)
