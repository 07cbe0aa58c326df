import type words from '../../../../content/ui/en.json'

/** Where the built-in runtime does not do as real Node does: each held by the programs that show it. */
export interface KnownDifference {
  /** Its sentence stands under this name in content/ui. */
  id: keyof (typeof words)['teach']['nodeSurface']['differences']
  /** 'topic: name' of each program. */
  programs: string[]
}

export const knownDifferences: KnownDifference[] = [
  {
    id: 'cycles',
    programs: [
      'modules: a cycle of functions',
      'modules: a cycle read too early',
      'modules: function declarations are there in a cycle',
      'modules: a cycle of three',
    ],
  },
  {
    id: 'statusMessage',
    programs: ['http-server: status and message'],
  },
  {
    id: 'libraryErrors',
    programs: ['errors: argument codes of Buffer', 'errors: argument codes of url and path'],
  },
  {
    id: 'scores',
    programs: ['minisearch: all digits of a score'],
  },
  {
    id: 'rejections',
    programs: ['unhandled: a rejection of no error'],
  },
]
