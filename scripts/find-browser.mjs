// Finds a Chromium for the browser tests, the screenshots and the measurements; brings one when the machine has none.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { onNode24, root, stop } from './node.mjs'

/** The pages behind the address bar, which nobody sees here: two of them with each window, half a second of a core each. */
const addressBar = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup']
/** Playwright's own list, said again: Chromium heeds the last list only. */
const playwrights = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
]

/** For a machine without a display, a GPU or a network, where the tests may run as root. */
export const launchArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${[...playwrights, ...addressBar].join()}`,
]

const remembered = join(root, '.cache', 'browser.json')

/**
 * Resolves with `{ path, env, from }`: what to start, with which environment, and where it comes from. Looks and installs only
 * the first time, and prints which browser it took.
 */
export async function findBrowser() {
  const { env, ...browser } = await find()
  return { ...browser, env: { ...process.env, ...env } }
}

async function find() {
  const wanted = process.env.CHROMIUM_PATH
  if (wanted)
    return starts(wanted)
      ? { path: wanted, from: 'CHROMIUM_PATH' }
      : stop(`CHROMIUM_PATH is "${wanted}", which does not start.`)
  const known = readRemembered()
  if (known) return known
  for (const look of [present, playwrightsOwn, debians, packaged]) {
    const browser = await look()
    if (!browser) continue
    console.error(`Browser: ${browser.path} (${browser.from})`)
    mkdirSync(join(root, '.cache'), { recursive: true })
    writeFileSync(remembered, JSON.stringify(browser))
    return browser
  }
  stop(
    'No Chromium was found, and none could be installed.',
    'Install Chromium or Chrome, or set CHROMIUM_PATH to one, then run the same command again.',
  )
}

function readRemembered() {
  if (!existsSync(remembered)) return undefined
  const browser = JSON.parse(readFileSync(remembered, 'utf8'))
  if (existsSync(browser.path)) return browser
  rmSync(remembered)
}

const starts = (path, env = {}) =>
  spawnSync(path, ['--version'], { env: { ...process.env, ...env }, timeout: 20_000 }).status === 0

function present() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
  const folders = (process.env.PATH ?? '').split(delimiter)
  const usual = {
    darwin: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ],
    win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
      .filter(Boolean)
      .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
  }
  const candidates = [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...(usual[process.platform] ?? []),
  ]
  // Chrome on Windows prints no version, so there its presence has to do.
  const path = candidates.find((file) => existsSync(file) && (process.platform === 'win32' || starts(file)))
  return path && { path, from: 'found on this machine' }
}

async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test')
  const path = chromium.executablePath()
  if (!existsSync(path)) {
    console.error('No Chromium here yet; trying the one that Playwright brings.')
    const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js')
    const done = spawnSync(process.execPath, [cli, 'install', '--no-shell', 'chromium'], {
      stdio: ['ignore', 2, 2],
      timeout: 300_000,
    })
    if (done.status !== 0) console.error('Playwright could not bring its Chromium; trying the next way.')
  }
  return existsSync(path) && starts(path) && { path, from: "Playwright's own" }
}

function debians() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined
  console.error("Trying Debian's chromium (apt-get).")
  const options = {
    stdio: ['ignore', 2, 2],
    timeout: 900_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }
  spawnSync('apt-get', ['update', '-qq'], options)
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options)
  const path = '/usr/bin/chromium'
  return existsSync(path) && starts(path) && { path, from: "Debian's package" }
}

/** A Chromium inside an npm package, made for Linux machines where nothing can be installed. It unpacks into a temporary folder. */
async function packaged() {
  if (process.platform !== 'linux') return undefined
  console.error('Trying the Chromium of the npm package @sparticuz/chromium.')
  const folder = join(root, '.cache', 'sparticuz')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm']
  spawnSync(
    npm[0],
    [...npm.slice(1), 'install', '--no-save', '--no-audit', '--no-fund', '@sparticuz/chromium@153.0.0'],
    {
      cwd: folder,
      stdio: ['ignore', 2, 2],
      timeout: 600_000,
    },
  )
  const entry = join(folder, 'node_modules', '@sparticuz', 'chromium', 'build', 'index.js')
  if (!existsSync(entry)) return undefined
  // Told that it is on such a machine, the package unpacks the system libraries that come with it, too.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x'
  const { default: chromium } = await import(pathToFileURL(entry).href)
  const path = await chromium.executablePath()
  const env = { LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH ?? '' }
  return starts(path, env) && { path, env, from: '@sparticuz/chromium' }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await onNode24(import.meta.url)
  const { path, from } = await findBrowser()
  console.log(`${path} (${from})`)
}
