// as in the step before
export * from './step-1.ts'
