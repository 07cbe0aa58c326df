// as in the step before
export * from './step-3.ts'
