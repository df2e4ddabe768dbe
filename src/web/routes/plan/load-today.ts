import { summariseBelow, todayFor } from '#plan'
import { type MeasureSum, soonDays } from '#plan/model'
import type { Role } from '#access/model'
import type { IsoDate } from '#kernel/clock'
import type { Visit } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { type AskedFilter, askedQuery, type ListState } from './execution-filter.ts'
import { ownWorkOf } from './own-work-of.ts'
import type { PlaceRow } from './place-summary.tsx'
import { formatDay } from './plan-words.ts'
import { todayRow } from './today-rows.tsx'

const shown = 12

/** Those who answer for everything of their place; others see what is their own by name or by role. */
const answerable: readonly Role[] = ['head-of-authority', 'municipal-coordinator', 'school-head', 'auditor']

/** What waits at the visitor's place, each list with the address of the whole of it. */
export async function loadOwnToday(visit: Visit, today: IsoDate) {
  const { app, node, grants } = visit
  const isForAll = grants.some(({ role, nodeId }) => nodeId === node.id && answerable.includes(role))
  const { person, roles } = ownWorkOf(visit)
  const mine = isForAll ? {} : { person, ...(roles === undefined ? {} : { roles }) }
  const found = await app.store.read((tx) => todayFor(tx, { node: node.id, today, limit: shown, ...mine }))
  const own = {
    ...(isForAll ? {} : { owner: 'mine' }),
    ...(node.kind === 'school' ? {} : { place: node.code as string }),
  }
  const row = (execution: (typeof found.late)[number]) => todayRow(execution, node.id, today)
  return {
    late: found.late.map(row),
    returned: found.returned.map(row),
    soon: found.soon.map(row),
    totals: found.totals,
    links: {
      late: listOf({ ...own, state: 'todo', to: shiftDay(today, -1) }),
      returned: listOf({ ...own, state: 'returned' }),
      // A school decides only on what it planned for itself; the rest of what it sent waits elsewhere.
      toDecide: listOf({
        ...(node.kind === 'school' ? { plan: found.toDecide[0]?.plan ?? '' } : {}),
        state: 'submitted',
      }),
      soon: listOf({ ...own, state: 'todo', from: today, to: shiftDay(today, soonDays) }),
    },
    toDecideBy: found.toDecideBy.map((each) => sumRow(each, 'submitted')),
    lateInSchools: found.lateInSchools.map((each) => sumRow(each, 'late')),
  }
}

const listOf = (asked: Partial<AskedFilter>): string => `${paths.executions()}?${askedQuery(asked)}`

function sumRow({ measure, plan, number, text, count, oldest }: MeasureSum, state: ListState) {
  return {
    measure,
    number,
    text,
    count,
    oldest: oldest === null ? '' : formatDay(oldest),
    to: listOf({ plan, measure, state }),
  }
}

/** The places below in numbers: for those who watch them and carry nothing out themselves. */
export async function loadPlaces(visit: Visit, today: IsoDate): Promise<readonly PlaceRow[]> {
  const rows = await visit.app.store.read((tx) => summariseBelow(tx, { at: visit.node.id, today }))
  return rows.map(({ code, name, total, accepted, submitted, late }) => ({
    code,
    name,
    total,
    accepted,
    submitted,
    late,
  }))
}

function shiftDay(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
