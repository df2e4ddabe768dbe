/** ISO-8601 instant in UTC with milliseconds, e.g. `2026-11-22T08:43:00.000Z`: sorts as text in every store. */
export type Instant = string

/** ISO-8601 calendar date, e.g. `2026-11-22`. */
export type IsoDate = string

export type Clock = () => Instant

/** The door of real time; everything else takes a `Clock`. */
export const systemClock: Clock = () => new Date().toISOString()
