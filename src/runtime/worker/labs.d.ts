/** Made by src/runtime/bundle: every lab's definition by id. */
declare module 'virtual:labs' {
  import type { LabDefinition } from '../../lab/definition.ts'

  const labs: Record<string, LabDefinition>
  export default labs
}
