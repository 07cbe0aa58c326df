/** In place of what a store brings for places other than a service. */
export default function missing(): never {
  throw new Error('A service does not have this.')
}

export const NodeFS = missing
export const OpfsAhpFS = missing
export const Memfs2OpfsFS = missing
