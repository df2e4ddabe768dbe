import type { Brand } from '#kernel/brand'
import type { Instant, IsoDate } from '#kernel/clock'
import type { NodeId } from '#organisations/model'

export type HoldId = Brand<string, 'HoldId'>

/** Works of one assessment in one school must not be destroyed, whatever the term says. */
export interface StorageHold {
  readonly id: HoldId
  readonly school: NodeId
  readonly grade: number
  readonly subject: string
  readonly reason: string
  readonly laidAt: Instant
  readonly laidBy: string
  /** Null while it holds. */
  readonly lifted: { readonly at: Instant; readonly by: string; readonly reason: string } | null
}

/** The day until which works are kept, as a person set it with the act that says so. */
export interface SetStorageTerm {
  readonly until: IsoDate
  readonly basis: string
  readonly version: number
}

/**
 * Until when works are kept. `set`: by the municipality. `computed`: two months after the last day of the procedure,
 * for results are due by then. `unknown`: nobody knows the days of the procedure.
 */
export type StorageTerm =
  | { readonly kind: 'set'; readonly until: IsoDate; readonly basis: string }
  | { readonly kind: 'computed'; readonly until: IsoDate; readonly basis: string }
  | { readonly kind: 'unknown'; readonly basis: string }

/** The works of one assessment in one school. */
export interface StoredWorks {
  readonly school: NodeId
  readonly grade: number
  readonly subject: string
  /** When they were or will be written; null where only a hold names them. */
  readonly date: IsoDate | null
  /** The hold that stands now. */
  readonly hold: StorageHold | null
}
