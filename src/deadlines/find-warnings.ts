import type { Cursor } from './cursor.ts'
import type { DeadlinePart, DeadlineWarning, ReadingContext, WarningRule } from './model.ts'
import { formatDay } from './printing/format-day.ts'
import type { Fragment } from './readers/fragment.ts'
import { isWorkingDay } from './calendar/working-days.ts'

/** What looks wrong: the doubts of the readers, and dates against the period, the approval and each other. */
export function findWarnings(c: Cursor, fragments: readonly Fragment[]): DeadlineWarning[] {
  const warnings: DeadlineWarning[] = []
  const seen = new Set<string>()
  for (const { part, from, to, doubts } of fragments) {
    const quote = () => c.slice(from, to)
    const warn = (rule: WarningRule, sentence: string): void => {
      warnings.push({ rule, quote: quote(), sentence })
    }
    for (const { rule, sentence } of doubts ?? []) warn(rule, sentence)
    checkPeriod(part, c.context, warn)
    checkApproval(part, c.context, warn)
    checkWorkingDay(part, c.context, warn)
    const key = `${part.kind} ${part.start} ${part.end} ${part.rule}`
    const hasDates = part.start !== null || part.end !== null
    if (hasDates && seen.has(key)) warn('repeated-date', 'Этот срок уже назван в той же ячейке.')
    seen.add(key)
  }
  return warnings
}

type Warn = (rule: WarningRule, sentence: string) => void

function checkPeriod({ kind, start, end }: DeadlinePart, { period }: ReadingContext, warn: Warn): void {
  if (kind === 'period' || kind === 'continuous') return
  const [first, last] = [start ?? end, end ?? start]
  if (first === null || last === null) return
  const [from, to] = first <= last ? [first, last] : [last, first]
  const bounds = `${formatDay(period.start)} – ${formatDay(period.end)}`
  if (to < period.start || from > period.end) {
    warn('outside-period', `Срок вне планового периода (${bounds}).`)
  } else if (from < period.start || to > period.end) {
    warn('partly-outside-period', `Срок выходит за плановый период (${bounds}).`)
  }
}

function checkApproval({ kind, start, end }: DeadlinePart, { approved }: ReadingContext, warn: Warn): void {
  if (approved === undefined || kind === 'period' || kind === 'continuous') return
  const last = start !== null && end !== null && start > end ? start : end
  if (last !== null && last < approved) {
    warn('before-approval', `Срок истёк до утверждения документа (${formatDay(approved)}).`)
  }
}

function checkWorkingDay({ kind, end }: DeadlinePart, { workingDays }: ReadingContext, warn: Warn): void {
  if (workingDays === undefined || (kind !== 'on' && kind !== 'by') || end === null) return
  if (!isWorkingDay(end, workingDays)) warn('not-working-day', `${formatDay(end)} – нерабочий день.`)
}
