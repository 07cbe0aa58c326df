import type { Store } from '../host/stores.ts'

/**
 * The platform as the script of a store with machine code sees it: neither Node nor a browser, with WebAssembly that does all
 * at once, so that nothing native is under way when a step ends, and the store's own files at `store:` addresses.
 */
export function machinePlace({ assembly, files }: Store): Record<string, unknown> {
  const { Module, Instance } = assembly
  const atOnce = Object.fromEntries(
    Object.getOwnPropertyNames(assembly).map((name) => [name, (assembly as unknown as Record<string, unknown>)[name]]),
  )
  atOnce.compile = async (code: BufferSource) => new Module(code)
  atOnce.instantiate = async (source: BufferSource | WebAssembly.Module, imports?: WebAssembly.Imports) => {
    if (source instanceof Module) return new Instance(source, imports)
    const module = new Module(source)
    return { module, instance: new Instance(module, imports) }
  }
  return {
    WebAssembly: atOnce,
    process: undefined,
    globalThis: { TextDecoder, JSON, crypto, WebAssembly: atOnce },
    fetch: async (address: unknown) => {
      const content = files[String(address).replace(/^store:/, '')]
      // compressed no more, as a server's answer would be that a browser has opened
      const headers = { get: () => 'gzip' }
      return {
        ok: content !== undefined,
        body: content,
        headers,
        blob: async () => ({ arrayBuffer: async () => content?.slice().buffer }),
      }
    },
  }
}
