import type { ModuleReader } from '../compile/read-module.ts'
import { readShipped } from '../compile/shipped.ts'
import { readCompiler, type Sources } from './supplies.ts'

/** Reads what a lab shipped as it was compiled with the site, and all else with the compiler, where it was handed in. */
export function readerOf({ shipped, compiler }: Pick<Sources, 'shipped' | 'compiler'>): () => Promise<ModuleReader> {
  // evaluated now, before services are loaded
  const open = compiler === undefined ? null : readCompiler(compiler)
  let opened: Promise<ModuleReader> | null = null
  return async () => {
    opened ??= open ? open() : Promise.resolve(missing)
    const read = await opened
    return (file, source) => readShipped(shipped, file, source) ?? read(file, source)
  }
}

const missing: ModuleReader = (file) => ({
  name: 'CompilerMissing',
  message: 'The compiler could not be loaded. Are you offline, and never changed code in this browser before?',
  file,
})
