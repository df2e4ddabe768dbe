import type { ReadTx } from '#db'
import type { NodeId } from '#organisations/model'
import type { SchoolFinding } from './model.ts'
import type { SchoolArea, SchoolOutcome, ScreeningRunId } from './run-model.ts'
import './tables.ts'

export interface SchoolAreasQuestion {
  readonly run: ScreeningRunId
  /** One municipality of the screened region; the whole region where absent. */
  readonly municipality?: NodeId
  readonly offset: number
  readonly limit: number
}

/** Schools with their signs, in the order of their names: a list of areas of attention is no rating. */
export async function listSchoolAreas(
  tx: ReadTx,
  question: SchoolAreasQuestion & { readonly flaggedOnly: boolean },
): Promise<readonly SchoolArea[]> {
  let schools = schoolsOf(tx, question)
  if (question.flaggedOnly) schools = schools.where('f.flagged', '=', 1)
  const rows = await schools
    .select(['f.school_id as school', 's.code', 's.short_name as name', 'f.finding'])
    .orderBy('s.sort_key')
    .orderBy('f.school_id')
    .limit(question.limit)
    .offset(question.offset)
    .execute()
  return rows.map((row) => ({ ...row, finding: JSON.parse(row.finding) as SchoolFinding }))
}

/** Every screened school with its outcome in a word, in the order of names. */
export async function listSchoolOutcomes(tx: ReadTx, question: SchoolAreasQuestion): Promise<readonly SchoolOutcome[]> {
  const rows = await schoolsOf(tx, question)
    .select([
      'f.school_id',
      's.code',
      's.short_name as name',
      'f.works',
      'f.flagged',
      'f.enough_data',
      'f.works_needed',
    ])
    .orderBy('s.sort_key')
    .orderBy('f.school_id')
    .limit(question.limit)
    .offset(question.offset)
    .execute()
  const cells = await flaggedCells(
    tx,
    question.run,
    rows.map((row) => row.school_id),
  )
  return rows.map(({ school_id: school, code, name, works, flagged, enough_data, works_needed }) => ({
    school,
    code,
    name,
    works,
    flagged: flagged === 1,
    enoughData: enough_data === 1,
    worksNeeded: works_needed ?? 'unknown',
    flaggedCells: cells.get(school) ?? 0,
  }))
}

export interface SchoolCounts {
  readonly schools: number
  /** Schools that are areas of attention. */
  readonly flagged: number
  /** Schools that are quiet as a whole but have a work or more to look at. */
  readonly worksOnly: number
}

/** Asked of the narrow indexes alone: the rows are fat with findings. */
export async function countSchoolOutcomes(
  tx: ReadTx,
  { run, municipality }: Pick<SchoolAreasQuestion, 'run' | 'municipality'>,
): Promise<SchoolCounts> {
  let counted = tx.selectFrom('screening_school').where('run_id', '=', run)
  let quiet = tx.selectFrom('screening_school').select('school_id').where('run_id', '=', run).where('flagged', '=', 0)
  if (municipality !== undefined) {
    counted = counted.where('municipality_id', '=', municipality)
    quiet = quiet.where('municipality_id', '=', municipality)
  }
  const { schools, flagged } = await counted
    .select(({ fn }) => [fn.countAll<number>().as('schools'), fn.sum<number | null>('flagged').as('flagged')])
    .executeTakeFirstOrThrow()
  const { worksOnly } = await tx
    .selectFrom('screening_cell')
    .where('run_id', '=', run)
    .where('flagged', '=', 1)
    .where('school_id', 'in', quiet)
    .select(({ fn }) => fn.count<number>('school_id').distinct().as('worksOnly'))
    .executeTakeFirstOrThrow()
  return { schools, flagged: flagged ?? 0, worksOnly }
}

function schoolsOf(tx: ReadTx, { run, municipality }: Pick<SchoolAreasQuestion, 'run' | 'municipality'>) {
  const schools = tx
    .selectFrom('organisation_node as s')
    .innerJoin('screening_school as f', 'f.school_id', 's.id')
    .where('f.run_id', '=', run)
  // The tree has an index by parent in the order of names: a page of a hundred reads a hundred.
  return municipality === undefined ? schools : schools.where('s.parent_id', '=', municipality)
}

/** Cells that are areas of attention by themselves, by school; an index holds all that is asked. */
async function flaggedCells(
  tx: ReadTx,
  run: ScreeningRunId,
  schools: readonly NodeId[],
): Promise<ReadonlyMap<NodeId, number>> {
  if (schools.length === 0) return new Map()
  const rows = await tx
    .selectFrom('screening_cell')
    .select(({ fn }) => ['school_id', fn.countAll<number>().as('cells')])
    .where('run_id', '=', run)
    .where('flagged', '=', 1)
    .where('school_id', 'in', schools)
    .groupBy('school_id')
    .execute()
  return new Map(rows.map((row) => [row.school_id, row.cells]))
}
