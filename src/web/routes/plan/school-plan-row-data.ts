import type { RowFinding } from '#plan'
import type { DerivedRow, ListedExecution, OwnRow } from '#plan/model'
import { measureKindTitles } from '#plan/model'
import { roleTitles } from '#access/model'
import type { Stretch } from '#deadlines/model'
import type { IsoDate } from '#kernel/clock'
import { counted, formatDate } from '#kernel/russian-text'
import { echoDeadline } from './echo-deadline.ts'
import { isLate } from './is-late.ts'
import { measureMark } from './plan-words.ts'

const executionsShown = 4

/** Executions of a row for the page: the first open ones, and how many there are in all. */
function workOf(executions: readonly ListedExecution[], today: IsoDate) {
  const open = executions.filter(({ state }) => state !== 'accepted' && state !== 'not-required')
  const shown = (open.length === 0 ? executions : open).slice(0, executionsShown)
  return {
    total: executions.length,
    accepted: executions.filter(({ state }) => state === 'accepted').length,
    shown: shown.map((execution) => ({
      id: execution.id,
      state: execution.state,
      late: isLate(execution, today),
      control: execution.controlDate,
      waitsFor: execution.waitsFor,
    })),
  }
}

export function derivedRowOf(
  { measure, executions, ...row }: DerivedRow,
  names: ReadonlyMap<string, string>,
  findings: readonly RowFinding[],
  today: IsoDate,
) {
  const dates = executions.flatMap(({ controlDate }) => (controlDate === null ? [] : [controlDate]))
  return {
    id: measure.id,
    plan: measure.plan,
    mark: measureMark(measure),
    text: measure.text,
    wording: measure.deadline?.text ?? '',
    result: measure.result ?? '',
    version: row.version,
    owner: row.owner,
    ownerName: row.owner === null ? '' : (names.get(row.owner) ?? ''),
    ownDate: row.ownDate,
    leadDays: row.leadDays,
    /** Where the work comes due many times a day of the year says nothing: the school says how much earlier. */
    repeats: dates.length > 1,
    latest: dates.at(-1) ?? null,
    way: wayOf(row),
    note: row.note ?? '',
    remark: row.remark,
    work: workOf(executions, today),
    findings: findings.filter((finding) => finding.measure === measure.id),
  }
}

function wayOf({ ownDate, leadDays }: Pick<DerivedRow, 'ownDate' | 'leadDays'>): string {
  if (ownDate !== null) return `свой срок ${formatDate(ownDate)}`
  if (leadDays !== null && leadDays > 0) {
    return `за ${counted(leadDays, 'день', 'дня', 'дней')} до каждой контрольной даты`
  }
  return ''
}

export function ownRowOf(
  { measure, remark, executions }: OwnRow,
  names: ReadonlyMap<string, string>,
  findings: readonly RowFinding[],
  period: Stretch,
  today: IsoDate,
) {
  return {
    id: measure.id,
    plan: measure.plan,
    mark: measure.number ?? '',
    text: measure.text,
    wording: measure.deadline?.text ?? '',
    echo: echoDeadline(measure.deadline, period),
    responsible: measure.responsible,
    result: measure.result ?? '',
    kind: measure.kind,
    kindTitle: measureKindTitles[measure.kind],
    ownerRole: measure.ownerRole,
    ownerRoleTitle: roleTitles[measure.ownerRole],
    owner: measure.owner,
    ownerName: measure.owner === null ? '' : (names.get(measure.owner) ?? ''),
    minutes: measure.minutes,
    version: measure.version,
    remark,
    work: workOf(executions, today),
    findings: findings.filter((finding) => finding.measure === measure.id),
  }
}

export type DerivedRowData = ReturnType<typeof derivedRowOf>
export type OwnRowData = ReturnType<typeof ownRowOf>
