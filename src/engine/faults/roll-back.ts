import type { ServiceFault } from './fault.ts'

/** Every process that does not run the version from before the last deployment is restarted with it. */
export const rollBack: ServiceFault = {
  kind: 'roll-back',
  on: 'service',
  form: [],
  words: {
    en: { name: 'Roll back', says: '{target} rolled back' },
    ko: { name: '되돌리기', says: '{target} 이전 버전으로' },
  },
  begin: (control, service) => control.rollBack(service),
}
