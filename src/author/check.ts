import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { checkCourse, type Settings } from './check/check-course.ts'
import { toGithub, toText } from './check/print.ts'
import { readTree } from './check/tree.ts'

/**
 * npm run check -- content [--json | --github] [--translations=error|warning]
 *
 * Reads all lessons, labs, terms and sources, and says what an author got wrong. Exits with 0 when nothing is wrong
 * (warnings do not count), 1 when something is, 2 when it was asked wrongly.
 */
const LEVELS: Settings['translations'][] = ['error', 'warning']

// taking types out is experimental in Node 24, which is nothing that an author can mend
process.removeAllListeners('warning')

const { json, github, translations } = readArguments()
const findings = await checkCourse(readTree(join(import.meta.dirname, '../..')), { translations })
const errors = findings.filter((one) => one.level === 'error').length

if (json) console.log(JSON.stringify(findings, null, 2))
else for (const finding of findings) console.log(github ? toGithub(finding) : toText(finding))
if (!json) console.log(`content: ${errors} errors, ${findings.length - errors} warnings`)
process.exitCode = errors > 0 ? 1 : 0

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        json: { type: 'boolean', default: false },
        github: { type: 'boolean', default: false },
        translations: { type: 'string', default: 'error' },
      },
    })
    const translations = LEVELS.find((level) => level === values.translations)
    if (!translations) return refuse(`--translations takes ${LEVELS.join(' or ')}, not '${values.translations}'.`)
    return { ...values, translations }
  } catch (thrown) {
    return refuse((thrown as Error).message)
  }
}

function refuse(sentence: string): never {
  console.error(sentence)
  process.exit(2)
}
