export * from './step-4.ts'
