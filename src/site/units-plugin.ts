import type { SatteriProcessorOptions } from '@astrojs/markdown-satteri'
import { keepUnits } from '../lab/guide/units.ts'

type Plugin = Extract<NonNullable<SatteriProcessorOptions['mdastPlugins']>[number], { name: string }>

/** For the chapters' Markdown: numbers and units stay together in all text but code. */
export const unitsPlugin: Plugin = {
  name: 'units',
  text(node, context) {
    const value = keepUnits(node.value)
    if (value !== node.value) context.replaceNode(node, { type: 'text', value })
  },
}
