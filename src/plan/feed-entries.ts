import type { PersonId } from '#access/model'
import type { CalendarEntry } from '#documents'
import type { IsoDate } from '#kernel/clock'
import { counted, formatDate } from '#kernel/russian-text'
import type { ListedExecution } from './model.ts'

export interface FeedContext {
  readonly person: PersonId
  readonly today: IsoDate
  /** The address of a page of the product: of an execution, of the day's list. */
  addressOf(page: { readonly execution: string } | 'today'): string
}

const dayMs = 86_400_000

/** Rows that the one entry of what is overdue names one by one. */
const namedOverdue = 20

/** Whole days of what is still to come, and one entry on today for everything that is overdue: not a wall of red. */
export function feedEntries(due: readonly ListedExecution[], context: FeedContext): readonly CalendarEntry[] {
  const late = due.filter(({ controlDate }) => controlDate !== null && controlDate < context.today)
  const coming = due.filter(({ controlDate }) => controlDate !== null && controlDate >= context.today)
  return [...(late.length === 0 ? [] : [overdueEntry(late, context)]), ...coming.map((each) => entryOf(each, context))]
}

function entryOf(execution: ListedExecution, { today, addressOf }: FeedContext): CalendarEntry {
  const day = execution.controlDate ?? today
  return {
    uid: `execution-${execution.id}@obyektiv`,
    sequence: execution.version,
    title: `Срок: ${execution.text}`,
    when: { kind: 'days', from: day, to: day },
    description: wordsOf(execution),
    url: addressOf({ execution: execution.id }),
    busy: false,
  }
}

function overdueEntry(late: readonly ListedExecution[], { person, today, addressOf }: FeedContext): CalendarEntry {
  const lines = late.slice(0, namedOverdue).map((each) => `${formatDate(each.controlDate ?? today)}: ${each.text}`)
  const rest = late.length - lines.length
  return {
    uid: `overdue-${person}@obyektiv`,
    // It moves with the day, and the reader's calendar is to move it too.
    sequence: Math.floor(Date.parse(today) / dayMs),
    title: `Просрочено: ${counted(late.length, 'дело', 'дела', 'дел')}`,
    when: { kind: 'days', from: today, to: today },
    description: [...lines, ...(rest > 0 ? [`и ещё ${rest}`] : [])].join('\n'),
    url: addressOf('today'),
    busy: false,
  }
}

function wordsOf(execution: ListedExecution): string {
  return [
    execution.nodeName,
    execution.planTitle,
    execution.measureNumber === null ? '' : `п. ${execution.measureNumber}`,
    execution.remark === null || execution.state !== 'returned' ? '' : `Возвращено с замечанием: ${execution.remark}`,
  ]
    .filter((line) => line !== '')
    .join('\n')
}
