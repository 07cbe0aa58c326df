import { askToPersist, canKeep, forgetsAfterSevenDays, persistence } from '../reader/persistence.ts'

/**
 * Once a lesson is read there is something to lose: offers to ask the browser to keep it, and says what it answered. Says
 * nothing where the browser has promised already. `place` holds a sentence, a button and the words in `data-says`.
 */
export async function offerToKeep(place: HTMLElement): Promise<void> {
  const says = JSON.parse(place.dataset.says ?? '{}') as Record<
    'granted' | 'refused' | 'unable' | 'blocked' | 'safari',
    string
  >
  const sentence = place.querySelector('[role=status]')
  const button = place.querySelector('button')
  if (!sentence || !button) return
  const state = await persistence(navigator.storage, canKeep)
  if (state === 'granted') return
  place.hidden = false
  button.hidden = state !== 'best'
  if (state !== 'best') sentence.textContent = says[state]
  if (forgetsAfterSevenDays(navigator, matchMedia('(display-mode: standalone)').matches))
    sentence.textContent = says.safari
  button.addEventListener('click', async () => {
    sentence.textContent = (await askToPersist(navigator.storage)) ? says.granted : says.refused
    button.hidden = true
  })
}
