import { type CourseTree, foldersIn } from '../check/tree.ts'
import { type Answers, Refused, requireName, type Scaffold, template } from './scaffold.ts'

const REGISTER = 'src/figures/Figure.astro'

/** `npm run new -- figure <slug>`: a component with a slider and a table, its reckoning with a test, its words. */
export function newFigure(tree: CourseTree, name: string, answers: Answers): Scaffold {
  const slug = requireName(name, 'figure')
  if (foldersIn(tree, 'src/figures').includes(slug))
    throw new Refused(`There is a figure '${slug}' already, in src/figures/${slug}. Choose another name.`)
  const component = slug.replace(/(^|-)(\w)/g, (_, _hyphen, letter: string) => letter.toUpperCase())
  const camel = component[0]?.toLowerCase() + component.slice(1)
  const values = { slug, camel, title: answers.title, titleKo: answers.titleKo }
  const folder = `src/figures/${slug}`
  const additions: Record<string, string> = {}
  const byHand: string[] = []
  for (const locale of ['en', 'ko']) {
    const path = `content/ui/${locale}.json`
    const words = template(`figure/words.${locale}.txt`, values)
    const text = tree.files.get(path) ?? ''
    const put = text.replace(/^ {2}"figures": \{\n/m, (found) => found + words)
    if (put === text) byHand.push(`Put this into "figures" of ${path}:\n${words}`)
    else additions[path] = put
  }
  const registered = register(tree.files.get(REGISTER) ?? '', slug, component, camel)
  if (registered) additions[REGISTER] = registered
  else byHand.push(`Name the figure in ${REGISTER}, as the others are.`)
  return {
    files: {
      [`${folder}/${component}.svelte`]: template('figure/figure.svelte.txt', values),
      [`${folder}/${slug}.ts`]: template('figure/figure.ts.txt', values),
      [`${folder}/${slug}.test.ts`]: template('figure/figure.test.ts.txt', values),
    },
    additions,
    next: [
      ...byHand,
      `Put it into a lesson: <Figure name="${slug}" />`,
      `Change what is reckoned in ${folder}/${slug}.ts, what is drawn in ${component}.svelte, and the words in content/ui/en.json and ko.json under figures.${camel}.`,
      'Keep the table: whoever cannot see the drawing reads it.',
    ],
  }
}

/** Figure.astro with import, name and use of one more figure; null when it is not laid out as this knows it. */
function register(text: string, slug: string, component: string, camel: string): string | null {
  const imports = [...text.matchAll(/^import \w+ from '\.\/[\w-]+\/\w+\.svelte'$/gm)].at(-1)
  const names = /const names = \[[^\]]*?(,?\s*)\]/.exec(text)
  const uses = [...text.matchAll(/^( *)\{name === '[\w-]+' && <\w+ .*\/>\}$/gm)].at(-1)
  if (!imports || !names || !uses) return null
  return text
    .replace(imports[0], `${imports[0]}\nimport ${component} from './${slug}/${component}.svelte'`)
    .replace(names[0], names[0].replace(/,?\s*\]$/, `, '${slug}']`))
    .replace(
      uses[0],
      `${uses[0]}\n${uses[1]}{name === '${slug}' && <${component} words={figures.${camel}} client:visible />}`,
    )
}
