import type { ZodType } from 'zod'
import type { Brand } from '#kernel/brand'
import type { Clock, Instant } from '#kernel/clock'

export type JobId = Brand<string, 'JobId'>

export const jobStates = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const
export type JobState = (typeof jobStates)[number]

/** A piece of work that outlives the request that asked for it. */
export interface Job {
  readonly id: JobId
  readonly kind: string
  readonly state: JobState
  readonly attempts: number
  /** 0…1. */
  readonly progress: number
  /** Russian: what is being done now; empty before the start. */
  readonly stage: string
  /** What the work answered, plain JSON; `none` until it is done. */
  readonly result: unknown
  /** Message of the last failure, for the administrator; `none` where there was none. */
  readonly failure: string | 'none'
  readonly createdAt: Instant
  readonly createdBy: string
  readonly finishedAt: Instant | 'not-yet'
}

/** What a running job may use. */
export interface JobRun {
  readonly clock: Clock
  /** Aborted when the person cancels, the process stops, or another worker has taken the job. */
  readonly signal: AbortSignal
  /** Tells how far it is, 0…1, and in Russian what is being done. Never waits. */
  readonly report: (progress: number, stage: string) => void
}

/** One kind of work. `run` may be called again after a crash: it must do nothing twice. */
export interface JobKind<Payload> {
  readonly kind: string
  readonly payload: ZodType<Payload>
  readonly maxAttempts: number
  /** Answers plain JSON. Throwing means another attempt later, until the attempts are used up. */
  readonly run: (payload: Payload, run: JobRun) => Promise<unknown>
}

/** A kind whose payload has been forgotten by the type, as a list of many kinds holds it. */
export type AnyJobKind = Pick<JobKind<never>, 'kind' | 'maxAttempts'> & {
  readonly payload: ZodType
  readonly run: (payload: never, run: JobRun) => Promise<unknown>
}
