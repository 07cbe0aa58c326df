import type { Locale } from '../../content/locale.ts'
import { address } from '../addresses.ts'
import { readCourse } from '../course.ts'
import { readLabs } from '../labs.ts'
import { fill, words } from '../words.ts'

/** The words of the picture that stands for a page where its address is shared. */
export interface Picture {
  /** The page's path without slashes at its ends; `home` for the first. */
  name: string
  /** Where the page belongs, in small letters above. */
  over: string
  title: string
}

/** One picture for each page that is shared, in a language. */
export async function readPictures(locale: Locale): Promise<Picture[]> {
  const t = words(locale)
  const [course, labs] = await Promise.all([readCourse(locale), readLabs(locale)])
  return [
    { name: 'home', over: t.site.tagline, title: t.home.title },
    { name: 'labs', over: t.site.tagline, title: t.labs.title },
    { name: 'glossary', over: t.site.tagline, title: t.glossary.title },
    { name: 'sources', over: t.site.tagline, title: t.sources.title },
    ...course.flatMap((chapter) =>
      chapter.lessons.map(({ path, number, entry }) => ({
        name: path.slice(1, -1),
        over: `${number}  ${chapter.title}`,
        title: entry.data.title,
      })),
    ),
    ...labs.map(({ id, title, chapter }) => {
      const of = course.find(({ slug }) => slug === chapter)
      const where = of ? `, ${fill(t.lesson.chapter, { n: of.number })}` : ''
      return { name: `labs/${id}`, over: `${t.lesson.lab}${where}`, title }
    }),
  ]
}

/** The picture of a page, by the path of its English twin; the site's own where the page has none. */
export async function pictureOf(path: string, locale: Locale): Promise<{ href: string; alt: string }> {
  const all = await readPictures(locale)
  const found = all.find(({ name }) => name === path.slice(1, -1)) ?? all[0]
  return { href: address(`/pictures/${found?.name}.png`, locale), alt: `${found?.over}. ${found?.title}` }
}
