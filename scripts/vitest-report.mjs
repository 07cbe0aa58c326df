import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import process from 'node:process'

/**
 * Vitest's own JSON report says neither what took a second try nor why a file never came to its end. This one writes both to
 * the path in `FAULTLINE_REPORT`; test-reports.mjs reads it.
 */
export default class VitestReport {
  /**
   * @param {readonly import('vitest/node').TestModule[]} files
   * @param {readonly { message: string, cause?: { message: string } }[]} unhandled among them the end of a process, with its signal
   */
  onTestRunEnd(files, unhandled) {
    const tests = files.flatMap((file) => [...file.children.allTests()].map((one) => told(file, one)))
    const report = {
      passed: tests.filter(({ state }) => state === 'passed').length,
      failed: tests.filter(({ state }) => state === 'failed'),
      again: tests.filter(({ state, tries }) => state === 'passed' && tries > 1),
      notLoaded: files.flatMap((file) =>
        file.errors().map(({ message, stack }) => ({ file: file.moduleId, reason: stack ?? message })),
      ),
      died: files
        .filter((file) => file.state() === 'pending' || file.state() === 'queued')
        .map((file) => ({ file: file.moduleId })),
      unhandled: unhandled.map(({ message, cause }) => [message, cause?.message].filter(Boolean).join('\n')),
    }
    writeFileSync(process.env.FAULTLINE_REPORT, JSON.stringify(report))
  }
}

function told(file, test) {
  const { state, errors = [] } = test.result()
  return {
    file: relative(process.cwd(), file.moduleId),
    name: test.fullName,
    state,
    tries: 1 + (test.diagnostic()?.retryCount ?? 0),
    reason: errors.map(({ message, stack }) => stack ?? message).join('\n'),
  }
}
