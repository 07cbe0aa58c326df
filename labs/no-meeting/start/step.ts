// which step a process runs; a deployment puts another line here
export * from './step-0.ts'
