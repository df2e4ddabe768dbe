import type { Role } from '#access/model'
import type { Brand } from '#kernel/brand'
import type { Instant, IsoDate } from '#kernel/clock'
import type { NodeId } from '#organisations/model'
import type { PlanMeasureId } from './plan-model.ts'

export type PlanRecordId = Brand<string, 'PlanRecordId'>

/** One record that a number is made of. */
export interface CountedRecord {
  readonly id: string
  /** What it is, in Russian. */
  readonly title: string
  /** Whose it is. */
  readonly place: string
  /** The day it speaks of; null where it has none. */
  readonly date: IsoDate | null
  /** How much of the number it makes. */
  readonly amount: number
}

/** A number with what it is made of. */
export interface TargetCount {
  readonly number: number
  /** The whole that a share is taken of; null where the source knows none. */
  readonly outOf: number | null
  /** Newest first, as many as were asked for. */
  readonly records: readonly CountedRecord[]
  /** Of all records, not of those shown alone. */
  readonly total: number
}

/** How a promised number stands. */
export type TargetState = 'unbound' | 'unknown-share' | 'reached' | 'exceeded' | 'on-the-way'

export const targetStateTitles: Readonly<Record<TargetState, string>> = {
  unbound: 'источник не назначен',
  'unknown-share': 'доля не считается',
  reached: 'выполнено',
  exceeded: 'больше обещанного',
  'on-the-way': 'пока меньше',
}

export interface TargetSourceChoice {
  readonly id: string
  readonly title: string
  /** Forms after a number: 1 запись, 2 записи, 5 записей. */
  readonly unit: readonly [one: string, few: string, many: string]
}

/** A fact that no other part of the product keeps. */
export interface PlanRecord {
  readonly id: PlanRecordId
  readonly measure: PlanMeasureId
  readonly target: number
  readonly node: NodeId
  readonly nodeName: string
  readonly what: string
  readonly amount: number
  readonly date: IsoDate
  readonly document: string
  readonly url: string | null
  readonly fileName: string | null
  readonly role: Role
  readonly addedAt: Instant
  readonly addedBy: string
  readonly withdrawn: { readonly at: Instant; readonly by: string; readonly why: string } | null
}
