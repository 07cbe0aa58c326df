import { keepPrediction, readPrediction } from '../reader/answers.ts'

/** `<fl-predict data-id>`: keeps the chosen radio and tells the outcomes of the page. */
class Predict extends HTMLElement {
  connectedCallback(): void {
    const id = this.dataset.id ?? ''
    const kept = readPrediction(id)
    for (const input of this.querySelectorAll<HTMLInputElement>('input')) input.checked = input.value === kept
    if (kept) showGuess(id)
    this.addEventListener('change', (event) => {
      keepPrediction(id, (event.target as HTMLInputElement).value)
      showGuess(id)
    })
  }
}

/** Puts the chosen option's words beside every outcome of the prediction. */
function showGuess(id: string): void {
  const chosen = document.querySelector(`fl-predict[data-id="${id}"] input:checked + span`)
  for (const outcome of document.querySelectorAll(`fl-outcome[data-predict="${id}"]`)) {
    const place = outcome.querySelector<HTMLElement>('[data-expected]')
    const words = place?.querySelector('dd')
    if (!place || !words || !chosen) continue
    words.innerHTML = chosen.innerHTML
    place.hidden = false
  }
}

if (!customElements.get('fl-predict')) customElements.define('fl-predict', Predict)
