import type { ReadTx } from '#db'
import type { Assessment, AssessmentId, MarkScale, ProcedureKind, Provenance, TaskSpec } from './model.ts'
import './tables.ts'

/** Which assessments; what is absent does not narrow. */
export interface AssessmentFilter {
  readonly ids?: readonly AssessmentId[]
  readonly procedure?: ProcedureKind
  readonly year?: number
  readonly grade?: number
  readonly subject?: string
}

/** Assessments with the specification and scale in force: newest year first, then by grade and subject. */
export async function loadAssessments(tx: ReadTx, filter: AssessmentFilter = {}): Promise<Assessment[]> {
  if (filter.ids?.length === 0) return []
  let query = tx
    .selectFrom('assessment as a')
    .leftJoin('task_specification as t', (join) =>
      join.onRef('t.assessment_id', '=', 'a.id').on('t.version', '=', (eb) =>
        eb
          .selectFrom('task_specification as v')
          .select((inner) => inner.fn.max('v.version').as('version'))
          .whereRef('v.assessment_id', '=', 'a.id')
          .where('v.withdrawn_at', 'is', null),
      ),
    )
    .leftJoin('mark_scale as m', (join) =>
      join.onRef('m.assessment_id', '=', 'a.id').on('m.version', '=', (eb) =>
        eb
          .selectFrom('mark_scale as v')
          .select((inner) => inner.fn.max('v.version').as('version'))
          .whereRef('v.assessment_id', '=', 'a.id')
          .where('v.withdrawn_at', 'is', null),
      ),
    )
    .select(['a.id', 'a.procedure', 'a.year', 'a.grade', 'a.subject'])
    .select(['t.max_score', 't.tasks', 't.source as tasks_source'])
    .select(['m.from_three', 'm.from_four', 'm.from_five', 'm.source as scale_source'])
    .orderBy('a.year', 'desc')
    .orderBy('a.procedure')
    .orderBy('a.sort_key')
  if (filter.ids !== undefined) query = query.where('a.id', 'in', filter.ids)
  if (filter.procedure !== undefined) query = query.where('a.procedure', '=', filter.procedure)
  if (filter.year !== undefined) query = query.where('a.year', '=', filter.year)
  if (filter.grade !== undefined) query = query.where('a.grade', '=', filter.grade)
  if (filter.subject !== undefined) query = query.where('a.subject', '=', filter.subject)
  return (await query.execute()).map((row) => ({
    id: row.id,
    procedure: row.procedure,
    year: row.year,
    grade: row.grade,
    subject: row.subject,
    maxScore: row.max_score ?? 'unknown',
    tasks: row.tasks === null ? [] : (JSON.parse(row.tasks) as TaskSpec[]),
    tasksSource: row.tasks_source === null ? 'none' : (JSON.parse(row.tasks_source) as Provenance),
    scale: scaleOf(row.from_three, row.from_four, row.from_five),
    scaleSource: row.scale_source === null ? 'none' : (JSON.parse(row.scale_source) as Provenance),
  }))
}

/** One assessment, or undefined where there is none of this id. */
export async function loadAssessment(tx: ReadTx, id: AssessmentId): Promise<Assessment | undefined> {
  return (await loadAssessments(tx, { ids: [id] }))[0]
}

function scaleOf(three: number | null, four: number | null, five: number | null): MarkScale | 'missing' {
  return three === null || four === null || five === null ? 'missing' : { 3: three, 4: four, 5: five }
}
