import type { IsoDate } from '#kernel/clock'
import { unreachable } from '#kernel/assert'
import type { ExecutionGroup } from './count-groups.ts'
import type { MonthCell } from './model.ts'

const nothing: MonthCell = {
  total: 0,
  accepted: 0,
  submitted: 0,
  late: 0,
  open: 0,
  inWork: 0,
  returned: 0,
  paused: 0,
  notRequired: 0,
}

/** The cell with one more group in it. */
export function addToCell(cell: MonthCell = nothing, group: ExecutionGroup, today: IsoDate): MonthCell {
  const { count } = group
  const next = { ...cell, total: cell.total + count }
  switch (group.state) {
    case 'accepted':
      return { ...next, accepted: cell.accepted + count }
    case 'submitted':
      return { ...next, submitted: cell.submitted + count }
    case 'paused':
      return { ...next, paused: cell.paused + count }
    case 'not-required':
      return { ...next, notRequired: cell.notRequired + count }
    case 'returned':
    case 'not-started':
    case 'in-work': {
      const isLate = group.controlDate !== null && group.controlDate < today
      const isBegun = group.state === 'in-work' && !isLate
      return {
        ...next,
        ...(isLate ? { late: cell.late + count } : { open: cell.open + count }),
        inWork: cell.inWork + (isBegun ? count : 0),
        returned: cell.returned + (group.state === 'returned' ? count : 0),
      }
    }
    default:
      return unreachable(group.state)
  }
}
