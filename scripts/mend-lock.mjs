// Adds to package-lock.json the optional packages of other platforms that npm left out because the registry in use does
// not carry them. Without these entries `npm ci` refuses the file. Run it after each `npm install` of a new dependency.
import { readFileSync, writeFileSync } from 'node:fs'

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))
const added = []

/** The fields by which npm knows that a package is not for this machine, read off its name. */
function platformOf(name) {
  const words = name.replace('windows', 'win32').split(/[/-]/)
  const os = words.find((word) => /^(darwin|win32|linux|android|freebsd|openbsd|openharmony)$/.test(word))
  const cpu = words.find((word) => /^(x64|arm64|arm|ia32|ppc64|riscv64|s390x|loong64)$/.test(word))
  return { ...(os && { os: [os] }), ...(cpu && { cpu: [cpu] }), ...(name.includes('musl') && { libc: ['musl'] }) }
}

for (const [where, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const nested = `${where}/node_modules/${name}`
    const top = `node_modules/${name}`
    if (lock.packages[nested] ?? lock.packages[top]) continue
    if (!/^\d/.test(range)) continue // no exact version is named, so npm does not ask for it
    lock.packages[top] = { version: range, optional: true, ...platformOf(name) }
    added.push(`${name}@${range}`)
  }
}

lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(added.length === 0 ? 'Nothing was missing.' : `Added ${added.length}:\n${added.join('\n')}`)
