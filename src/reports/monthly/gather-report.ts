import { defaultStyle, type DocumentStyle } from '#documents'
import type { ReadTx } from '#db'
import { assert } from '#kernel/assert'
import type { Instant } from '#kernel/clock'
import { getNode, readSetting } from '#organisations'
import type { TargetSource } from '#plan'
import { gatherRequisites, type NoteRequisites } from '../gather/gather-requisites.ts'
import type { PeriodReport, ReportFacts, ReportField } from '../model.ts'
import { gatherReportFacts } from './gather-report-facts.ts'
import { stretchWords } from './stretch-words.ts'

/** Everything that the document of a report says. */
export interface ReportData extends NoteRequisites, Readonly<Record<ReportField, string>> {
  /** «Отчёт о ходе плана за ноябрь 2026 г.» */
  readonly title: string
  readonly nodeName: string
  readonly facts: ReportFacts
  readonly style: DocumentStyle
  /** The time zone that moments are worded in. */
  readonly timezone: string
  /** Says on the first page that the data are synthetic. */
  readonly demo: boolean
}

/** What of a report its document is made from. */
export type ReportBody = Pick<PeriodReport, 'node' | 'title' | 'stretch' | 'facts' | 'document' | ReportField>

/** When the facts are gathered, and what promised numbers are counted by. */
export interface ReportMoment {
  readonly at: Instant
  readonly targetSources: readonly TargetSource[]
}

export function reportTitle({ title, stretch }: Pick<PeriodReport, 'title' | 'stretch'>): string {
  return `${title} за ${stretchWords(stretch)}`
}

/** The report with the facts that were sent, or with those of this moment while it is open. */
export async function gatherReport(tx: ReadTx, report: ReportBody, moment: ReportMoment): Promise<ReportData> {
  const node = await getNode(tx, report.node)
  assert(node !== undefined, 'gatherReport: a report must have its node')
  const { conclusions, difficulties, proposals, stretch } = report
  return {
    title: reportTitle(report),
    nodeName: node.name,
    conclusions,
    difficulties,
    proposals,
    facts: report.facts === 'live' ? await gatherReportFacts(tx, { node, stretch, ...moment }) : report.facts,
    ...(await gatherRequisites(tx, node)),
    style: { ...defaultStyle, tableSize: 11 },
    timezone: await readSetting(tx, node.path, 'timezone'),
    demo: await readSetting(tx, node.path, 'demonstration'),
  }
}
