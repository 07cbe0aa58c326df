import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { strFromU8, unzipSync } from 'fflate'
import words from '../../content/ui/container.en.json' with { type: 'json' }
import korean from '../../content/ui/container.ko.json' with { type: 'json' }
import { StationLink } from '../../src/workbench/container/station-link.ts'
import { expectAccessible } from './support/axe.ts'
import { Lab } from './support/lab.ts'
import { expect, test } from './support/test.ts'

// the plain code area
test.use({ viewport: { width: 1000, height: 900 } })

const note = '// my own line'

/** The learner has typed something into the lab. */
async function edit(lab: Lab) {
  await lab.open()
  await lab.button('Code').click()
  const text = await lab.plainText('inventory.ts')
  await text.press('Control+End')
  await text.pressSequentially(note)
}

test('a lab is taken away as a zip that runs on plain Node, with the code as it stands and its faults', async ({
  page,
}) => {
  const lab = new Lab(page)
  await edit(lab)
  await page.getByRole('button', { name: lab.words.dock.names.versions }).click()
  const [download] = await Promise.all([page.waitForEvent('download'), lab.button(lab.words.keep.zip).click()])
  expect(download.suggestedFilename()).toBe('faultline-retry-storm.zip')
  const folder = mkdtempSync(join(tmpdir(), 'faultline-kit-'))
  for (const [path, bytes] of Object.entries(unzipSync(readFileSync(await download.path())))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), strFromU8(bytes))
  }
  const home = join(folder, 'faultline-retry-storm')
  expect(readFileSync(join(home, 'code/inventory.ts'), 'utf8')).toContain(note)
  expect(readFileSync(join(home, 'README.md'), 'utf8')).toContain('retry-storm, on real processes')
  // in the place of `npm install`: the two packages that its package.json names
  const { dependencies } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { dependencies: object }
  for (const name of Object.keys(dependencies)) {
    mkdirSync(dirname(join(home, 'node_modules', name)), { recursive: true })
    symlinkSync(resolve('node_modules', name), join(home, 'node_modules', name))
  }
  const child = spawn(process.execPath, ['faultline/run.js', '--json'], {
    cwd: home,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = new Promise<number | null>((done) => child.once('exit', done))
  try {
    const link = new StationLink((text) => void child.stdin.write(text))
    child.stdout.setEncoding('utf8').on('data', (text: string) => link.hear(text))
    const stateOf = (name: string) => link.services.find((one) => one.name === name)?.state
    while (stateOf('inventory') !== 'up') await wait(50)
    link.tell({ order: 'inject', fault: { id: 'p', kind: 'pause', target: 'inventory' } })
    while (stateOf('inventory') !== 'paused') await wait(50)
    link.tell({ order: 'close' })
    expect(await ended).toBe(0)
  } finally {
    child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
})

test('where no container comes up the page says why, and the lab goes on with the code as it was', async ({
  page,
  problems,
}) => {
  test.skip(Boolean(process.env.WEBCONTAINER_E2E), 'the container is to come up in this run')
  const lab = new Lab(page)
  await edit(lab)
  await page.getByRole('button', { name: lab.words.dock.names.versions }).click()
  await page.getByRole('link', { name: lab.words.keep.container }).click()
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
  await expect(page.getByText(words.who)).toBeVisible()
  await expectAccessible(page)
  // the page is told that there is no network; then it asks StackBlitz in earnest, whom nobody can reach from here
  await page.context().setOffline(true)
  await page.getByRole('button', { name: words.open }).click()
  await expect(page.getByText(words.reasons.offline)).toBeVisible()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: words.again }).click()
  await page.route(/stackblitz|webcontainer/, () => {})
  await page.getByRole('button', { name: words.open }).click()
  await expect(page.getByText(words.steps.boot).first()).toBeVisible()
  await expect(page.getByText(words.reasons.blocked)).toBeVisible({ timeout: 40_000 })
  await expectAccessible(page)
  await page.getByRole('link', { name: words.carryOn }).click()
  await expect(lab.button(lab.words.run.run)).toBeEnabled()
  // the page may have kept the code open
  if (!(await page.getByRole('tab', { name: 'inventory.ts' }).isVisible())) await lab.button('Code').click()
  await expect(await lab.plainText('inventory.ts')).toHaveValue(new RegExp(note))
  expect(problems.every((problem) => problem.startsWith('left this machine') || problem.includes('stackblitz'))).toBe(
    true,
  )
  problems.length = 0
})

test('without its two headers the page says that the browser gives it no shared memory', async ({ page }) => {
  await page.route('**/ko/isolated/hello-shop/', async (route) => {
    const answer = await route.fetch()
    const {
      'cross-origin-opener-policy': _opener,
      'cross-origin-embedder-policy': _embedder,
      ...headers
    } = answer.headers()
    await route.fulfill({ response: answer, headers })
  })
  await page.goto('/ko/isolated/hello-shop/')
  await page.getByRole('button', { name: korean.open }).click()
  await expect(page.getByText(korean.reasons['not-isolated'])).toBeVisible()
  await expectAccessible(page)
})

test('with the real service the lab runs in a container', async ({ page, problems }) => {
  test.skip(!process.env.WEBCONTAINER_E2E, 'WEBCONTAINER_E2E is not set: the real WebContainer was not tried')
  test.setTimeout(300_000)
  await page.goto('/isolated/hello-shop/')
  await page.getByRole('button', { name: words.open }).click()
  await expect(page.getByText(words.measures)).toBeVisible({ timeout: 240_000 })
  await expect(page.getByRole('row', { name: /web/ }).first()).toContainText(words.states.up)
  problems.length = 0
})
