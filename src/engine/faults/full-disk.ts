import type { ServiceFault } from './fault.ts'

/** Writes fail with ENOSPC; what is there can be read and removed. */
export const fullDisk: ServiceFault = {
  kind: 'full-disk',
  on: 'service',
  form: [],
  words: {
    en: { name: 'Full disk', says: 'the disk of {target} is full' },
    ko: { name: '디스크 가득 참', says: '{target} 디스크 가득 참' },
  },
  begin: (_control, service, { id }) => void service.conditions.diskFullBy.add(id),
  end: (_control, service, { id }) => void service.conditions.diskFullBy.delete(id),
}
