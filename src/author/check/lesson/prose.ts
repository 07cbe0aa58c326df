import { posix } from 'node:path'
import { defaultLocale, locales } from '../../../content/locale.ts'
import type { Course } from '../course/read-course.ts'
import { error, type Finding, unknown } from '../finding.ts'
import { type MdxNode, textOf, walk } from '../read/mdx.ts'

/** Links to nowhere, ranges that strike a sentence through, and pictures that are not there or that say nothing to those who do not see them. */
export function* proseFindings(course: Course, file: string, root: MdxNode): Generator<Finding> {
  for (const { node } of walk(root)) {
    const place = { file, line: node.line }
    if (node.type === 'link') yield* linkFindings(course, place, node.value ?? '')
    const href = node.name === 'a' ? node.attributes?.get('href') : undefined
    if (typeof href === 'string') yield* linkFindings(course, place, href)
    if (node.type === 'image') yield* picture(course, place, node)
    if (node.type === 'delete') {
      yield error(
        place,
        'text',
        `'${textOf(node)}' is struck through, since it stands between two tildes. Write a range in words, or with an en dash.`,
      )
    }
  }
}

/** What is wrong with the target of a link; addresses of other sites are not asked. */
export function* linkFindings(
  course: Course,
  place: { file: string; line: number },
  target: string,
): Generator<Finding> {
  if (/^(https?:\/\/[^/\s]+\.[^\s]+|mailto:\S+@\S+|#\S+)$/.test(target)) return
  if (!target.startsWith('/')) {
    return yield error(
      place,
      'link',
      `'${target}' is neither a page of this site, which begins with a slash, nor a whole address with https://.`,
    )
  }
  const [path = '', anchor] = target.split('#')
  if (course.tree.files.has(`public${path}`)) return
  if (!course.pages.has(path)) {
    const slash = course.pages.has(`${path}/`) ? ' Addresses of pages end with a slash.' : ''
    return yield unknown(
      place,
      'link',
      `There is no page '${path}', so the link leads nowhere.${slash}`,
      path,
      course.pages,
    )
  }
  const locale = locales.find((one) => one !== defaultLocale && path.startsWith(`/${one}/`)) ?? defaultLocale
  const terms = course.terms(locale)
  if (/^(\/[\w-]+)?\/glossary\/$/.test(path) && anchor && !terms.has(decodeURIComponent(anchor))) {
    yield unknown(place, 'link', `The glossary has no term '${anchor}'.`, anchor, terms.keys())
  }
}

function* picture(course: Course, place: { file: string; line: number }, node: MdxNode): Generator<Finding> {
  const target = node.value ?? ''
  if (!node.alt?.trim()) {
    yield error(
      place,
      'picture',
      `'${target}' has no alternative text, so those who do not see it miss it. Write what it shows: ![two queues, one empty](${target}).`,
    )
  }
  if (/^https?:/.test(target)) {
    return yield error(
      place,
      'picture',
      `'${target}' lies on another site, which learns of every reader and may be gone tomorrow. Keep a copy beside the lesson.`,
    )
  }
  const path = target.startsWith('/') ? `public${target}` : posix.join(posix.dirname(place.file), target)
  if (!course.tree.files.has(path)) yield error(place, 'picture', `There is no file ${path}. Add it, or mend the path.`)
}
