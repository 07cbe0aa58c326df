export * from './step-3.ts'
