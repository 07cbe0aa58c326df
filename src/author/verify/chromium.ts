import { chromium } from '@playwright/test'
import { findBrowser, launchArgs } from '../../../scripts/find-browser.mjs'
import type { CheckReply } from '../../protocol/check.ts'
import { readLab } from '../lab-folder.ts'
import { byVariant, settle } from './group.ts'
import { openVerificationPage } from './open-page.ts'
import type { HostName, Task, TaskOutcome } from './task.ts'

type Judge = (order: object) => Promise<CheckReply>

/** Does all tasks in a headless browser, in the same sandbox that learners have. */
export async function doAllInChromium(
  tasks: Task[],
  _host: HostName,
  progress: (done: number) => void,
  apart = false,
): Promise<TaskOutcome[]> {
  const { path, env } = await findBrowser()
  const browser = await chromium.launch({ executablePath: path, args: launchArgs, ...(env ? { env } : {}) })
  try {
    const { page, close } = await openVerificationPage(browser)
    const outcomes: TaskOutcome[] = new Array(tasks.length)
    let done = 0
    for (const group of byVariant(tasks)) {
      const lab = await readLab(group.lab)
      const { seeds, checks } = group
      const order = { lab: group.lab, files: lab.variants[group.variant], seeds, checks, apart }
      const reply = await page.evaluate((given) => (globalThis as unknown as { judge: Judge }).judge(given), order)
      done += settle(tasks, outcomes, group, reply)
      progress(done)
    }
    await close()
    return outcomes
  } finally {
    await browser.close()
  }
}
