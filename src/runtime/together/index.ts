export { createTogetherHost } from './host.ts'
export { nodeLoader } from './node-loader.ts'
