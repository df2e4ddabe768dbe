import { setTimeout as pause } from 'node:timers/promises'
import { runNextJob, type Worker } from './run-next-job.ts'
import { dueRuns, enqueueRuns, type Schedule } from './schedule-jobs.ts'

export interface RunningWorker extends AsyncDisposable {
  /** Looks into the queue now rather than at the next turn. */
  wake(): void
}

export interface WorkerOptions extends Omit<Worker, 'signal'> {
  readonly schedules: readonly Schedule[]
  readonly pollMs: number
  /** Hears of errors of the store itself; the worker goes on. */
  readonly onError: (error: unknown) => void
}

/** Runs jobs one after another until disposed; several workers, in several processes, may share a store. */
export function startWorker(options: WorkerOptions): RunningWorker {
  const stopping = new AbortController()
  let woken = new AbortController()
  // Keys already in the queue, so that a quiet turn writes nothing.
  const enqueued = new Set<string>()
  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      woken = new AbortController()
      try {
        const now = options.clock()
        const runs = dueRuns(options.schedules, now).filter((run) => !enqueued.has(run.onceKey))
        if (runs.length > 0) await options.store.write((tx) => enqueueRuns(tx, runs, now))
        for (const run of runs) enqueued.add(run.onceKey)
        if (await runNextJob({ ...options, signal: stopping.signal })) continue
      } catch (error) {
        options.onError(error)
      }
      const signal = AbortSignal.any([stopping.signal, woken.signal])
      await pause(options.pollMs, undefined, { signal, ref: false }).catch(() => {}) // woken or stopping
    }
  }
  const running = loop()
  return {
    wake: () => woken.abort(),
    [Symbol.asyncDispose]: async () => {
      stopping.abort()
      await running
    },
  }
}
