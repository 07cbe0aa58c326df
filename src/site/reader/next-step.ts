import type { Progress } from './lab-progress.ts'
import type { LabOutline, LessonOutline, Outline } from './outline.ts'
import { hasBegun, type ReaderRecord } from './record.ts'

/** Where somebody who comes back goes on. */
export type NextStep =
  | { type: 'lesson'; lesson: LessonOutline; minutes: number; begun: boolean }
  | { type: 'round'; lab: LabOutline; round: number; minutes: number }
  | { type: 'done' }

/** The ways through labs, by the labs' ids. */
export type LabWays = Record<string, Progress>

/**
 * Whatever was touched last and is not finished; else the lesson after it; else the first that is not read. Nothing for a
 * first visit.
 */
export function nextStep(outline: Outline, record: ReaderRecord, labs: LabWays): NextStep | undefined {
  if (!hasBegun(record) && Object.keys(labs).length === 0) return undefined
  const known = (slug: string) => record.chapters[slug]?.known === true
  const lessons = outline.chapters.flatMap((chapter) =>
    chapter.lessons.map((lesson) => ({ lesson, skipped: known(chapter.slug) || lesson.optional })),
  )
  const isRead = (lesson: LessonOutline) => (record.lessons[lesson.path]?.read ?? 0) > 0
  const last = lastLesson(
    lessons.map((one) => one.lesson),
    record,
  )
  const lab = lastLab(outline, labs)
  if (lab && lab.at > (last?.at ?? 0)) {
    const round = openRound(lab.lab, labs[lab.lab.id])
    if (round) return round
  }
  if (last && !isRead(last.lesson)) return asLesson(last.lesson, record)
  const from = last ? lessons.findIndex((one) => one.lesson === last.lesson) + 1 : 0
  const open = [...lessons.slice(from), ...lessons.slice(0, from)].find((one) => !one.skipped && !isRead(one.lesson))
  if (open) return asLesson(open.lesson, record)
  const rounds = openRounds(outline, labs)
  return rounds[0] ?? { type: 'done' }
}

/** Labs that were begun and have a round left, in the order of the course. */
export function openRounds(outline: Outline, labs: LabWays): Extract<NextStep, { type: 'round' }>[] {
  return outline.chapters
    .flatMap((chapter) => chapter.labs)
    .filter((lab) => labs[lab.id])
    .flatMap((lab) => openRound(lab, labs[lab.id]) ?? [])
}

/** Minutes that are left of a lesson, by its share of the text; at least one. */
function asLesson(lesson: LessonOutline, record: ReaderRecord): NextStep {
  const { block = 0, blocks = 0 } = record.lessons[lesson.path] ?? {}
  const share = blocks > 0 ? block / blocks : 0
  const minutes = Math.max(1, Math.round(lesson.minutes * (1 - share)))
  return { type: 'lesson', lesson, minutes, begun: block > 0 }
}

function lastLesson(lessons: LessonOutline[], record: ReaderRecord) {
  return lessons
    .map((lesson) => ({ lesson, at: record.lessons[lesson.path]?.at ?? 0 }))
    .filter((one) => one.at > 0)
    .sort((a, b) => b.at - a.at)[0]
}

function lastLab(outline: Outline, labs: LabWays) {
  return outline.chapters
    .flatMap((chapter) => chapter.labs)
    .map((lab) => ({ lab, at: labs[lab.id]?.at ?? -1 }))
    .filter((one) => one.at >= 0)
    .sort((a, b) => b.at - a.at)[0]
}

/** The round that was open last, or the first that is not passed. */
function openRound(lab: LabOutline, way: Progress | undefined): Extract<NextStep, { type: 'round' }> | undefined {
  const passed = new Set(way?.passed)
  const last = lab.rounds.findIndex((round) => round.id === way?.round && !passed.has(round.id))
  const round = last >= 0 ? last : lab.rounds.findIndex((one) => !passed.has(one.id))
  const found = lab.rounds[round]
  return found && { type: 'round', lab, round: round + 1, minutes: found.minutes }
}
