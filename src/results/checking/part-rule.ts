import type { Assessment } from '#procedures/model'
import type { Finding, Place, StagedPart, StagedWork } from '../staged.ts'
import type { CheckContext } from './check-context.ts'

/** One part of the file beside what is known of its assessment. */
export interface CheckedPart {
  readonly part: StagedPart
  readonly known: Assessment | 'unknown'
  readonly context: CheckContext
  /** «ВПР 2026, Русский язык, 4 класс». */
  readonly title: string
  /** The cell of a work that holds `participant`, `total`, `task 4К1`…; `A` where the file has no such column. */
  readonly place: (work: StagedWork, holds: string) => Place
}

/** A rule looks and speaks; it changes nothing. */
export type PartRule = (checked: CheckedPart) => readonly Finding[]
