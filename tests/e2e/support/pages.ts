export const kinds = [
  { kind: 'home', path: '/' },
  { kind: 'lesson', path: '/chapters/failure/retries/' },
  { kind: 'chapter', path: '/chapters/failure/' },
  { kind: 'closing', path: '/chapters/failure/closing/' },
  { kind: 'review', path: '/review/' },
  { kind: 'progress', path: '/progress/' },
  { kind: 'book for instructors', path: '/teach/' },
  { kind: 'page of the book', path: '/teach/lab/' },
  { kind: 'reference', path: '/teach/reference/' },
  { kind: 'lab', path: '/labs/retry-storm/' },
] as const

export const languages = ['en', 'ko'] as const

/** One page of each kind in each language. */
export const pages = languages.flatMap((language) =>
  kinds.map(({ kind, path }) => ({ kind, language, path: language === 'en' ? path : `/ko${path}` })),
)
