import type { ReadTx } from '#db'
import type { Stretch } from '#deadlines/model'
import { getNode, listAncestors } from '#organisations'
import type { NodeId } from '#organisations/model'
import { eventOf } from './event-row.ts'
import { federalProcedureWindows } from './federal-procedure-windows.ts'
import {
  type CalendarEntry,
  type CalendarProcedure,
  type EntryKind,
  procedureTitles,
  type StageKind,
  stageKinds,
  stageTitles,
} from './model.ts'
import './tables.ts'

/**
 * Everything of the calendar that holds for a node and touches the stretch, in the order of dates: windows of the
 * country, events of the node and of those above it, deadlines of stages, and for a school its own dates.
 */
export async function listCalendarEvents(
  tx: ReadTx,
  node: NodeId,
  stretch: Stretch,
): Promise<readonly CalendarEntry[]> {
  const found = await getNode(tx, node)
  if (found === undefined) return []
  const above = (await listAncestors(tx, found.path)).map(({ id }) => id)
  const entries = [
    ...federalEntries(),
    ...(await eventEntries(tx, above)),
    ...(await stageEntries(tx, above)),
    ...(await schoolEntries(tx, node)),
  ]
  return entries
    .filter(({ start, end }) => start <= stretch.end && end >= stretch.start)
    .toSorted((a, b) => compare(a.start, b.start) || compare(a.end, b.end) || compare(a.key, b.key))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function federalEntries(): readonly CalendarEntry[] {
  return federalProcedureWindows.map(({ procedure, schoolYear, start, end, source }) => ({
    kind: 'federal',
    key: `federal-${procedure}-${start}`,
    title: `${procedureTitles[procedure]}: федеральный период`,
    start,
    end,
    procedure,
    schoolYear,
    of: 'federal',
    source: source.text,
  }))
}

async function eventEntries(tx: ReadTx, nodes: readonly NodeId[]): Promise<readonly CalendarEntry[]> {
  const rows = await tx
    .selectFrom('calendar_event')
    .selectAll()
    .where('node_id', 'in', nodes)
    .where('start_date', 'is not', null)
    .execute()
  return rows.map(eventOf).flatMap(({ id, kind, name, start, end, procedure, schoolYear, node, basis }) => {
    if (start === null || end === null) return []
    const title = procedure === null ? name : procedureTitles[procedure]
    return [{ kind, key: `event-${id}`, title, start, end, procedure, schoolYear, of: node, source: basis }]
  })
}

async function stageEntries(tx: ReadTx, nodes: readonly NodeId[]): Promise<readonly CalendarEntry[]> {
  const rows = await tx
    .selectFrom('calendar_stage')
    .select(['node_id', 'school_year', 'procedure', 'kind', 'deadline'])
    .where('node_id', 'in', nodes)
    .where('deadline', 'is not', null)
    .execute()
  return rows
    .toSorted((a, b) => stageKinds.indexOf(a.kind) - stageKinds.indexOf(b.kind))
    .flatMap(({ node_id: of, school_year: schoolYear, procedure, kind, deadline }) =>
      deadline === null ? [] : [stageEntry(of, schoolYear, procedure, kind, deadline)],
    )
}

function stageEntry(of: NodeId, schoolYear: number, procedure: CalendarProcedure, kind: StageKind, day: string) {
  return {
    kind: 'stage' as const satisfies EntryKind,
    key: `stage-${of}-${schoolYear}-${procedure}-${kind}`,
    title: `${procedure}, срок этапа: ${stageTitles[kind].toLocaleLowerCase('ru')}`,
    start: day,
    end: day,
    procedure,
    schoolYear,
    of,
    source: null,
  }
}

async function schoolEntries(tx: ReadTx, node: NodeId): Promise<readonly CalendarEntry[]> {
  const rows = await tx
    .selectFrom('calendar_school_date')
    .select(['school_year', 'procedure', 'grade', 'subject', 'date'])
    .where('node_id', '=', node)
    .execute()
  return rows.map(({ school_year: schoolYear, procedure, grade, subject, date }) => ({
    kind: 'school',
    key: `school-${node}-${schoolYear}-${procedure}-${grade}-${subject}`,
    title: `${procedure}, ${grade}\u00a0класс: ${subject}`,
    start: date,
    end: date,
    procedure,
    schoolYear,
    of: node,
    source: 'дата школы',
  }))
}
