import { z } from 'zod'
import {
  calendarProblemSentence,
  checkSchoolDates,
  type DateWarning,
  findWindow,
  layHold,
  liftHold,
  findHold,
  listEvents,
  loadCalendar,
  markStage,
  planSchoolDates,
  type ScheduleOf,
  type SchoolDatesDraft,
} from '#calendar'
import { type HoldId, stageKinds } from '#calendar/model'
import { parseWhole } from '#kernel/parse-number'
import { makeSchoolDates, previewSchoolDates, redatingProblemSentence } from '#plan'
import type { RedatingPreview } from '#plan/model'
import type { Visit } from '../../enter.ts'
import { field } from '../../read-form.ts'

/** What a form of the school's page came back with. */
export interface SchoolAnswer {
  readonly problem?: string
  readonly preview?: RedatingPreview
  readonly warnings?: readonly DateWarning[]
  /** As typed. */
  readonly lines?: readonly { readonly grade: number | null; readonly subject: string | null; readonly date: string }[]
}

const formSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('dates'), version: field, seen: field }),
  z.object({ intent: z.literal('mark'), stage: z.enum(stageKinds) }),
  z.object({ intent: z.literal('unmark'), stage: z.enum(stageKinds) }),
  z.object({ intent: z.literal('hold'), reason: field }),
  z.object({ intent: z.literal('lift'), hold: field, reason: field }),
])

export async function actOnSchool(
  visit: Visit,
  of: ScheduleOf,
  request: Request,
): Promise<'done' | 'forbidden' | SchoolAnswer> {
  const { app, person } = visit
  const fields = await request.formData()
  const parsed = formSchema.safeParse(Object.fromEntries(fields))
  if (!parsed.success) return { problem: 'Форма пришла не полностью. Откройте страницу заново и повторите.' }
  const form = parsed.data
  const act = { actor: person.id, at: app.clock() }
  switch (form.intent) {
    case 'dates':
      return saveDates(visit, { ...of, version: parseWhole(form.version) ?? 0, lines: linesOf(fields) }, form.seen)
    case 'mark':
    case 'unmark': {
      const mark = { ...of, kind: form.stage, done: form.intent === 'mark' }
      const marked = await app.store.write((tx) => markStage(tx, act, mark))
      return marked.ok ? 'done' : { problem: calendarProblemSentence(marked.error) }
    }
    case 'hold': {
      if (!visit.may('calendar.hold')) return 'forbidden'
      const hold = { ...of, works: worksOf(fields), reason: form.reason }
      const laid = await app.store.write((tx) => layHold(tx, act, hold))
      return laid.ok ? 'done' : { problem: calendarProblemSentence(laid.error) }
    }
    case 'lift': {
      if (!visit.may('calendar.hold')) return 'forbidden'
      const hold = form.hold as HoldId
      const found = await app.store.read((tx) => findHold(tx, hold))
      if (found?.school !== of.school) return { problem: calendarProblemSentence({ kind: 'no-such-hold' }) }
      const lifted = await app.store.write((tx) => liftHold(tx, act, { hold, reason: form.reason }))
      return lifted.ok ? 'done' : { problem: calendarProblemSentence(lifted.error) }
    }
    default:
      return form satisfies never
  }
}

/** Saves at once what moves nobody and looks right; anything else is shown first. */
async function saveDates(visit: Visit, draft: SchoolDatesDraft, seen: string): Promise<'done' | SchoolAnswer> {
  const { app, person, node } = visit
  const lines = draft.lines
    .filter(({ grade, subject, date }) => grade !== '' || subject !== '' || date !== '')
    .map(({ grade, subject, date }) => ({
      grade: parseWhole(grade) ?? null,
      subject: subject === '' ? null : subject,
      date,
    }))
  let confirmed = seen
  if (confirmed === '') {
    const asked = await app.store.read(async (tx) => {
      const planned = await planSchoolDates(tx, draft)
      if (!planned.ok) return planned
      const preview = await previewSchoolDates(tx, draft)
      if (!preview.ok) return preview
      const window = findWindow(await loadCalendar(tx, node.path), draft.procedure, draft.schoolYear)
      const events = await listEvents(tx, { nodePath: node.path, schoolYear: draft.schoolYear })
      const holidays = events.filter(({ kind }) => kind === 'holidays')
      const warnings = checkSchoolDates(planned.value.dates, { ...(window && { window }), holidays })
      return { ok: true, value: { preview: preview.value, warnings } } as const
    })
    if (!asked.ok) return { problem: calendarProblemSentence(asked.error), lines }
    const { preview, warnings } = asked.value
    if (preview.moved > 0 || warnings.length > 0) return { preview, warnings, lines }
    confirmed = preview.fingerprint
  }
  const act = { actor: person.id, at: app.clock() }
  const made = await app.store.write((tx) => makeSchoolDates(tx, act, draft, confirmed))
  if (made.ok) return 'done'
  const problem = redatingProblemSentence(made.error)
  return made.error.kind === 'affected-changed' ? { problem, preview: made.error.preview, lines } : { problem, lines }
}

/** Lines of the table: the three fields of each stand in the form in one order. */
function linesOf(fields: FormData): SchoolDatesDraft['lines'] {
  const texts = (name: string): readonly string[] =>
    fields.getAll(name).map((value) => (typeof value === 'string' ? value : ''))
  const [grades, subjects, dates] = [texts('grade'), texts('subject'), texts('date')]
  return dates.map((date, index) => ({ grade: grades[index] ?? '', subject: subjects[index] ?? '', date }))
}

/** Ticked works: `4 Русский язык`. */
function worksOf(fields: FormData): readonly { readonly grade: number; readonly subject: string }[] {
  return fields.getAll('works').flatMap((value) => {
    const text = typeof value === 'string' ? value : ''
    const space = text.indexOf(' ')
    const grade = parseWhole(text.slice(0, Math.max(space, 0)))
    return grade === undefined ? [] : [{ grade, subject: text.slice(space + 1) }]
  })
}
