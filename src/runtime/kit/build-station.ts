import { join } from 'node:path'
import { rolldown } from 'rolldown'

/**
 * The program that runs a lab outside of this repository, as files of a folder `faultline/`: run.js, what it starts, and
 * the modules `faultline/lab` and `faultline/bus`. They need Node 24 and nothing else.
 * `root` is this repository, whose sources may have been bundled away from here.
 */
export async function buildStation(root: string): Promise<Record<string, string>> {
  const build = await rolldown({
    input: {
      run: join(root, 'src/runtime/kit/main.ts'),
      keeper: join(root, 'src/runtime/process/keeper.ts'),
      lab: join(root, 'src/lab/index.ts'),
      bus: join(root, 'src/lab/bus/run-bus.ts'),
    },
    platform: 'node',
  })
  const { output } = await build.generate({ format: 'esm', chunkFileNames: '[name].js' })
  await build.close()
  return Object.fromEntries(
    output.map((one) => [`faultline/${one.fileName}`, one.type === 'chunk' ? one.code : String(one.source)]),
  )
}
