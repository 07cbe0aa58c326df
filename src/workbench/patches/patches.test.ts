import { expect, test, vi } from 'vitest'
import type { FlatFiles } from '../../lab/files.ts'
import type { Code } from '../editor/code.svelte.ts'
import type { LabView, PatchView } from '../lab-view.ts'

vi.stubGlobal(
  '$state',
  Object.assign(<T>(value: T) => value, { raw: <T>(value: T) => value }),
)
const { Patches } = await import('./patches.svelte.ts')

const start = { 'plan.ts': 'one\ntwo\nthree\n' }
const patch = (id: string, text: string): PatchView => ({
  id,
  title: id,
  html: '',
  part: false,
  files: { 'plan.ts': text },
})
const slower = patch('slower', 'one\nslower\nthree\n')
const again = patch('again', 'one\nagain\nthree\n')

function learner(text: string) {
  const code = {
    files: { 'plan.ts': text } as FlatFiles,
    shelf: { name: async (name: string) => name },
    replace(files: FlatFiles) {
      this.files = { ...this.files, ...files }
    },
    replaceAll(files: FlatFiles) {
      this.files = files
    },
  }
  const lab = { start, patches: [slower, again], rounds: [] } as unknown as LabView
  return { code, patches: new Patches(lab, code as unknown as Code) }
}

const mine = 'quite\nanother\nprogram\n'

test('who takes the lab’s file with a patch and takes the patch back has their own code again', async () => {
  const { code, patches } = learner(mine)
  expect(patches.fits(slower)).toBe(false)
  await patches.takeLabs(slower, 'mine')
  expect(code.files).toEqual(slower.files)
  patches.toggle(slower)
  expect(code.files['plan.ts']).toBe(mine)
})

test('so has who tries one idea in the place of another', async () => {
  const { code, patches } = learner(mine)
  await patches.takeLabs(slower, 'mine')
  patches.toggle(again)
  expect(code.files).toEqual(again.files)
  patches.toggle(again)
  expect(code.files['plan.ts']).toBe(mine)
})

test('what was typed into the lab’s file since then is not thrown away', async () => {
  const { code, patches } = learner(mine)
  await patches.takeLabs(slower, 'mine')
  code.files = { 'plan.ts': 'one\nslower\nthree\nfour\n' }
  patches.toggle(slower)
  expect(code.files['plan.ts']).toBe('one\ntwo\nthree\nfour\n')
})

test('a patch counts as checked once there was a verdict with it, even when it is taken out again', () => {
  const { patches } = learner(start['plan.ts'])
  patches.toggle(slower)
  expect(patches.checked).toEqual([])
  patches.judged()
  patches.toggle(again)
  expect(patches.checked).toEqual(['slower'])
  patches.judged()
  patches.judged()
  expect(patches.checked).toEqual(['slower', 'again'])
})

test('a card leaves out the file that an earlier round has brought already', () => {
  const first = { ...patch('first', 'one\nfirst\nthree\n'), part: true }
  const second = { ...patch('second', ''), files: { ...first.files, 'more.ts': 'more\n' } }
  const rounds = [{ patches: ['first'] }, { patches: ['second'] }]
  const lab = { start: { ...start, 'more.ts': '' }, patches: [first, second], rounds } as unknown as LabView
  const patches = new Patches(lab, {} as Code)
  expect(patches.lines(first).map((one) => one.file)).toEqual(['plan.ts'])
  expect(patches.lines(second).map((one) => one.file)).toEqual(['more.ts'])
})
