import type { MigrationStep } from '#db'
import { createJobs } from './migrations/001-create-jobs.ts'

export { cancelJob } from './cancel-job.ts'
export { enqueueJob, type NewJob } from './enqueue-job.ts'
export { forgetFinishedJobs } from './forget-finished-jobs.ts'
export { loadJob } from './load-job.ts'
export type { AnyJobKind, Job, JobId, JobKind, JobRun, JobState } from './model.ts'
export { runInThread, type ThreadTask } from './run-in-thread.ts'
export { runNextJob, type Worker } from './run-next-job.ts'
export type { Schedule } from './schedule-jobs.ts'
export { type RunningWorker, startWorker, type WorkerOptions } from './start-worker.ts'

export const migrations: readonly MigrationStep[] = [createJobs]
