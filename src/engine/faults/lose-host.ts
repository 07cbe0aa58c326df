import type { ServiceFault } from './fault.ts'

/**
 * The machine loses its power: packets to it go unanswered, so callers wait for their timeouts instead of being
 * refused. Lifting it brings the machine and a new process back.
 */
export const loseHost: ServiceFault = {
  kind: 'lose-host',
  on: 'service',
  form: [],
  words: {
    en: { name: 'Lose the machine', says: 'the machine of {target} is gone' },
    ko: { name: '서버 꺼짐', says: '{target} 서버가 꺼짐' },
  },
  begin: (control, service) => control.loseHost(service),
  end: (control, service) => control.bringHostBack(service),
}
