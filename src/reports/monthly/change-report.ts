import type { UpdateObject } from 'kysely'
import type { ReadTx, Tables, WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { openReportStates, type PeriodReport, type ReportId } from '../model.ts'
import { loadReport } from './load-report.ts'
import type { ReportProblem } from './report-problem.ts'

/** The report as the person saw it; refused where somebody has changed it since. */
export async function findReport(
  tx: ReadTx,
  { report: id, version }: { readonly report: ReportId; readonly version: number },
): Promise<Result<PeriodReport, ReportProblem>> {
  const report = await loadReport(tx, id)
  if (report === undefined) return err({ kind: 'no-such-report' })
  return report.version === version ? ok(report) : err({ kind: 'stale-report' })
}

/** The same, for those who write in it. */
export async function findOpenReport(
  tx: ReadTx,
  asked: { readonly report: ReportId; readonly version: number },
): Promise<Result<PeriodReport, ReportProblem>> {
  const found = await findReport(tx, asked)
  if (!found.ok || openReportStates.includes(found.value.state)) return found
  return err({ kind: 'closed', state: found.value.state })
}

/** Writes the next version; false where the one that was seen no longer stands. */
export async function changeReport(
  tx: WriteTx,
  seen: Pick<PeriodReport, 'id' | 'version'>,
  change: UpdateObject<Tables, 'period_report'>,
): Promise<boolean> {
  const changed = await tx
    .updateTable('period_report')
    .set({ ...change, version: seen.version + 1 })
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}
