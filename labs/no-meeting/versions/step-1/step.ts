export * from './step-1.ts'
