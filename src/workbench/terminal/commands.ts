import { type CustomCommand, defineCommand, type ExecResult } from 'just-bash'
import type { Bench } from '../bench.svelte.ts'
import { Refusal } from '../bridge.ts'
import type { FaultView } from '../lab-view.ts'
import { fill } from '../words.ts'

/** Under its plain name a command of the shell's own would answer. */
export const HELP = 'faultline-help'

const said = (stdout: string): ExecResult => ({ stdout, stderr: '', exitCode: 0 })
const refused = (stderr: string): ExecResult => ({ stdout: '', stderr: `${stderr}\n`, exitCode: 1 })

/** The commands that are this page's own: what its buttons do, and what its tables say. */
export function ownCommands(bench: Bench): CustomCommand[] {
  const { lab, live, code, faults } = bench
  const w = lab.words.terminal
  const services = lab.services.map((service) => service.name)
  const commands: Record<string, (args: string[]) => ExecResult | Promise<ExecResult>> = {
    [HELP]: () => said(`${w.help.join('\n')}\n`),
    ps: () =>
      said(
        table([
          w.psHead,
          ...live.world.nodes.map((node) => [
            node.name,
            lab.words.world.states[node.state],
            String(node.door.waiting),
            node.door.pool ? `${node.door.busy}/${node.door.pool.size}` : '-',
          ]),
        ]),
      ),
    kill: async ([first, second]) => {
      const target = first?.startsWith('-') ? second : first
      if (!target || !services.includes(target)) return refused(fill(w.noService, { names: services.join(', ') }))
      return put({ kind: 'kill', target })
    },
    node: async ([file]) => {
      const service = lab.services.find((one) => one.entry === file)
      if (!service) return refused(fill(w.nodeOnly, { files: lab.services.map((one) => one.entry).join(', ') }))
      code.save()
      await faults.restart(service.name)
      return said(`${fill(w.nodeDone, { service: service.name, file: service.entry })}\n`)
    },
    fault: async ([kind, target, ...rest]) => {
      if (kind === 'end' && target) {
        const span = live.take.acting.find((one) => one.id === target)
        if (!span) return refused(fill(w.noFault, { ids: live.take.acting.map((one) => one.id).join(', ') || '-' }))
        faults.lift(span)
        return said(`${fill(w.ended, { id: target })}\n`)
      }
      if (!kind || !target) {
        const acting = live.take.acting.map((one) => [one.id, one.kind, one.target, `${(one.from / 1e6).toFixed(1)} s`])
        return said(
          `${acting.length > 0 ? table([w.faultHead, ...acting]) : ''}${w.faultHow}\n${lab.faults.map((one) => `  fault ${one.kind} ${one.target}\n`).join('')}`,
        )
      }
      const params = Object.fromEntries(rest.map((one) => one.split('=')).map(([name, value]) => [name, Number(value)]))
      return put({ kind, target, ...(rest.length > 0 ? { params } : {}) })
    },
    load: () =>
      said(
        table([
          w.loadHead,
          ...lab.loads.map((load) => {
            const wire = live.world.wires.find((one) => one.from === load.name && one.to === load.to)
            const each = [(wire?.first ?? 0) + (wire?.retries ?? 0), wire?.awaited ?? 0, wire?.failed ?? 0]
            return [load.name, load.to, ...each.map(String)]
          }),
        ]),
      ),
    seed: async ([given]) => {
      if (given === undefined) return said(`${live.seed}\n`)
      const seed = Number(given)
      if (!Number.isSafeInteger(seed) || seed < 0) return refused(w.noSeed)
      live.seed = seed
      await bench.again()
      return said(`${fill(w.seeded, { seed })}\n`)
    },
    check: () => {
      bench.check()
      return said(`${w.checking}\n`)
    },
    run: () => {
      live.run()
      return said('')
    },
    pause: () => {
      live.pause()
      return said('')
    },
  }
  return Object.entries(commands).map(([name, act]) => defineCommand(name, async (args) => act(args)))

  async function put(order: { kind: string; target: string; params?: Record<string, number> }): Promise<ExecResult> {
    await faults.loadAll()
    const view = faults.every(order.target).find((one) => one.kind === order.kind)
    if (!view) {
      const kinds = faults.every(order.target).map((one) => one.kind)
      return refused(
        kinds.length > 0
          ? fill(w.noKind, { target: order.target, kinds: kinds.join(', ') })
          : fill(w.noTarget, { targets: targets(lab).join(', ') }),
      )
    }
    const { params } = order
    const fault: FaultView = { ...view, target: order.target }
    await faults.put(fault, params ? { ...standard(view), ...params } : undefined)
    return faults.refused
      ? refused(faults.refused)
      : said(`${fill(w.put, { kind: order.kind, target: order.target })}\n`)
  }
}

/** Asks the simulated service behind http://<name>/ for curl; there is nothing else to be reached. */
export function simulatedFetch(bench: Bench) {
  return async (
    address: string,
    options: { method?: string; headers?: HeadersInit | Record<string, string>; body?: unknown } = {},
  ) => {
    const w = bench.lab.words.terminal
    const url = new URL(address)
    const names = bench.lab.services.map((service) => service.name)
    if (url.protocol !== 'http:' || !names.includes(url.hostname))
      throw new Error(fill(w.noHost, { host: url.hostname, names: names.map((name) => `http://${name}/`).join(' ') }))
    const given = options.headers instanceof Headers ? [...options.headers] : Object.entries(options.headers ?? {})
    const { body } = options
    const text = typeof body === 'string' ? body : body instanceof Uint8Array ? new TextDecoder().decode(body) : ''
    try {
      const answer = await bench.byHand({
        ...{ to: url.hostname, method: options.method ?? 'GET', path: url.pathname + url.search },
        ...{
          headers: given.map(([name, value]) => ({ name: String(name).toLowerCase(), value: String(value) })),
          body: text,
        },
      })
      if (!answer.ok) throw new Error(fill(w.noAnswer, { host: url.hostname, code: answer.failure }))
      const headers = Object.fromEntries(answer.headers)
      return {
        status: answer.status,
        statusText: '',
        headers,
        body: new TextEncoder().encode(answer.text),
        url: address,
      }
    } catch (reason) {
      throw reason instanceof Refusal ? new Error(reason.error.message) : reason
    }
  }
}

/** All that a fault can be put on. */
export function targets(lab: Bench['lab']): string[] {
  return [
    ...lab.services.map((one) => one.name),
    ...lab.wires.map((one) => `${one.from}>${one.to}`),
    ...lab.loads.map((one) => one.name),
  ]
}

function standard(view: FaultView): Record<string, number> {
  return { ...Object.fromEntries(view.form.map((field) => [field.name, field.standard])), ...view.params }
}

function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => cells(row[i] ?? ''))))
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) + 2 - cells(cell)))
          .join('')
          .trimEnd()}\n`,
    )
    .join('')
}

/** How many cells of a terminal a text takes: a Hangul syllable takes two. */
function cells(text: string): number {
  return [...text].reduce(
    (sum, letter) => sum + (/[\u1100-\u115f\u3000-\u9fff\uac00-\ud7a3\uff00-\uff60]/.test(letter) ? 2 : 1),
    0,
  )
}
