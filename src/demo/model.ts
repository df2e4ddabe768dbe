import type { Role } from '#access/model'
import type { NodeKind } from '#organisations/model'
import type { Assessment, AssessmentId } from '#procedures/model'
import type { Work } from '#results/model'

/** Years of ВПР that the demonstration holds, grades that sit it. */
export const demoYears = [2024, 2025, 2026] as const
export type DemoYear = (typeof demoYears)[number]
export const demoGrades = [4, 5, 6, 7, 8] as const
export type DemoGrade = (typeof demoGrades)[number]

/** What kind of school it is; decides its size and the ability of its pupils, never whether something is planted in it. */
export const schoolKinds = ['town', 'strong', 'weak', 'rural'] as const
export type SchoolKind = (typeof schoolKinds)[number]

export interface DemoSchool {
  /** `edu990001`; region 99 does not exist. */
  readonly login: string
  readonly name: string
  readonly shortName: string
  readonly district: string
  readonly kind: SchoolKind
  /** Classes in one grade. */
  readonly classes: number
  /** Usual number of pupils in a class. */
  readonly classSize: number
}

/** One work, with the pupil who is never written to any file: only tests and the truth of the demo know them. */
export interface DemoWork {
  readonly assessment: AssessmentId
  readonly school: string
  /** The same pupil over subjects and years. */
  readonly pupil: number
  /** Was this work touched by a planted anomaly. */
  readonly touched: boolean
  readonly work: Work
}

/** Expected results of a group that the demo has no works of: the region and the country. Shares are 0…1. */
export interface DemoReference {
  readonly assessment: AssessmentId
  readonly group: 'all' | 'region'
  readonly schools: number
  readonly participants: number
  /** Shares of the marks 2, 3, 4, 5. */
  readonly marks: readonly [number, number, number, number]
  /** Shares of the primary scores 0…M. */
  readonly scores: readonly number[]
  /** Mean share of the maximum, by task in the order of the specification. */
  readonly tasks: readonly number[]
  /** The same by mark group 2, 3, 4, 5. */
  readonly tasksByMark: readonly (readonly [number, number, number, number])[]
  /** Share of each mark (row) × register mark (column), both 2–5. */
  readonly register: readonly (readonly number[])[]
}

/** A row of the «official» list of schools with markers. */
export interface DemoMarkerRow {
  readonly year: DemoYear
  readonly school: string
  readonly ru4: boolean
  readonly ma4: boolean
  readonly ru5: boolean
  readonly ma5: boolean
}

export interface DemoPerson {
  readonly role: Role
  readonly name: string
  readonly email: string
  /** Node of the tree where the role holds: federal code and kind. */
  readonly node: { readonly kind: NodeKind; readonly code: string }
  /** One line for the entrance of the demonstration: what this person sees. */
  readonly sees: string
}

/** Everything the demonstration consists of. Synthetic from the first number to the last. */
export interface DemoMunicipality {
  readonly seed: string
  readonly region: { readonly code: string; readonly name: string; readonly shortName: string }
  readonly municipality: { readonly code: string; readonly name: string; readonly shortName: string }
  readonly districts: readonly string[]
  readonly schools: readonly DemoSchool[]
  readonly assessments: readonly Assessment[]
  /** In the order assessment, school, class, participant. */
  readonly works: readonly DemoWork[]
  readonly references: readonly DemoReference[]
  readonly markers: readonly DemoMarkerRow[]
  readonly people: readonly DemoPerson[]
}
