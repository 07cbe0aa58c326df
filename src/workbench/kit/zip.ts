import { strToU8, zipSync } from 'fflate'

/** Files by path as a zip, all below one folder. */
export function zipOf(folder: string, files: Record<string, string>): Blob {
  const tree = Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, strToU8(text)]))
  return new Blob([zipSync(tree)], { type: 'application/zip' })
}
