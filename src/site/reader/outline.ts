/** What the course holds, as far as progress through it is concerned: plain data in one language, made at build. */
export interface Outline {
  chapters: ChapterOutline[]
}

export interface ChapterOutline {
  number: number
  slug: string
  title: string
  href: string
  lessons: LessonOutline[]
  labs: LabOutline[]
}

export interface LessonOutline {
  /** "7.2". */
  number: string
  /** The path of the English page, by which things are kept. */
  path: string
  href: string
  title: string
  minutes: number
  optional: boolean
  /** How many questions and predictions it has. */
  questions: number
  predictions: number
}

export interface LabOutline {
  id: string
  href: string
  title: string
  /** Number of the first lesson that sends its readers there; '' when none does. */
  lesson: string
  rounds: { id: string; minutes: number }[]
}
