import type { PersonId, Role } from '#access/model'
import type { Brand } from '#kernel/brand'
import type { IsoDate } from '#kernel/clock'
import type { FederalCode, NodeId } from '#organisations/model'
import { type ExecutionState, type ListedExecution, openStates } from './execution-model.ts'
import type { MeasureKind } from './measure-kind-model.ts'
import type { PlanId, PlanMeasureId } from './plan-model.ts'

export type SavedFilterId = Brand<string, 'SavedFilterId'>

/** What a person asks of the list of executions; what is absent asks nothing. */
export interface ExecutionFilter {
  readonly plan?: PlanId
  readonly measure?: PlanMeasureId
  readonly section?: string
  readonly kind?: MeasureKind
  readonly states?: readonly ExecutionState[]
  /** `only`: open, and the date of control has passed. */
  readonly late?: 'only'
  /** One school, or the authority itself. */
  readonly node?: NodeId
  /** A person, those that nobody was named for, or what is one's own by name or by role. */
  readonly owner?: PersonId | 'nobody' | OwnWork
  /** Dates of control, both included. */
  readonly from?: IsoDate
  readonly to?: IsoDate
  /** Those without a date: `waits` for an event that has none, `undated` for any other reason. */
  readonly dates?: 'waits' | 'undated'
  /** Words of the measure or of the name of the school. */
  readonly text?: string
}

/** What a person was named for, and what nobody was named for where they work. */
export interface OwnWork {
  readonly person: PersonId
  readonly nodes: readonly NodeId[]
  /** Of what nobody was named for, only what these roles answer for; all of it where they are left out. */
  readonly roles?: readonly Role[]
}

export interface ExecutionList {
  readonly rows: readonly ListedExecution[]
  /** How many the filter finds in all. */
  readonly total: number
}

/** What a change of many rows may do. */
export const bulkDeeds = ['accept', 'return', 'not-require', 'owner', 'shift'] as const
export type BulkDeed = (typeof bulkDeeds)[number]

export const bulkDeedTitles: Readonly<Record<BulkDeed, string>> = {
  accept: 'Принять',
  return: 'Вернуть с замечанием',
  'not-require': 'Признать не требующимися',
  owner: 'Назначить ответственного',
  shift: 'Перенести срок контроля',
}

/** No more rows at once than a person can answer for. */
export const bulkLimit = 2000

export type BulkRequest =
  | { readonly deed: 'accept' }
  | { readonly deed: 'return'; readonly remark: string }
  | { readonly deed: 'not-require'; readonly remark: string }
  | { readonly deed: 'owner'; readonly owner: PersonId | null }
  | { readonly deed: 'shift'; readonly to: IsoDate; readonly remark: string }

/** Why a row stays as it is. */
export const bulkSkips = [
  'gone',
  'closed-plan',
  'rights',
  'changed',
  'state',
  'event',
  'foreign-owner',
  'same',
] as const
export type BulkSkip = (typeof bulkSkips)[number]

export const bulkSkipTitles: Readonly<Record<BulkSkip, string>> = {
  gone: 'исполнения больше нет',
  'closed-plan': 'план не действует',
  rights: 'решение принимает другая организация',
  changed: 'пока вы смотрели, его изменил другой человек',
  state: 'в этом состоянии действие невозможно',
  event: 'дата следует за событием календаря: измените дату события',
  'foreign-owner': 'этот человек не работает в организации, которая исполняет',
  same: 'уже так',
}

/** Fields that change without a step; `revision`: the execution went over to the next revision of its plan. */
export type ExecutionField = 'owner' | 'control-date' | 'revision'

/** A month of the plan for a measure, in counts. */
export interface MonthCell {
  readonly total: number
  readonly accepted: number
  readonly submitted: number
  /** Open, and the date of control has passed. */
  readonly late: number
  /** Open, in time; those of them that somebody has begun. */
  readonly open: number
  readonly inWork: number
  readonly returned: number
  readonly paused: number
  readonly notRequired: number
}

/** How far ahead «Сегодня» looks. */
export const soonDays = 14

export const isOpenState = (state: ExecutionState): boolean => openStates.includes(state)

/** Measures against the months of the period. */
export interface MonthGrid {
  /** `2026-09` …; those of executions outside of the period too. */
  readonly months: readonly string[]
  readonly rows: readonly MonthRow[]
}

export interface MonthRow {
  readonly plan: PlanId
  readonly measure: PlanMeasureId
  readonly number: string | null
  readonly text: string
  /** By month; one that is absent has nothing due. */
  readonly months: ReadonlyMap<string, MonthCell>
  /** Without a date because their event has none; `undated` for another reason. Absent where there are none. */
  readonly waits?: MonthCell
  readonly undated?: MonthCell
}

/** What is due on one day for one measure. */
export interface DueOfDay {
  readonly date: IsoDate
  readonly plan: PlanId
  readonly measure: PlanMeasureId
  readonly number: string | null
  readonly text: string
  readonly cell: MonthCell
  /** Schools that it asks; none where the authority does it itself, and not told where a school does several things at once. */
  readonly schools: number | 'several-each'
}

/** What the lists of a node can be narrowed by. */
export interface ListChoices {
  readonly plans: readonly { readonly id: PlanId; readonly title: string }[]
  readonly sections: readonly string[]
  readonly kinds: readonly MeasureKind[]
  /** The node itself first, then its schools in the order of names. */
  readonly places: readonly { readonly id: NodeId; readonly code: FederalCode; readonly name: string }[]
  /** People to whom work was given by name. */
  readonly owners: readonly { readonly id: PersonId; readonly name: string }[]
}

export interface SavedFilter {
  readonly id: SavedFilterId
  readonly name: string
  /** Of the address, without the question mark. */
  readonly query: string
  readonly isDefault: boolean
}
