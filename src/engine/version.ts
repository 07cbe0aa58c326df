/** Raised whenever the same lab, code, seed and inputs give another journal than before. Saved runs carry it. */
export const ENGINE_VERSION = 1
