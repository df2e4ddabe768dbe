import type { YearPiece } from '../calendar/spans-of-year.ts'
import type { Stretch } from '../model.ts'

/** A piece of a year with the years said beside it; none when they stand elsewhere or are left to the period. */
export interface Moment {
  readonly piece: YearPiece
  readonly years: readonly number[]
  /** First calendar year of the school year it belongs to. */
  readonly school: number | undefined
  /** The same words inside a school year, where they mean something else: «I полугодие». */
  readonly inSchoolYear?: YearPiece
  /** «Конец» of something: not later than it means by its last day. */
  readonly tail?: true
}

/** `in`: during it; `by`: not later; `from`: not before; `after`: from the day after it. */
export type Bound = 'in' | 'by' | 'from' | 'after'

/** One entry of a list of dates, before its years are settled. */
export interface ListItem {
  readonly bound: Bound
  /** «До мая» ends before May begins; «по май» takes it in. */
  readonly exclusive: boolean
  readonly first: Moment
  readonly last: Moment | undefined
  /** A comma or «и» joins it to the entry before. */
  readonly joined: boolean
  readonly note: string | null
  readonly from: number
  readonly to: number
}

/** One entry with its dates. */
export interface DatedItem {
  readonly item: ListItem
  readonly dates: Stretch | undefined
  readonly reversed: boolean
  /** Years that fitted as well as the one taken. */
  readonly otherYears: readonly number[]
}
