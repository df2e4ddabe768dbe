import type { Selectable } from 'kysely'
import type { Tables } from '#db'
import type { CalendarEvent } from './model.ts'
import './tables.ts'

export function eventOf(row: Selectable<Tables['calendar_event']>): CalendarEvent {
  return {
    id: row.id,
    node: row.node_id,
    schoolYear: row.school_year,
    kind: row.kind,
    procedure: row.procedure,
    name: row.name,
    start: row.start_date,
    end: row.end_date,
    basis: row.basis,
    version: row.version,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
  }
}
