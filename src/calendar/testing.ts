import type { Act } from '#audit'
import { migrations as auditMigrations } from '#audit'
import type { Store } from '#db'
import { temporaryStore } from '#db/testing'
import { migrations as organisationMigrations } from '#organisations'
import type { NodeId } from '#organisations/model'
import { plantTree, type TestTree, valueOf } from '../organisations/testing.ts'
import { readEventName } from './event-name.ts'
import { type EventDraft, migrations } from './index.ts'
import type { CalendarEvent, EventId } from './model.ts'

export { valueOf }

export const act: Act = { actor: 'system', at: '2026-11-22T09:00:00.000Z' }

export async function storeForCalendar(engine: Store['engine']): Promise<{ store: Store; tree: TestTree }> {
  const store = await temporaryStore(engine, [...auditMigrations, ...organisationMigrations, ...migrations])
  return { store, tree: await store.write(plantTree) }
}

/** An event of the school year 2025/2026 as the store would give it. */
export function eventNamed(node: string, name: string, start: string | null, end: string | null): CalendarEvent {
  const meant = readEventName(name)
  return {
    id: `${node} ${name}` as EventId,
    node: node as NodeId,
    schoolYear: 2025,
    kind: meant.kind === 'procedure' ? 'procedure' : 'other',
    procedure: meant.kind === 'procedure' ? meant.procedure : null,
    name,
    start,
    end,
    basis: 'приказ (Демо)',
    version: 1,
    changedAt: act.at,
    changedBy: 'system',
  }
}

/** Spring ВПР of the school year 2026/2027, as a coordinator types them. */
export function draftOf(node: NodeId, change: Partial<EventDraft> = {}): EventDraft {
  return {
    node,
    schoolYear: 2026,
    kind: 'other',
    name: 'ВПР',
    start: '2027-04-12',
    end: '2027-05-14',
    basis: 'приказ № 7 (Демо)',
    ...change,
  }
}
