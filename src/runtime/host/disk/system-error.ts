const ERRORS = {
  EBADF: [-9, 'bad file descriptor'],
  EEXIST: [-17, 'file already exists'],
  EINVAL: [-22, 'invalid argument'],
  EISDIR: [-21, 'illegal operation on a directory'],
  ENOENT: [-2, 'no such file or directory'],
  ENOSPC: [-28, 'no space left on device'],
  ENOTDIR: [-20, 'not a directory'],
  ENOTEMPTY: [-39, 'directory not empty'],
} as const

export type SystemCode = keyof typeof ERRORS

/** An error of a system call, worded as Node words it: `ENOENT: no such file or directory, open '/app/a'`. */
export function systemError(code: SystemCode, syscall: string, path?: string, dest?: string): Error {
  const [errno, what] = ERRORS[code]
  const where = path === undefined ? '' : ` '${path}'${dest === undefined ? '' : ` -> '${dest}'`}`
  const fields = {
    errno,
    code,
    syscall,
    ...(path === undefined ? {} : { path }),
    ...(dest === undefined ? {} : { dest }),
  }
  return Object.assign(new Error(`${code}: ${what}, ${syscall}${where}`), fields)
}
