declare module 'virtual:packages' {
  /** What a service may import besides node: modules; evaluated when first asked for. */
  export const packages: Record<string, () => Record<string, unknown>>
}
