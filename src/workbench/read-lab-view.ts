import { faultKinds } from '../engine/faults/kinds.ts'
import type { LabDefinition } from '../lab/definition.ts'
import type { FlatFiles } from '../lab/files.ts'
import { readGuide } from '../lab/guide/read-guide.ts'
import { address } from '../site/addresses.ts'
import type { CheckView, FaultView, LabView, PatchView, RoundView } from './lab-view.ts'
import type { Locale, Words } from './words.ts'

// Read when the site is built; nothing of this file reaches the browser.
const definitions = import.meta.glob<LabDefinition>('/labs/*/lab.ts', { import: 'default', eager: true })
const guides = import.meta.glob<string>('/labs/*/guide/*.mdx', { query: '?raw', import: 'default', eager: true })
const files = import.meta.glob<string>('/labs/*/{start,solution,wrong/*,patches/*}/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const words = import.meta.glob<Words>('/content/ui/workbench.*.json', { import: 'default', eager: true })

/** Labs that have a guide in at least one language and belong to a chapter. */
export function labIds(): string[] {
  const ids = Object.keys(definitions).map((path) => path.split('/')[2] as string)
  return ids.filter((id) => guides[`/labs/${id}/guide/en.mdx`] ?? guides[`/labs/${id}/guide/ko.mdx`])
}

/** A lab as the workbench needs it, in this language or, where it is not translated, in the other. */
export function readLabView(id: string, locale: Locale): LabView {
  const lab = definitions[`/labs/${id}/lab.ts`]
  if (!lab) throw new Error(`labs/${id}/lab.ts: there is no such lab.`)
  const told = guides[`/labs/${id}/guide/${locale}.mdx`] ? locale : locale === 'en' ? 'ko' : 'en'
  const path = `labs/${id}/guide/${told}.mdx`
  const guide = readGuide(guides[`/${path}`] as string, path)
  const start = folder(id, 'start')
  const missing = Object.keys(lab.rounds).find((round) => !guide.rounds.some((one) => one.id === round))
  if (missing) throw new Error(`${path}: the round '${missing}' of lab.ts has no <Round id="${missing}">.`)
  return {
    id,
    version: lab.version,
    locale,
    links: {
      other: address(`/labs/${id}/`, locale === 'en' ? 'ko' : 'en'),
      home: address('/', locale),
      labs: address('/labs/', locale),
    },
    words: words[`/content/ui/workbench.${locale}.json`] as Words,
    guide,
    services: Object.entries(lab.services).map(([name, service]) => ({
      name,
      entry: service.entry,
      harness: service.harness ?? false,
      does: guide.services[name] ?? '',
      ...(service.capacityPerSecond ? { capacityPerSecond: service.capacityPerSecond } : {}),
    })),
    wires: lab.links.map(({ from, to }) => ({ from, to })),
    loads: Object.entries(lab.load).map(([name, { to, perSecond }]) => ({
      name,
      to,
      perSecond,
      does: guide.load[name] ?? '',
    })),
    faults: lab.faults.map((fault): FaultView => {
      const kind = faultKinds[fault.kind]
      if (!kind) throw new Error(`labs/${id}/lab.ts: there is no fault '${fault.kind}'.`)
      const lasts = kind.on !== 'service' || kind.end !== undefined
      return { ...fault, on: kind.on, words: kind.words[locale], form: kind.form, lasts }
    }),
    checks: Object.entries(lab.checks).map(([name, check]): CheckView => {
      const { title = name, why = '' } = guide.checks[name] ?? {}
      return { id: name, title, why, rule: check.rule, bound: check.bound, unit: check.metric.unit }
    }),
    rounds: Object.entries(lab.rounds).map(([name, round]): RoundView => {
      const told = guide.rounds.find((one) => one.id === name)
      return {
        id: name,
        title: told?.title ?? name,
        minutes: round.minutes,
        idea: told?.idea ?? '',
        panels: round.panels,
        patches: round.patches ?? [],
        edit: round.edit ?? [],
        checks: round.checks ?? [],
      }
    }),
    patches: [
      ...Object.keys(lab.wrong).map((name) => patch(id, 'wrong', name, guide.patches)),
      ...(lab.patches ?? []).map((name) => patch(id, 'patches', name, guide.patches)),
    ],
    start,
    solution: folder(id, 'solution'),
  }
}

function patch(
  id: string,
  kind: 'wrong' | 'patches',
  name: string,
  told: Record<string, { title: string; html: string }>,
): PatchView {
  const { title = name, html = '' } = told[name] ?? {}
  return { id: name, title, html, files: folder(id, `${kind}/${name}`) }
}

/** The files of one folder of a lab, without the marks by which lessons point at regions. */
function folder(id: string, name: string): FlatFiles {
  const prefix = `/labs/${id}/${name}/`
  const found: FlatFiles = {}
  for (const [path, text] of Object.entries(files)) {
    if (path.startsWith(prefix)) found[path.slice(prefix.length)] = text.replace(/^[ \t]*\/\/ #(end)?region.*\n/gm, '')
  }
  return found
}
