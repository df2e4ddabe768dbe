import type { Role } from '#access/model'
import type { Stretch } from '#deadlines/model'
import type { IsoDate } from '#kernel/clock'
import type { NodeId } from '#organisations/model'

/** Minutes asked of somebody, or for something, in one month. */
export interface BurdenSum {
  /** A node, a role or a piece of work, by what was asked. */
  readonly key: string
  readonly title: string
  /** `2026-11`; empty where the work has no date yet, and where months were not asked for. */
  readonly month: string
  readonly minutes: number
  /** How many times somebody is asked. */
  readonly times: number
  /** Of those: nobody has said how long it takes. */
  readonly untimed: number
}

/** A line of the ledger: a school or a role, month by month. */
export interface BurdenLine {
  readonly key: string
  readonly title: string
  /** By month, in the order of the ledger. */
  readonly months: readonly number[]
  /** Of work that has no date yet. */
  readonly undated: number
  readonly minutes: number
  readonly times: number
  readonly untimed: number
}

export interface BurdenLedger {
  readonly stretch: Stretch
  /** `2026-09` … */
  readonly months: readonly string[]
  readonly byNode: readonly BurdenLine[]
  readonly byRole: readonly (BurdenLine & { readonly role: Role })[]
  /** What asks the most, with its sum over the whole stretch. */
  readonly top: readonly BurdenSum[]
  readonly total: BurdenLine
}

/** What a draft would ask, school by school and month by month, before it is sent. */
export interface BurdenForecast {
  readonly months: readonly { readonly month: string; readonly minutes: number; readonly times: number }[]
  /** Null where no minutes are named. */
  readonly busiest: { readonly month: string; readonly minutes: number } | null
  readonly schools: readonly {
    readonly school: NodeId
    readonly name: string
    readonly minutes: number
    readonly times: number
    readonly untimed: number
    readonly busiest: { readonly month: string; readonly minutes: number } | null
  }[]
  /** Work of schools that falls due while a procedure is held. */
  readonly clashes: readonly BurdenClash[]
}

export interface BurdenClash {
  readonly procedure: string
  readonly from: IsoDate
  readonly to: IsoDate
  readonly times: number
  readonly minutes: number
  /** Texts of the measures, those that ask the most first. */
  readonly measures: readonly string[]
}
