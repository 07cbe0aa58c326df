// Runs one file of this project on Node 24, whatever Node started it: node scripts/run.mjs [Node's options] src/author/verify.ts --all
import process from 'node:process'
import { onNode24, run, stop } from './node.mjs'

const args = process.argv.slice(2)
if (args.every((one) => one.startsWith('-'))) stop('Name the file to run: node scripts/run.mjs <file> [arguments]')
await onNode24(import.meta.url)
process.exit(await run(process.execPath, args))
