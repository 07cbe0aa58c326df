import { test as base, expect } from '@playwright/test'

export { expect }

interface Fixtures {
  /** What went wrong in the page so far: console errors, thrown errors, failed, refused or foreign requests. */
  problems: string[]
}

/** Playwright's `test`; every test that uses it fails if the page had a problem, unless the test empties `problems` itself. */
export const test = base.extend<Fixtures>({
  problems: [
    async ({ page }, use) => {
      const problems: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(`console: ${message.text()} (${message.location().url})`)
      })
      page.on('pageerror', (error) => problems.push(`thrown: ${error.message}`))
      page.on('requestfailed', (request) => {
        // A page that is left may drop what it was still asking for.
        const reason = request.failure()?.errorText
        if (reason !== 'net::ERR_ABORTED') problems.push(`failed: ${request.url()} ${reason}`)
      })
      page.on('response', (response) => {
        if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`)
      })
      page.on('request', (request) => {
        const { protocol, hostname } = new URL(request.url())
        if (protocol.startsWith('http') && hostname !== 'localhost')
          problems.push(`left this machine: ${request.url()}`)
      })
      await use(problems)
      expect(problems).toEqual([])
    },
    { auto: true },
  ],
})
