// Every command starts here, on whatever Node the machine has (20 or newer), with nothing installed yet. It installs what the
// lockfile names, then hands over to the Node 24 that came with it, so that the code itself can count on one Node.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const askedToStop = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** Returns once the dependencies are installed and the running Node is 24 or newer; otherwise runs `script` again on such a Node and ends. */
export async function onNode24(script, args = process.argv.slice(2)) {
  process.chdir(root)
  if (!isInstalled()) install()
  if (isRecent()) {
    process.env.PATH = withLocalTools()
    endWithStarter()
    return
  }
  const node = installedNode()
  if (!node) {
    stop(
      `Faultline runs on Node 24. This is Node ${process.versions.node}, and no Node 24 package is known for ${process.platform}-${process.arch}.`,
      'Install Node 24 or newer yourself, then run the same command again.',
    )
  }
  process.exit(await run(node, [fileURLToPath(script), ...args], { lifeline: true }))
}

/**
 * Runs a program with this terminal until it ends, passing on the signals that ask it to stop; returns its exit code.
 * `quiet` sends its standard output to standard error; `lifeline` lets a command of ours notice that its starter was killed.
 */
export function run(program, args, { env = {}, lifeline = false, quiet = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ['inherit', quiet ? process.stderr : 'inherit', 'inherit', ...(lifeline ? ['ipc'] : [])],
      env: { ...process.env, PATH: withLocalTools(), ...env },
    })
    const passOn = (signal) => child.kill(signal)
    for (const signal of askedToStop) process.on(signal, passOn)
    child.on('error', (error) => stop(`Could not run ${program}: ${error.message}`))
    child.on('exit', (code, signal) => {
      for (const signal of askedToStop) process.off(signal, passOn)
      resolve(code ?? 128 + constants.signals[signal])
    })
  })
}

/** Says what happened and what to do, one sentence a line, and ends with exit code 1. */
export function stop(...sentences) {
  console.error(sentences.join('\n'))
  process.exit(1)
}

function isRecent() {
  return Number.parseInt(process.versions.node, 10) >= 24
}

/** The starter holds a channel to this process; when it is killed outright, the channel closes. */
function endWithStarter() {
  if (!process.channel) return
  process.once('disconnect', () => process.exit(1))
  process.channel.unref()
}

function withLocalTools() {
  const tools = join(root, 'node_modules', '.bin')
  const path = process.env.PATH ?? ''
  return path.split(delimiter)[0] === tools ? path : tools + delimiter + path
}

/** npm leaves its own record of what it put there; it must agree with the lockfile on everything that is not for another platform. */
function isInstalled() {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const there = JSON.parse(readFileSync(record, 'utf8')).packages
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true
    return there[path] ? there[path].version === version : optional
  })
}

function install() {
  console.error('Installing what Faultline needs (npm ci); the first time takes a minute or two.')
  const args = ['ci', '--include=dev', '--include=optional', '--loglevel=error', '--no-audit', '--no-fund']
  // npm says which npm and which Node started us; the Node inside node_modules must not be the one that replaces node_modules.
  const { npm_execpath: npm, npm_node_execpath: node } = process.env
  const outside = node && !node.startsWith(join(root, 'node_modules'))
  const options = { cwd: root, stdio: ['ignore', 2, 2] }
  const done =
    npm && outside
      ? spawnSync(node, [npm, ...args], options)
      : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
  if (done.status !== 0) {
    stop(
      'npm ci did not finish; its own message stands above.',
      'Mend what it names (often the network or the disk), then run the same command again.',
    )
  }
}

/** The Node binary that an optional dependency brought for this platform, or undefined. */
function installedNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform
  const file = process.platform === 'win32' ? 'node.exe' : 'node'
  return ['node', 'node-bin']
    .map((name) => join(root, 'node_modules', `${name}-${system}-${process.arch}`, 'bin', file))
    .find((path) => existsSync(path) && spawnSync(path, ['--version']).status === 0)
}
