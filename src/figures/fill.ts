export { fill } from '../site/fill.ts'
