import type { Instant, IsoDate } from '#kernel/clock'
import type { NodeId } from '#organisations/model'

/**
 * In their order. The stages are those of the observer's act of ВПР (Moscow region, 24.02.2021 № Р-98): materials
 * are prepared and handed over, the work is held, checked, the forms are filled in and uploaded.
 */
export const stageKinds = ['materials', 'holding', 'marking', 'upload'] as const
export type StageKind = (typeof stageKinds)[number]

export const stageTitles: Readonly<Record<StageKind, string>> = {
  materials: 'Материалы получены',
  holding: 'Работы проведены',
  marking: 'Работы проверены',
  upload: 'Формы загружены',
}

/** A stage of a procedure with the deadline that the municipality sets for its schools. */
export interface Stage {
  readonly kind: StageKind
  /** Null while nobody has set it. */
  readonly deadline: IsoDate | null
}

/** A school says that it has done a stage. */
export interface StageMark {
  readonly school: NodeId
  readonly kind: StageKind
  readonly at: Instant
  readonly by: string
}

export type StageState = 'done' | 'done-late' | 'late' | 'waiting'

export const stageStateTitles: Readonly<Record<StageState, string>> = {
  done: 'готово',
  'done-late': 'позже срока',
  late: 'срок прошёл',
  waiting: 'впереди',
}

/** `markedOn`: the day of the school's mark in its own time zone. */
export function stageState(deadline: IsoDate | null, markedOn: IsoDate | undefined, today: IsoDate): StageState {
  if (markedOn !== undefined) return deadline !== null && markedOn > deadline ? 'done-late' : 'done'
  return deadline !== null && today > deadline ? 'late' : 'waiting'
}
