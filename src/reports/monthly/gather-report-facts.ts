import type { Stretch } from '#deadlines/model'
import type { ReadTx } from '#db'
import type { TargetSource } from '#plan'
import type { Instant } from '#kernel/clock'
import { readSetting } from '#organisations'
import type { OrganisationNode } from '#organisations/model'
import type { FactSection, ReportFacts } from '../model.ts'
import { localDay, momentsOf } from './local-days.ts'
import { planRows } from './sections/executions-of.ts'
import { reportSections } from './sections/report-sections.ts'

export interface FactsQuestion {
  readonly node: OrganisationNode
  readonly stretch: Stretch
  readonly at: Instant
  readonly targetSources: readonly TargetSource[]
}

/** What a report of a node about a stretch says at a moment. */
export async function gatherReportFacts(tx: ReadTx, question: FactsQuestion): Promise<ReportFacts> {
  const { node, stretch, at, targetSources } = question
  const timeZone = await readSetting(tx, node.path, 'timezone')
  const rows = await planRows(tx, { node })
  const asked = {
    node,
    rows,
    stretch,
    at,
    targetSources,
    today: localDay(at, timeZone),
    ...momentsOf(stretch, timeZone),
  }
  const sections: FactSection[] = []
  for (const { id, title, build } of reportSections) {
    const blocks = await build(tx, asked)
    if (blocks.length > 0) sections.push({ id, title, blocks })
  }
  return { at, sections }
}
