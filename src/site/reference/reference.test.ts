import { expect, test } from 'vitest'
import { faultKinds } from '../../engine/faults/kinds.ts'
import * as kit from '../../lab/index.ts'
import { faults, lessonParts, reference } from './reference.ts'

test('every fault of the engine is there, with the word that labs have for it', () => {
  const listed = faults('en')
  expect(listed.map((one) => one.kind)).toEqual(Object.keys(faultKinds))
  expect(listed.filter((one) => one.written === '').map((one) => one.kind)).toEqual([])
  expect(listed.find((one) => one.kind === 'slow')?.written).toBe('slow(service: string, times = 3)')
  expect(faults('ko')[0]?.name).toMatch(/[가-힣]/)
})

test('what a lab is written with is there, and is what faultline/lab exports', () => {
  const words = ['loads', 'requests', 'measures', 'effort'].flatMap((group) => reference(group))
  const written = faults('en').map((one) => one.written.split('(')[0])
  const listed = [...words.map((one) => one.name), ...written, 'defineLab', 'phase', 'inAnyOrder', 'check']
  expect(listed.toSorted()).toEqual(Object.keys(kit).toSorted())
  expect(words.filter((one) => one.says === '').map((one) => one.name)).toEqual(['get'])
})

test('a field has its type, its docstring, and whether it may be left out', () => {
  expect(reference('load').find((one) => one.name === 'patienceSeconds')).toEqual({
    name: 'patienceSeconds',
    type: 'number',
    says: 'How long a reader waits before closing the tab; 10 s unless said.',
    optional: true,
  })
  expect(reference('lesson').find((one) => one.name === 'minutes')).toMatchObject({ type: 'int().min(3).max(25)' })
})

test('lesson parts have their attributes', () => {
  const parts = lessonParts()
  expect(parts.map((one) => one.name)).toContain('Figure')
  expect(parts.find((one) => one.name === 'Option')?.fields.map((one) => one.name)).toContain('why')
})

test('what a lab and its guide are written with beyond their fields is there', () => {
  const names = (group: string) => reference(group).map((one) => one.name)
  expect(names('draw')).toEqual(expect.arrayContaining(['uniform', 'zipf']))
  expect(names('pool')).toEqual(['run'])
  expect(names('panels')).toContain('calls')
  expect(names('answer')).toContain('status')
  expect(names('phase')).toEqual(['phase', 'inAnyOrder'])
  expect(names('guide-front')).toContain('leavesOut')
  expect(reference('guide-parts').find((one) => one.name === '<Hint>')?.type).toBe('level')
  expect(reference('guide-steps').find((one) => one.name === 'action')?.says).toContain('pause:inventory')
})

test('a list that does not exist is refused with those that do', () => {
  expect(() => reference('loads!')).toThrow('there are lab, service, link')
})
