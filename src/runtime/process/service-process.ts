import { type ChildProcess, spawn } from 'node:child_process'
import { connect, createServer } from 'node:net'
import type { ServiceState } from '../../engine/journal.ts'
import type { LedgerLine, TroubleLine } from '../../lab/effort/world.ts'

/** How long a service may take until it listens. */
const START_MS = 15_000
/** Somebody else may take a port between its choice and its use. */
const MOST_PORTS = 3

export interface ServiceProcessOptions {
  name: string
  folder: string
  entry: string
  env: Record<string, string>
  onState: (state: ServiceState) => void
  /** A line of the ledger; left out for services that may not write it. */
  onLedger?: (account: string, key: string, amount: number) => void
  onLog: (line: string) => void
  /** A process has begun; it is to be ended if the supervisor is no longer there. */
  onBegin: (pid: number) => void
  onEnd: (pid: number) => void
}

/** One service as a real Node process on a free port of this machine. */
export class RealService {
  readonly name: string
  port = 0
  state: ServiceState = 'down'
  private readonly options: ServiceProcessOptions
  private child: ChildProcess | null = null

  constructor(options: ServiceProcessOptions) {
    this.name = options.name
    this.options = options
  }

  /** Resolves when the port answers; rejects with what the process said when it does not come up. */
  async start(): Promise<void> {
    for (let ports = 1; ; ports++) {
      this.port ||= await freePort()
      const said: string[] = []
      if (await this.begin(said)) return
      const taken = said.some((line) => line.includes('EADDRINUSE'))
      if (!taken || ports === MOST_PORTS) throw new Error(`${this.name} did not start.\n${said.join('\n')}`)
      this.port = 0
    }
  }

  /** Resolves with whether it listens. */
  private async begin(said: string[]): Promise<boolean> {
    this.enter('starting')
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', this.options.entry], {
      cwd: this.options.folder,
      env: { PATH: process.env.PATH ?? '', ...this.options.env, PORT: String(this.port) },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    this.child = child
    if (child.pid) this.options.onBegin(child.pid)
    const hear = (data: Buffer) => {
      for (const line of String(data).split('\n').filter(Boolean)) {
        if (said.length < 20) said.push(line)
        this.options.onLog(line)
      }
    }
    child.on('message', (line: LedgerLine) => this.options.onLedger?.(...line.ledger))
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    let gone = false
    child.on('exit', (code, signal) => {
      gone = true
      if (child.pid) this.options.onEnd(child.pid)
      if (this.child === child) this.enter(signal || code === 0 ? 'down' : 'crashed')
    })
    const late = performance.now() + START_MS
    while (!(await answers(this.port))) {
      if (gone || performance.now() > late) return false
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    // whoever answers may be the stranger that has the port
    await new Promise((resolve) => setTimeout(resolve, 20))
    if (gone) return false
    this.enter('up')
    return true
  }

  /** Says something to the process over its own channel. */
  tell(line: TroubleLine): void {
    this.child?.send(line)
  }

  pause(): void {
    if (this.state !== 'up') return
    this.child?.kill('SIGSTOP')
    this.enter('paused')
  }

  resume(): void {
    if (this.state !== 'paused') return
    this.child?.kill('SIGCONT')
    this.enter('up')
  }

  /** Resolves when the process is gone; SIGKILL ends a stopped process too. */
  kill(): Promise<void> {
    const { child } = this
    this.child = null
    if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
    return new Promise((resolve) => {
      child.once('exit', () => resolve())
      child.kill('SIGKILL')
      this.enter('down')
    })
  }

  private enter(state: ServiceState): void {
    this.state = state
    this.options.onState(state)
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}
