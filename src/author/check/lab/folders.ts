import { error, type Finding, unknown } from '../finding.ts'
import { filesIn, foldersIn } from '../tree.ts'
import type { Examined } from './lab.ts'

/** solution/, wrong/<idea>/ and patches/<part>/ against what lab.ts names. */
export function* folderFindings(examined: Examined): Generator<Finding> {
  const { id, lab, file, source, course } = examined
  const root = `labs/${id}`
  const checks = Object.keys(lab.checks)
  const wrong = foldersIn(course.tree, `${root}/wrong`)
  const patches = foldersIn(course.tree, `${root}/patches`)
  const named = Object.keys(lab.wrong)
  if (lab.chapter !== undefined && filesIn(course.tree, `${root}/solution`).length === 0) {
    yield error(
      { file: `${root}/solution`, line: 1 },
      'solution',
      'The lab has no solution, so nobody knows whether it can be solved. Put the changed services there.',
    )
  }
  for (const [idea, { caughtBy }] of Object.entries(lab.wrong)) {
    const at = (...path: string[]) => ({ file, line: source.lineOf('wrong', idea, ...path) })
    if (!wrong.includes(idea))
      yield unknown(
        at(),
        `wrong.${idea}`,
        `There is no folder ${root}/wrong/${idea}. Put the wrong fix there, or take it out.`,
        idea,
        wrong,
      )
    if (!checks.includes(caughtBy))
      yield unknown(
        at('caughtBy'),
        `wrong.${idea}.caughtBy`,
        `There is no check '${caughtBy}' that could catch it.`,
        String(caughtBy),
        checks,
      )
  }
  for (const [i, part] of (lab.patches ?? []).entries()) {
    if (!patches.includes(part))
      yield unknown(
        { file, line: source.lineOf('patches', i) },
        `patches.${i}`,
        `There is no folder ${root}/patches/${part}. Put the changed services there, or take it out.`,
        part,
        patches,
      )
  }
  for (const idea of wrong) {
    if (!named.includes(idea))
      yield unknown(
        { file: `${root}/wrong/${idea}`, line: 1 },
        'folder',
        `lab.ts names no wrong fix '${idea}', so it is never tried. Add it to wrong with the check that catches it.`,
        idea,
        named,
      )
  }
  for (const part of patches) {
    if (!(lab.patches ?? []).includes(part))
      yield unknown(
        { file: `${root}/patches/${part}`, line: 1 },
        'folder',
        `lab.ts names no patch '${part}', so it is never shown. Add it to patches.`,
        part,
        lab.patches ?? [],
      )
  }
  yield* versionFindings(examined)
  const overlays = [
    ...foldersIn(course.tree, `${root}/versions`).map((one) => `versions/${one}`),
    'solution',
    ...wrong.map((one) => `wrong/${one}`),
    ...patches.map((one) => `patches/${one}`),
  ]
  for (const overlay of overlays) yield* overlayFindings(examined, overlay)
}

/** Versions that lab.ts names and folders that it does not. */
function* versionFindings({ id, lab, file, source, course }: Examined): Generator<Finding> {
  const root = `labs/${id}/versions`
  const folders = foldersIn(course.tree, root)
  const named = Object.values(lab.services).flatMap((service) => service.versions ?? [])
  for (const [name, service] of Object.entries(lab.services)) {
    for (const [i, version] of (service.versions ?? []).entries()) {
      if (folders.includes(version)) continue
      yield unknown(
        { file, line: source.lineOf('services', name, 'versions', i) },
        `services.${name}.versions.${i}`,
        `There is no folder ${root}/${version}. Put the files there that this version changes, or take it out.`,
        version,
        folders,
      )
    }
  }
  for (const folder of folders) {
    if (named.includes(folder)) continue
    yield unknown(
      { file: `${root}/${folder}`, line: 1 },
      'folder',
      `No service of lab.ts has a version '${folder}', so it is never deployed. Add it to the versions of its service.`,
      folder,
      named,
    )
  }
}

/** A file that lies over nothing, or that changes nothing. */
function* overlayFindings({ id, course }: Examined, overlay: string): Generator<Finding> {
  const { files } = course.tree
  const start = filesIn(course.tree, `labs/${id}/start`)
  const own = filesIn(course.tree, `labs/${id}/${overlay}`)
  const text = (folder: string, name: string) => files.get(`labs/${id}/${folder}/${name}`) ?? ''
  const changed = own.filter((name) => text(overlay, name) !== text('start', name))
  if (own.length > 0 && changed.length === 0) {
    yield error(
      { file: `labs/${id}/${overlay}/${own[0]}`, line: 1 },
      overlay,
      'It is letter by letter what the learner begins with. Write the change, or remove the folder.',
    )
  }
  for (const name of own) {
    const wanted = [...new Set([...start, ...own])].some((one) =>
      text(own.includes(one) ? overlay : 'start', one).includes(`'./${name}'`),
    )
    if (start.includes(name) || wanted) continue
    yield unknown(
      { file: `labs/${id}/${overlay}/${name}`, line: 1 },
      'file',
      `start/ has no '${name}' and no file imports it, so it never runs. Give it the name of the file that it replaces.`,
      name,
      start,
    )
  }
}
