import { type CollectionEntry, getCollection } from 'astro:content'
import { isShown, labFolders } from '../content/course-folder.ts'
import { inLocale, type Locale } from '../content/locale.ts'
import { address } from './addresses.ts'
import { loadLab } from './load-lab.ts'

/** A lab that exists: it has a definition and a guide in at least one language. */
export interface LabPage {
  id: string
  href: string
  title: string
  story: string
  /** The chapter's name in addresses, such as `failure`. */
  chapter: string
  rounds: { id: string; minutes: number }[]
  guide: CollectionEntry<'guides'>
}

/** What this page needs to know of `labs/<id>/lab.ts`; the whole type is the lab part's. */
interface Definition {
  chapter?: string
  rounds: Record<string, { minutes: number }>
}

/** All labs that exist, in the order of their chapters, in the language asked for where there is a guide in it. */
export async function readLabs(locale: Locale): Promise<LabPage[]> {
  const [guides, chapters] = await Promise.all([getCollection('guides'), getCollection('chapters')])
  const ids = [...new Set(guides.map((guide) => guide.id.split('/')[0] ?? ''))]
  // folders are called like 7-failure, labs name their chapter failure
  const place = (lab: LabPage) =>
    Number(chapters.find(({ id }) => id.includes(`-${lab.chapter}/`))?.id.split('-')[0] ?? 99)
  const pages = await Promise.all(ids.map((id) => readLab(id, locale, guides)))
  return pages.filter((page) => page !== undefined).sort((a, b) => place(a) - place(b) || a.id.localeCompare(b.id))
}

async function readLab(id: string, locale: Locale, guides: CollectionEntry<'guides'>[]): Promise<LabPage | undefined> {
  const guide = inLocale(locale, (language) => guides.find((one) => one.id === `${id}/${language}`))?.text
  if (!guide || !labFolders().includes(id) || !isShown('labs', id)) return undefined
  const { chapter, rounds } = (await loadLab(id)) as Definition
  // a lab without a chapter has a page, and no place in the course
  if (chapter === undefined) return undefined
  return {
    id,
    href: address(`/labs/${id}/`, locale),
    title: guide.data.title,
    story: guide.data.story,
    chapter,
    rounds: Object.entries(rounds).map(([round, { minutes }]) => ({ id: round, minutes })),
    guide,
  }
}

/** The sum of a lab's rounds, in minutes. */
export function labMinutes(lab: LabPage): number {
  return lab.rounds.reduce((sum, round) => sum + round.minutes, 0)
}
