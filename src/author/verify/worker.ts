import { parentPort, workerData } from 'node:worker_threads'
import { judgeSeed, ServiceFailed } from '../../lab/judge.ts'
import type { ServiceFiles } from '../../protocol/live.ts'
import { type LabFolder, readLab } from '../lab-folder.ts'
import type { HostName, Task, TaskOutcome } from './task.ts'

const host = await openHost((workerData as { host: HostName }).host)
const labs = new Map<string, LabFolder>()
// kept before the host takes the globals over
const port = parentPort

port?.on('message', async (task: Task) => {
  port.postMessage(await judge(task))
})
port?.postMessage('ready')

async function judge(task: Task): Promise<TaskOutcome> {
  try {
    const lab = labs.get(task.lab) ?? (await readLab(task.lab))
    labs.set(task.lab, lab)
    const files = lab.variants[task.variant]
    if (!files) return { ok: false, problem: `The lab '${task.lab}' has no variant '${task.variant}'.` }
    const given = task.replaced ? replace(files, task.replaced) : files
    return { ok: true, report: await judgeSeed(lab.definition, given, task.seed, host, task.checks) }
  } catch (error) {
    if (!(error instanceof ServiceFailed)) throw error
    const { file, line, message } = error.error
    return { ok: false, problem: `labs/${task.lab}/${task.variant}/${file ?? ''}:${line ?? 1} ${message}` }
  }
}

function replace(files: ServiceFiles, { file, text }: NonNullable<Task['replaced']>): ServiceFiles {
  const services = Object.entries(files)
  return Object.fromEntries(services.map(([name, own]) => [name, file in own ? { ...own, [file]: text } : own]))
}

async function openHost(name: HostName) {
  if (name === 'apart') {
    const { createNodeApartHost } = await import('../../runtime/apart/node.ts')
    return createNodeApartHost()
  }
  const { createTogetherHost, nodeLoader } = await import('../../runtime/together/index.ts')
  return createTogetherHost(nodeLoader())
}
