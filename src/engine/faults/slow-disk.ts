import { fromMs } from '../time.ts'
import type { ServiceFault } from './fault.ts'

/**
 * Every write, removal and sync takes this much longer. One that the service waits for asynchronously is done later; a
 * synchronous one holds its event loop meanwhile.
 */
export const slowDisk: ServiceFault = {
  kind: 'slow-disk',
  on: 'service',
  form: [{ name: 'ms', unit: 'ms', min: 0, max: 10_000, standard: 50 }],
  words: {
    en: { name: 'Slow disk', says: 'the disk of {target} takes {ms} ms more' },
    ko: { name: '느린 디스크', says: '{target} 디스크 {ms} ms 느림' },
  },
  begin: (_control, service, { id, params }) => void service.conditions.diskDelays.set(id, fromMs(params.of('ms'))),
  end: (_control, service, { id }) => void service.conditions.diskDelays.delete(id),
}
