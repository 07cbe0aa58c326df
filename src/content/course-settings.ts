/** What `faultline.config.ts` says of a course. */
export interface CourseSettings {
  /** The folder that holds the course's `content/` and `labs/`, from where faultline.config.ts lies. */
  folder: string
  /** The site's name; by language where it differs: `{ en: 'Failing well', de: 'Gut scheitern' }`. */
  title: string | Record<string, string>
  /** Languages by their codes. The first is served at `/`, the others under their own name. */
  languages: string[]
  /** Chapters that are shown, by their names without numbers; or `all`. */
  chapters: 'all' | string[]
  /** Labs that are shown, by their folders; or `all`. */
  labs: 'all' | string[]
  /** Colours in place of the site's own: one for both looks, or one for each. */
  theme: Partial<Record<ThemeToken, string | { light: string; dark: string }>>
  /** `false` leaves solutions and their parts out of what is built, so that nobody finds them there. */
  solutions: boolean
  /** The owner's key for WebContainers, which StackBlitz gives for the site's address; empty where none is needed. */
  webcontainerKey: string
}

/** Colours that a course may choose; src/styles/tokens.css says what each is for. */
export const themeTokens = [
  ...['paper', 'raised', 'sunken', 'hair', 'border', 'ink', 'muted'],
  ...['flow', 'waiting', 'fault', 'literal'],
] as const
export type ThemeToken = (typeof themeTokens)[number]

const standard: CourseSettings = {
  folder: '.',
  title: 'Faultline',
  languages: ['en', 'ko'],
  chapters: 'all',
  labs: 'all',
  theme: {},
  solutions: true,
  webcontainerKey: '',
}

/** Fills in what is left out. @throws Error that names the field, what stands there, and what may. */
export function defineCourse(given: Partial<CourseSettings>): CourseSettings {
  for (const [key, value] of Object.entries(given)) {
    const problem = key in standard ? wrong[key as keyof CourseSettings](value) : unknownField
    if (problem) throw new Error(`faultline.config.ts: ${key}: ${problem}`)
  }
  return { ...standard, ...given }
}

/** The course's colours as declarations that stand over those of src/styles/tokens.css; empty when it has none. */
export function themeCss({ theme }: Pick<CourseSettings, 'theme'>): string {
  const lines = Object.entries(theme).map(([token, colour]) => {
    const value = typeof colour === 'string' ? colour : `light-dark(${colour.light}, ${colour.dark})`
    return `--${token}: ${value};`
  })
  return lines.length > 0 ? `:root { ${lines.join(' ')} }` : ''
}

const unknownField = `There is no such field. Allowed: ${Object.keys(standard).join(', ')}.`

/** For each field a sentence on what is wrong with a value, or nothing. */
const wrong: Record<keyof CourseSettings, (value: unknown) => string | undefined> = {
  folder: (value) => (isText(value) ? undefined : 'It should be the path of a folder, such as ../my-course.'),
  title: (value) =>
    isText(value) || (isGroup(value) && Object.values(value).every(isText))
      ? undefined
      : "It should be a text, or one for each language: { en: 'Failing well' }.",
  languages(value) {
    if (!Array.isArray(value) || value.length === 0) return "It should be a list of at least one language, like ['en']."
    const odd = value.find((one) => !/^[a-z]{2,3}(-[A-Z][A-Za-z]+)?$/.test(String(one)))
    return odd === undefined ? undefined : `'${odd}' is no code of a language, such as en, ko, de or pt-BR.`
  },
  chapters: names,
  labs: names,
  theme(value) {
    if (!isGroup(value)) return "It should be a group of colours, such as { flow: '#1b57a6' }."
    for (const [token, colour] of Object.entries(value)) {
      if (!(themeTokens as readonly string[]).includes(token))
        return `There is no colour '${token}'. Allowed: ${themeTokens.join(', ')}.`
      const one = isGroup(colour) ? [colour.light, colour.dark] : [colour]
      if (!one.every((each) => isText(each) && /^[\w#(),.%\s/-]+$/.test(each)))
        return `'${token}' should be a colour such as '#1b57a6', or { light, dark } with one for each look.`
    }
    return undefined
  },
  solutions: (value) => (typeof value === 'boolean' ? undefined : 'It should be true or false.'),
  webcontainerKey: (value) => (typeof value === 'string' ? undefined : 'It should be a text; empty for none.'),
}

function names(value: unknown): string | undefined {
  const fine = value === 'all' || (Array.isArray(value) && value.every(isText))
  return fine ? undefined : "It should be 'all', or a list of names."
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''
const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
