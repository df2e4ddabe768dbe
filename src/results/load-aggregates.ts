import type { ReadTx } from '#db'
import type { AssessmentId } from '#procedures/model'
import type { ReportKind } from './model.ts'
import type { AggregateValues, GroupRef } from './staged.ts'
import './tables.ts'

/** One line of an imported aggregate report. */
export interface LoadedAggregate {
  readonly group: GroupRef
  readonly participants: number | 'unknown'
  readonly values: AggregateValues
}

/** Lines in force of the reports of one assessment. */
export async function loadAggregates(
  tx: ReadTx,
  assessment: AssessmentId,
  kinds: readonly ReportKind[],
): Promise<LoadedAggregate[]> {
  if (kinds.length === 0) return []
  const rows = await tx
    .selectFrom('result_aggregate')
    .select(['group_level', 'group_code', 'group_name', 'participants', 'data'])
    .where('assessment_id', '=', assessment)
    .where('kind', 'in', kinds)
    .where('ended_by', 'is', null)
    .execute()
  return rows.map((row) => ({
    group: { level: row.group_level, code: row.group_code, name: row.group_name },
    participants: row.participants ?? 'unknown',
    values: JSON.parse(row.data) as AggregateValues,
  }))
}
