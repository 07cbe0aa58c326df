import type { WebContainer } from '@webcontainer/api'
import type { FaultSpec } from '../../lab/faults.ts'
import type { FlatFiles } from '../../lab/files.ts'
import { type RunStatus, statusOf } from '../../runtime/process/status.ts'
import { readKept } from '../../site/reader/code-shelf.ts'
import { kitFiles } from '../kit/kit-files.ts'
import { type BootRefusal, boot, NotBooted } from './boot.ts'
import { fileTree } from './file-tree.ts'
import { StationLink } from './station-link.ts'

/** What the page needs of a lab: plain data in one language. */
export interface ContainerLab {
  id: string
  locale: string
  start: FlatFiles
  load: string
  links: { from: string; to: string }[]
  faults: FaultSpec[]
}

export const steps = ['boot', 'mount', 'install', 'start'] as const
export type Step = (typeof steps)[number]

/** A lab on real Node in the browser: from the click that asks for it to its measures, or to the reason why not. */
export class Container {
  /** Null before the first click, and again when all is done or has failed. */
  step = $state<Step | null>(null)
  failed = $state<{ step: Step; reason: BootRefusal; message: string } | null>(null)
  running = $state(false)
  status = $state.raw<RunStatus | null>(null)
  services = $state.raw<StationLink['services']>([])
  log = $state.raw<StationLink['log']>([])
  acting = $state.raw<ReadonlySet<number>>(new Set())
  private readonly lab: ContainerLab
  private readonly key: string
  private link: StationLink | null = null

  constructor(lab: ContainerLab, key: string) {
    this.lab = lab
    this.key = key
  }

  /** Boots, mounts, installs and starts; each step stands in `step`, and whatever stops it in `failed`. */
  async open(): Promise<void> {
    if (this.step || this.running) return
    try {
      this.step = 'boot'
      const container = await boot(this.key)
      this.step = 'mount'
      await container.mount(fileTree(await kitFiles(this.lab, await this.code())))
      this.step = 'install'
      await this.install(container)
      this.step = 'start'
      await this.start(container)
      this.running = true
    } catch (thrown) {
      const reason = thrown instanceof NotBooted ? thrown.reason : 'failed'
      this.failed = { step: this.step ?? 'boot', reason, message: (thrown as Error).message }
    }
    this.step = null
  }

  /** One of the lab's faults, in or out. */
  toggle(index: number): void {
    const fault = this.lab.faults[index]
    if (!fault || !this.link) return
    const id = `lab:${index}`
    const acting = new Set(this.acting)
    if (acting.delete(index)) this.link.tell({ order: 'lift', fault: id })
    else {
      this.link.tell({ order: 'inject', fault: { ...fault, id } })
      acting.add(index)
    }
    this.acting = acting
  }

  /** What the learner has typed on the lab's page, or the start. */
  private async code(): Promise<FlatFiles> {
    // a browser that keeps nothing has no edits either
    const kept = await readKept(this.lab.id).catch(() => undefined)
    return { ...this.lab.start, ...kept?.files }
  }

  private async install(container: WebContainer): Promise<void> {
    const npm = await container.spawn('npm', ['install', '--no-audit', '--no-fund'])
    const said: string[] = []
    void npm.output.pipeTo(new WritableStream({ write: (text) => void said.push(text) }))
    const code = await npm.exit
    if (code !== 0) throw new Error(`npm install ended with ${code}.\n${said.join('').slice(-2_000)}`)
  }

  private async start(container: WebContainer): Promise<void> {
    const station = await container.spawn('node', ['faultline/run.js', '--json'])
    const writer = station.input.getWriter()
    const link = new StationLink(
      (text) => void writer.write(text),
      () => this.show(link),
    )
    this.link = link
    void station.output.pipeTo(new WritableStream({ write: (text) => link.hear(text) }))
    const gone = station.exit.then((code) => {
      this.running = false
      throw new Error(`The lab ended with ${code}.\n${link.log.map(({ text }) => text).join('\n')}`)
    })
    await Promise.race([gone, this.listening(link)])
    gone.catch((thrown: Error) => (this.failed = { step: 'start', reason: 'failed', message: thrown.message }))
  }

  private async listening(link: StationLink): Promise<void> {
    while (!link.up) await new Promise((resolve) => setTimeout(resolve, 100))
  }

  private show(link: StationLink): void {
    this.status = statusOf(link.book, this.lab.load, this.lab.links, link.now)
    this.services = link.services
    this.log = [...link.log]
  }
}
