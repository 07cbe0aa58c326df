import { existsSync, readdirSync, readFileSync } from 'node:fs'
import settings from '../../faultline.config.ts'
import { coursePath, isShown, labFolders } from '../content/course-folder.ts'
import { inLocale, locales, otherLocales } from '../content/locale.ts'
import { over } from '../content/words-over.ts'
import { faultKinds } from '../engine/faults/kinds.ts'
import { Random } from '../engine/random.ts'
import type { LabDefinition } from '../lab/definition.ts'
import { changedFiles, type FlatFiles } from '../lab/files.ts'
import type { Guide } from '../lab/guide/parts.ts'
import { readGuide } from '../lab/guide/read-guide.ts'
import { address } from '../site/addresses.ts'
import { loadLab } from '../site/load-lab.ts'
import type { CheckView, FaultView, LabView, PatchView, RequestView, RoundView } from './lab-view.ts'
import type { Locale, Words } from './words.ts'

// Read when the site is built; nothing of this file reaches the browser.
const words = import.meta.glob<Words>('/content/ui/workbench.*.json', { import: 'default', eager: true })

/** Labs of the course that have a guide in at least one language. */
export function labIds(): string[] {
  return labFolders().filter((id) => isShown('labs', id) && locales.some((locale) => existsSync(guidePath(id, locale))))
}

/** A lab as the workbench needs it, in this language or, where it is not translated, in the other. */
export async function readLabView(id: string, locale: Locale): Promise<LabView> {
  const lab = await loadLab(id)
  const told = inLocale(locale, (one) => (existsSync(guidePath(id, one)) ? one : undefined))?.text
  if (!told) throw new Error(`labs/${id}/guide has a text in no language of the course.`)
  const path = `labs/${id}/guide/${told}.mdx`
  const guide = readGuide(readFileSync(guidePath(id, told), 'utf8'), path)
  const start = folder(id, 'start')
  const missing = Object.keys(lab.rounds).find((round) => !guide.rounds.some((one) => one.id === round))
  if (missing) throw new Error(`${path}: the round '${missing}' of lab.ts has no <Round id="${missing}">.`)
  return {
    id,
    version: lab.version,
    locale,
    links: {
      other: address(`/labs/${id}/`, otherLocales(locale)[0] ?? locale),
      home: address('/', locale),
      labs: address('/labs/', locale),
      isolated: address(`/isolated/${id}/`, locale),
    },
    words: over(words['/content/ui/workbench.en.json'] as Words, words[`/content/ui/workbench.${locale}.json`]),
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
      perSecond: Number(perSecond.toPrecision(3)),
      does: guide.load[name] ?? '',
    })),
    requests: requestsOf(lab, guide),
    faults: lab.faults.map((fault): FaultView => {
      const kind = faultKinds[fault.kind]
      if (!kind) throw new Error(`labs/${id}/lab.ts: there is no fault '${fault.kind}'.`)
      const lasts = kind.on !== 'service' || kind.end !== undefined
      return { ...fault, on: kind.on, words: locale === 'ko' ? kind.words.ko : kind.words.en, form: kind.form, lasts }
    }),
    scenarios: lab.scenarios,
    ...(lab.ledger
      ? {
          ledger: {
            ...lab.ledger,
            title: guide.ledger?.title ?? lab.ledger.account,
            besideName: guide.ledger?.beside ?? lab.ledger.beside.join(', '),
          },
        }
      : {}),
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
        patches: (round.patches ?? []).filter((one) => settings.solutions || one in lab.wrong),
        edit: round.edit ?? [],
        checks: round.checks ?? [],
      }
    }),
    patches: [
      ...Object.keys(lab.wrong).map((name) => patch(id, start, 'wrong', name, guide.patches)),
      // parts of the solution
      ...(settings.solutions ? (lab.patches ?? []) : []).map((name) =>
        patch(id, start, 'patches', name, guide.patches),
      ),
    ],
    start,
    solution: settings.solutions ? folder(id, 'solution') : {},
  }
}

/** The lab's own requests, and one as each load's readers make it. */
function requestsOf(lab: LabDefinition, guide: Guide): RequestView[] {
  const own = Object.entries(lab.requests ?? {}).map(([id, { to, method = 'GET', path, headers = {}, body = '' }]) => ({
    ...{ name: guide.requests?.[id] ?? id, to, method, path, body },
    headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
  }))
  const readers = Object.entries(lab.load).map(([name, load]) => {
    const { method, path, headers = [], body } = load.request(new Random(`by-hand/${name}`))
    return {
      ...{ name, to: load.to, method, path, body: typeof body === 'string' ? body : '' },
      headers: headers.map(([name, value]) => ({ name, value })),
    }
  })
  return [...own, ...readers]
}

function patch(
  id: string,
  start: FlatFiles,
  kind: 'wrong' | 'patches',
  name: string,
  told: Record<string, { title: string; html: string }>,
): PatchView {
  const { title = name, html = '' } = told[name] ?? {}
  return { id: name, title, html, part: kind === 'patches', files: changedFiles(start, folder(id, `${kind}/${name}`)) }
}

/** The files of one folder of a lab, without the marks by which lessons point at regions. */
export function folder(id: string, name: string): FlatFiles {
  const path = coursePath(`labs/${id}/${name}`)
  const names = existsSync(path) ? readdirSync(path).filter((file) => file.endsWith('.ts')) : []
  const text = (file: string) => readFileSync(`${path}/${file}`, 'utf8').replace(/^[ \t]*\/\/ #(end)?region.*\n/gm, '')
  return Object.fromEntries(names.sort().map((file) => [file, text(file)]))
}

function guidePath(id: string, locale: Locale): string {
  return coursePath(`labs/${id}/guide/${locale}.mdx`)
}
