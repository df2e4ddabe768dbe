import type { Act } from '#audit'
import { renderDocx } from '#documents'
import type { ReadTx, Store } from '#db'
import { err, ok, type Result } from '#kernel/result'
import type { TargetSource } from '#plan'
import type { DocumentId, ReportId } from '../model.ts'
import { findOpenReport } from './change-report.ts'
import { composeReport } from './compose-report.ts'
import { freezeReport } from './freeze-report.ts'
import { gatherReport, type ReportData } from './gather-report.ts'
import type { ReportProblem } from './report-problem.ts'

export interface ReportSeen {
  readonly report: ReportId
  /** The version that the person saw. */
  readonly version: number
  readonly targetSources: readonly TargetSource[]
}

/**
 * Sends a report up: its facts are gathered once more, and with the document they stay as they were. Read in one view of
 * the store, rendered outside of any transaction, written where nothing was changed meanwhile.
 */
export async function sendReport(store: Store, act: Act, seen: ReportSeen): Promise<Result<DocumentId, ReportProblem>> {
  const { report, version } = seen
  const ready = await store.read((tx) => readyToSend(tx, act, seen))
  if (!ready.ok) return ready
  const docx = await renderDocx(composeReport(ready.value))
  return store.write((tx) => freezeReport(tx, act, { report, version, facts: ready.value.facts, docx }))
}

/** What would be sent now; a report without a word of its author is nobody's report. */
export async function readyToSend(tx: ReadTx, act: Act, seen: ReportSeen): Promise<Result<ReportData, ReportProblem>> {
  const found = await findOpenReport(tx, seen)
  if (!found.ok) return found
  if (found.value.conclusions === '') return err({ kind: 'no-conclusions' })
  return ok(await gatherReport(tx, found.value, { at: act.at, targetSources: seen.targetSources }))
}
