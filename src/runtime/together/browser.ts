export { browserLoader } from './browser-loader.ts'
export { createTogetherHost } from './host.ts'
