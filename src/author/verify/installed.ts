import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import process from 'node:process'

/** A browser that opens a page and is then left alone: nothing drives it. */
export interface Installed {
  command: string
  args: (url: string) => string[]
  env: Record<string, string>
  /** Takes away what it wrote. */
  cleanUp: () => void
}

export type Foreign = 'firefox' | 'webkit'

/** How to open a page in this browser here, or a sentence that says why that cannot be. */
export function findInstalled(browser: Foreign): Installed | string {
  return browser === 'firefox' ? firefox() : webkit()
}

function firefox(): Installed | string {
  const command = onPath('firefox-esr') ?? onPath('firefox')
  if (!command) return "Firefox is not installed here: there is no 'firefox-esr' or 'firefox' on the PATH."
  const profile = mkdtempSync(join(tmpdir(), 'faultline-firefox-'))
  writeFileSync(join(profile, 'user.js'), FIREFOX_PREFERENCES.map((line) => `user_pref(${line});\n`).join(''))
  return {
    command,
    args: (url) => ['--headless', '--no-remote', '--new-instance', '--profile', profile, url],
    env: { HOME: profile, MOZ_CRASHREPORTER_DISABLE: '1' },
    cleanUp: () => rmSync(profile, { recursive: true, force: true }),
  }
}

/** Nothing but our page: no pages of welcome, no traffic of its own. */
const FIREFOX_PREFERENCES = [
  '"browser.aboutwelcome.enabled", false',
  '"browser.shell.checkDefaultBrowser", false',
  '"browser.startup.homepage_override.mstone", "ignore"',
  '"datareporting.policy.dataSubmissionEnabled", false',
  '"toolkit.telemetry.reportingpolicy.firstRun", false',
  '"app.update.enabled", false',
  '"network.captive-portal-service.enabled", false',
  '"network.connectivity-service.enabled", false',
]

function webkit(): Installed | string {
  const browser = miniBrowser()
  if (!browser)
    return "WebKitGTK's MiniBrowser is not installed here: on Debian it comes with the package webkit2gtk-driver."
  const needsScreen = !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY
  const xvfb = needsScreen ? onPath('xvfb-run') : undefined
  if (needsScreen && !xvfb)
    return "WebKitGTK needs a screen, and there is neither one here nor 'xvfb-run' (Debian's xvfb)."
  const home = mkdtempSync(join(tmpdir(), 'faultline-webkit-'))
  return {
    command: xvfb ?? browser,
    args: (url) => [...(xvfb ? ['-a', browser] : []), '--private', url],
    env: { HOME: home, WEBKIT_DISABLE_COMPOSITING_MODE: '1', LIBGL_ALWAYS_SOFTWARE: '1', NO_AT_BRIDGE: '1' },
    cleanUp: () => rmSync(home, { recursive: true, force: true }),
  }
}

/** It lies in no folder of the PATH, but beside the library. */
function miniBrowser(): string | undefined {
  const libraries = ['/usr/lib', '/usr/lib64', '/usr/libexec']
  const folders = libraries.filter(existsSync).flatMap((folder) => [
    folder,
    ...readdirSync(folder)
      .filter((name) => name.endsWith('-linux-gnu'))
      .map((name) => join(folder, name)),
  ])
  return folders
    .flatMap((folder) => ['webkitgtk-6.0', 'webkit2gtk-4.1', 'webkit2gtk-4.0'].map((name) => join(folder, name)))
    .map((folder) => join(folder, 'MiniBrowser'))
    .find(existsSync)
}

function onPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.map((folder) => join(folder, name)).find(existsSync)
}
