import type { Instant } from '#kernel/clock'

const minute = 60_000

/** Minutes between attempts with a letter that the server puts off: about three days in all. */
const letterPauses = [1, 5, 15, 30, 60, 120, 240, 480, 720, 720, 720, 720]

/** When a letter that was put off so many times is tried again; undefined where it has been tried long enough. */
export function nextAttempt(attempts: number, now: Instant): Instant | undefined {
  const pause = letterPauses[attempts - 1]
  return pause === undefined ? undefined : later(now, pause * minute)
}

const serverPauses = [10_000, 30_000, minute, 2 * minute, 5 * minute, 10 * minute]

/** When a server that failed so many times in a row is tried again: never given up. */
export function nextTry(failures: number, now: Instant): Instant {
  return later(now, serverPauses[Math.min(failures, serverPauses.length) - 1] ?? 10_000)
}

export const later = (now: Instant, ms: number): Instant => new Date(Date.parse(now) + ms).toISOString()
