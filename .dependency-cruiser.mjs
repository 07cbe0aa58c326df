// Holds the arrows between the folders of src, which scripts/arrows.mjs lists, and keeps every import honest.
import { parts } from './scripts/arrows.mjs'

// Commands beside a figure that run a lab and write down what the figure draws; no page loads them.
const recorders = '^src/figures/.*(make-runs|-run)\\.ts$'

const arrows = Object.entries(parts).map(([part, may]) => ({
  name: `${part}-imports-only-${may.length > 0 ? may.join('-or-') : 'itself'}`,
  comment: `src/${part} stands left of what it must not know; see ARCHITECTURE.md.`,
  severity: 'error',
  from: { path: `^src/${part}/`, pathNot: recorders },
  to: { path: '^(src|bench|tests|scripts)/', pathNot: `^(src/)?(${[part, ...may].join('|')})/` },
}))

export default {
  forbidden: [
    ...arrows,
    {
      name: 'engine-is-pure',
      comment: 'The engine imports nothing outside itself: no package, no Node module.',
      severity: 'error',
      from: { path: '^src/engine/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^src/engine/' },
    },
    {
      name: 'labs-import-only-the-lab-kit',
      comment: 'A lab is a plain program: what a learner reads imports packages and faultline/lab only.',
      severity: 'error',
      from: { path: '^labs/' },
      to: { path: '^src/', pathNot: '^src/lab/index\\.ts$' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'imports-resolve',
      comment:
        'What lies over start/ finds files there; `npm run check -- types` and the content gate hold that they exist.',
      severity: 'error',
      from: { pathNot: '^labs/[^/]+/(solution|patches/[^/]+|wrong/[^/]+|versions/[^/]+)/' },
      to: { couldNotResolve: true, pathNot: '^(astro|virtual):' },
    },
    {
      name: 'no-undeclared-package',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.astro)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'types', 'node', 'default'],
    },
  },
}
