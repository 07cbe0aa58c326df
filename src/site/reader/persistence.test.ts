import { expect, test } from 'vitest'
import { askToPersist, forgetsAfterSevenDays, persistence } from './persistence.ts'

const yes = () => Promise.resolve(true)
const no = () => Promise.resolve(false)
const never = () => Promise.reject(new Error('no'))

test('what the browser says of its storage', async () => {
  expect(await persistence({ persisted: yes, persist: yes }, () => true)).toBe('granted')
  expect(await persistence({ persisted: no, persist: no }, () => true)).toBe('best')
  expect(await persistence({ persisted: never, persist: never }, () => true)).toBe('best')
  expect(await persistence(undefined, () => true)).toBe('unable')
  expect(await persistence({ persisted: yes, persist: yes }, () => false)).toBe('blocked')
})

test('a refusal, an error and a browser that cannot be asked are all no promise', async () => {
  expect(await askToPersist({ persist: yes })).toBe(true)
  expect(await askToPersist({ persist: no })).toBe(false)
  expect(await askToPersist({ persist: never })).toBe(false)
  expect(await askToPersist(undefined)).toBe(false)
})

test('Safari is warned, unless the site is installed; others are not', () => {
  const safari = {
    vendor: 'Apple Computer, Inc.',
    userAgent:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
  }
  const chrome = {
    vendor: 'Google Inc.',
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36',
  }
  const firefox = { vendor: '', userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' }
  expect([safari, chrome, firefox].map((agent) => forgetsAfterSevenDays(agent, false))).toEqual([true, false, false])
  expect(forgetsAfterSevenDays(safari, true)).toBe(false)
})
