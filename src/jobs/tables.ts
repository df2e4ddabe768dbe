import type { JobId, JobState } from './model.ts'

declare module '#db/tables' {
  interface Tables {
    job: {
      id: JobId
      kind: string
      /** JSON, checked by the schema of the kind before it runs. */
      payload: string
      state: JobState
      run_at: string
      attempts: number
      max_attempts: number
      /** Name of the claim in force; empty where nobody works on it. */
      lease: string
      lease_until: string
      cancel_requested: number
      progress: number
      stage: string
      /** JSON. */
      result: string | null
      failure: string | null
      created_at: string
      created_by: string
      finished_at: string | null
      /** A job of the same key is made once. */
      once_key: string | null
    }
  }
}
