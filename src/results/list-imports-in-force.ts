import type { ReadTx } from '#db'
import type { Instant } from '#kernel/clock'
import type { OrganisationNode } from '#organisations/model'
import type { AssessmentId } from '#procedures/model'
import type { ReportKind } from './model.ts'
import './tables.ts'

/** A file that numbers in force came from. */
export interface ImportInForce {
  readonly kind: ReportKind
  readonly fileName: string
  readonly importedAt: Instant
}

export interface ImportsInForceQuestion {
  /** A municipality or a school. */
  readonly node: Pick<OrganisationNode, 'id' | 'kind'>
  readonly assessments: readonly AssessmentId[]
}

/**
 * Imports that the figures of a node rest on: those of works of its schools, and those of reports, whatever group their
 * lines speak of (the country and the region are what the node is compared with). Oldest first.
 */
export async function listImportsInForce(tx: ReadTx, question: ImportsInForceQuestion): Promise<ImportInForce[]> {
  const { node, assessments } = question
  if (assessments.length === 0) return []
  const nodeColumn = node.kind === 'school' ? 'w.school_id' : 'w.municipality_id'
  const rows = await tx
    .selectFrom('result_import as i')
    .select(['i.kind', 'i.file_name', 'i.imported_at'])
    .where('i.undone_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom('work as w')
            .select('w.row')
            .whereRef('w.import_id', '=', 'i.id')
            .where(nodeColumn, '=', node.id)
            .where('w.assessment_id', 'in', assessments)
            .where('w.ended_by', 'is', null),
        ),
        eb.exists(
          eb
            .selectFrom('result_aggregate as a')
            .select('a.row')
            .whereRef('a.import_id', '=', 'i.id')
            .where('a.assessment_id', 'in', assessments)
            .where('a.ended_by', 'is', null),
        ),
      ]),
    )
    .orderBy('i.imported_at')
    .orderBy('i.id')
    .execute()
  return rows.map((row) => ({ kind: row.kind, fileName: row.file_name, importedAt: row.imported_at }))
}
