import type { Insertable, Selectable } from 'kysely'
import type { Deadline } from '#deadlines/model'
import type { Tables } from '#db'
import type { NodeId } from '#organisations/model'
import type { MeasureItem, Place, PlanMeasure, Target } from './model.ts'
import './tables.ts'

type MeasureRow = Selectable<Tables['plan_measure']>

export function measureOf(row: MeasureRow): PlanMeasure {
  return {
    id: row.id,
    plan: row.plan_id,
    origin: row.origin,
    position: row.position,
    section: row.section,
    number: row.number,
    text: row.text,
    items: JSON.parse(row.items) as readonly MeasureItem[],
    deadline: row.deadline === null ? null : (JSON.parse(row.deadline) as Deadline),
    controlRule: row.control_rule,
    responsible: JSON.parse(row.responsible) as readonly string[],
    participants: row.participants,
    result: row.result,
    targets: JSON.parse(row.targets) as readonly Target[],
    places: JSON.parse(row.places) as readonly Place[],
    kind: row.kind,
    tracked: row.tracked === 1,
    scope: row.scope,
    schools: JSON.parse(row.schools) as readonly NodeId[],
    ownerRole: row.owner_role,
    owner: row.owner_id,
    minutes: row.minutes,
    version: row.version,
  }
}

export function rowOfMeasure(measure: PlanMeasure): Insertable<Tables['plan_measure']> {
  return {
    id: measure.id,
    plan_id: measure.plan,
    origin: measure.origin,
    position: measure.position,
    section: measure.section,
    number: measure.number,
    text: measure.text,
    items: JSON.stringify(measure.items),
    deadline: measure.deadline === null ? null : JSON.stringify(measure.deadline),
    control_rule: measure.controlRule,
    responsible: JSON.stringify(measure.responsible),
    participants: measure.participants,
    result: measure.result,
    targets: JSON.stringify(measure.targets),
    places: JSON.stringify(measure.places),
    kind: measure.kind,
    tracked: measure.tracked ? 1 : 0,
    scope: measure.scope,
    schools: JSON.stringify(measure.schools),
    owner_role: measure.ownerRole,
    owner_id: measure.owner,
    minutes: measure.minutes,
    version: measure.version,
  }
}
