// as in the step before
export * from './step-2.ts'
