export * from './step-2.ts'
