import { z } from 'zod'
import type { Store } from '#db'
import type { JobKind } from '#jobs'
import { expireUploads } from './expire-uploads.ts'

const payload = z.object({})

/** The kind alone, for the schedule. */
export const expireUploadsKind = { kind: 'results.expire-uploads', maxAttempts: 3 } as const

/** Lets go of uploads whose week is over, every night. */
export function expireUploadsJob(store: Store): JobKind<z.infer<typeof payload>> {
  return {
    ...expireUploadsKind,
    payload,
    run: async (_payload, { clock }) => ({ expired: await store.write((tx) => expireUploads(tx, clock())) }),
  }
}
