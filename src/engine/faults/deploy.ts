import type { ServiceFault } from './fault.ts'

/** Restarts processes of the service with another of its versions: all of them, or the first few as a canary. */
export const deploy: ServiceFault = {
  kind: 'deploy',
  on: 'service',
  form: [
    { name: 'version', unit: 'count', min: 0, max: 100, standard: 1 },
    { name: 'processes', unit: 'count', min: 0, max: 100, standard: 0 },
  ],
  words: {
    en: { name: 'Deploy', says: 'version {version} of {target} deployed' },
    ko: { name: '배포', says: '{target} 버전 {version} 배포' },
  },
  check: (service, params) => {
    const known = service.plan.versions?.length ?? 0
    const version = params.of('version')
    if (version <= known && Number.isInteger(version)) return
    throw new Error(`'${service.host}' has versions 0 to ${known}, not ${version}.`)
  },
  begin: (control, service, { params }) => control.deploy(service, params.of('version'), params.of('processes')),
}
