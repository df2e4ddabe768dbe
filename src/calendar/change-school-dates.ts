import { type Act, appendAudit } from '#audit'
import type { ReadTx, WriteTx } from '#db'
import { parseWhole } from '#kernel/parse-number'
import { err, ok, type Result } from '#kernel/result'
import { getNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import type { CalendarProblem } from './calendar-problem.ts'
import { type CalendarProcedure, type SchoolDate, type SchoolYear, stretchOfSchoolYear } from './model.ts'
import { readDay } from './read-day.ts'
import './tables.ts'

export interface ScheduleOf {
  readonly school: NodeId
  readonly schoolYear: SchoolYear
  readonly procedure: CalendarProcedure
}

/** All dates of one procedure in one school at once, as typed. Lines without a date are left out. */
export interface SchoolDatesDraft extends ScheduleOf {
  /** The version that the person saw; 0 where the school has entered nothing yet. */
  readonly version: number
  readonly lines: readonly { readonly grade: string; readonly subject: string; readonly date: string }[]
}

export interface SchoolSchedule extends ScheduleOf {
  readonly version: number
  readonly dates: readonly SchoolDate[]
}

/** A change that was checked and can be written. */
export interface PlannedSchoolDates extends SchoolSchedule {
  readonly nodePath: string
}

export async function loadSchoolSchedule(tx: ReadTx, of: ScheduleOf): Promise<SchoolSchedule> {
  const head = await tx
    .selectFrom('calendar_school_schedule')
    .select('version')
    .where('node_id', '=', of.school)
    .where('school_year', '=', of.schoolYear)
    .where('procedure', '=', of.procedure)
    .executeTakeFirst()
  const rows = await tx
    .selectFrom('calendar_school_date')
    .select(['grade', 'subject', 'date'])
    .where('node_id', '=', of.school)
    .where('school_year', '=', of.schoolYear)
    .where('procedure', '=', of.procedure)
    .orderBy('grade')
    .orderBy('date')
    .orderBy('subject')
    .execute()
  const { school, schoolYear, procedure } = of
  const whose = { school, schoolYear, procedure }
  return { ...whose, version: head?.version ?? 0, dates: rows.map((row) => ({ ...whose, ...row })) }
}

/** Checks the dates of a school without writing them. */
export async function planSchoolDates(
  tx: ReadTx,
  draft: SchoolDatesDraft,
): Promise<Result<PlannedSchoolDates, CalendarProblem>> {
  const node = await getNode(tx, draft.school)
  if (node?.kind !== 'school') return err({ kind: 'no-such-node' })
  const current = await loadSchoolSchedule(tx, draft)
  if (current.version !== draft.version) return err({ kind: 'stale-dates' })
  const dates: SchoolDate[] = []
  for (const line of draft.lines) {
    const read = readLine(draft, line)
    if (!read.ok) return read
    if (read.value === null) continue
    const { grade, subject } = read.value
    if (dates.some((each) => each.grade === grade && each.subject === subject)) {
      return err({ kind: 'repeated-work', grade, subject })
    }
    dates.push(read.value)
  }
  return ok({ ...current, nodePath: node.path, dates })
}

/** Writes what {@link planSchoolDates} has checked; refused where somebody else was faster. */
export async function writeSchoolDates(
  tx: WriteTx,
  act: Act,
  planned: PlannedSchoolDates,
): Promise<Result<SchoolSchedule, CalendarProblem>> {
  const { school, schoolYear, procedure, dates, nodePath } = planned
  const version = planned.version + 1
  if (!(await raiseVersion(tx, act, planned, version))) return err({ kind: 'stale-dates' })
  await tx
    .deleteFrom('calendar_school_date')
    .where('node_id', '=', school)
    .where('school_year', '=', schoolYear)
    .where('procedure', '=', procedure)
    .execute()
  if (dates.length > 0) {
    const key = { node_id: school, school_year: schoolYear, procedure }
    await tx
      .insertInto('calendar_school_date')
      .values(dates.map(({ grade, subject, date }) => ({ ...key, grade, subject, date })))
      .execute()
  }
  await appendAudit(tx, {
    ...act,
    action: 'calendar.save-school-dates',
    nodePath,
    subject: procedure,
    details: { schoolYear, dates: dates.map(({ grade, subject, date }) => `${grade} ${subject} ${date}`) },
  })
  return ok({ school, schoolYear, procedure, version, dates })
}

function readLine(
  { school, schoolYear, procedure }: ScheduleOf,
  line: SchoolDatesDraft['lines'][number],
): Result<SchoolDate | null, CalendarProblem> {
  const date = readDay(line.date)
  if (!date.ok) return date
  if (date.value === null) return ok(null)
  const grade = parseWhole(line.grade)
  const subject = line.subject.trim()
  if (grade === undefined || grade < 1 || grade > 11 || subject === '' || subject.length > 80) {
    return err({ kind: 'incomplete-work' })
  }
  const year = stretchOfSchoolYear(schoolYear)
  if (date.value < year.start || date.value > year.end) return err({ kind: 'outside-year', schoolYear })
  return ok({ school, schoolYear, procedure, grade, subject, date: date.value })
}

async function raiseVersion(tx: WriteTx, act: Act, planned: ScheduleOf & { version: number }, version: number) {
  const changed = { version, changed_at: act.at, changed_by: act.actor }
  const key = { node_id: planned.school, school_year: planned.schoolYear, procedure: planned.procedure }
  if (planned.version === 0) {
    const made = await tx
      .insertInto('calendar_school_schedule')
      .values({ ...key, ...changed })
      .onConflict((conflict) => conflict.columns(['node_id', 'school_year', 'procedure']).doNothing())
      .executeTakeFirst()
    return (made.numInsertedOrUpdatedRows ?? 0n) > 0n
  }
  const raised = await tx
    .updateTable('calendar_school_schedule')
    .set(changed)
    .where('node_id', '=', key.node_id)
    .where('school_year', '=', key.school_year)
    .where('procedure', '=', key.procedure)
    .where('version', '=', planned.version)
    .executeTakeFirst()
  return raised.numUpdatedRows > 0n
}
