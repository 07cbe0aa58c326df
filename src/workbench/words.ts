export { fill } from '../site/fill.ts'

import type en from '../../content/ui/workbench.en.json'

/** A language's code. */
export type Locale = string

/** The workbench's words: one shape, two languages. */
export type Words = typeof en
