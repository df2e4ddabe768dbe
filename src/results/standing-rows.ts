import type { ReadTx } from '#db'
import type { AssessmentId } from '#procedures/model'
import type { StandingRow } from './diff-rows.ts'
import { workContent } from './encode-work.ts'
import type { FoundSchool } from './find-schools.ts'
import { aggregateContent, aggregateKey, markerContent, markerKey } from './row-keys.ts'
import './tables.ts'

/** Versions in force of the works of one school in one assessment, by participant. */
export async function standingWorks(
  tx: ReadTx,
  school: FoundSchool,
  assessment: AssessmentId,
): Promise<Map<string, StandingRow>> {
  const rows = await tx
    .selectFrom('work')
    .select([
      'import_id',
      'class_label',
      'participant',
      'attendance',
      'variant',
      'scores',
      'total',
      'mark',
      'journal_mark',
    ])
    .where('municipality_id', '=', school.municipality)
    .where('school_id', '=', school.id)
    .where('assessment_id', '=', assessment)
    .where('ended_by', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.participant, { content: workContent(row), importId: row.import_id }]))
}

/** Lines in force of the aggregate reports of one assessment, by kind and group. */
export async function standingAggregates(tx: ReadTx, assessment: AssessmentId): Promise<Map<string, StandingRow>> {
  const rows = await tx
    .selectFrom('result_aggregate')
    .select(['import_id', 'kind', 'group_level', 'group_code', 'group_name', 'participants', 'data'])
    .where('assessment_id', '=', assessment)
    .where('ended_by', 'is', null)
    .execute()
  return new Map(
    rows.map((row) => [
      aggregateKey(row.kind, row.group_level, row.group_code, row.group_name),
      { content: aggregateContent(row.participants, row.data), importId: row.import_id },
    ]),
  )
}

/** Lines in force of the official list for the given years, by year and school. */
export async function standingMarkers(tx: ReadTx, years: readonly number[]): Promise<Map<string, StandingRow>> {
  if (years.length === 0) return new Map()
  const rows = await tx
    .selectFrom('official_marker')
    .select(['import_id', 'year', 'school_id', 'ru4', 'ma4', 'ru5', 'ma5'])
    .where('year', 'in', years)
    .where('ended_by', 'is', null)
    .execute()
  return new Map(
    rows.map((row) => [
      markerKey(row.year, row.school_id),
      { content: markerContent([row.ru4 === 1, row.ma4 === 1, row.ru5 === 1, row.ma5 === 1]), importId: row.import_id },
    ]),
  )
}
