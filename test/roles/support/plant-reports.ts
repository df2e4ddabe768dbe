import type { App } from '#app'
import type { Act } from '#audit'
import { assert } from '#kernel/assert'
import { getNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import { createReport, saveReportFields, sendReport } from '#reports'
import type { Target } from './two-municipalities.ts'

const act: Act = { actor: 'system', at: '2026-11-22T09:00:00.000Z' }
const november = { start: '2026-11-01', end: '2026-11-30' }
const words = { conclusions: 'Синтетический вывод.', difficulties: '', proposals: '' }

/** A report of each municipality and of each school that was sent: what was never sent nobody sees from outside. */
export async function plantReports(
  app: App,
  nodes: ReadonlyMap<string, { readonly id: NodeId; readonly path: string }>,
  municipalities: readonly { readonly code: string; readonly schools: readonly string[] }[],
): Promise<{ readonly report: readonly Target[] }> {
  const report: Target[] = []
  for (const code of municipalities.flatMap((each) => [each.code, ...each.schools])) {
    const { id, path } = nodes.get(code)!
    const begun = await app.store.write(async (tx) => {
      const node = await getNode(tx, id)
      assert(node !== undefined, 'plantReports: the node must be planted')
      const made = await createReport(tx, act, { node, stretch: november, due: null })
      assert(made.ok, 'plantReports: a first report must be made')
      const saved = await saveReportFields(tx, act, { report: made.value, version: 1, ...words })
      assert(saved.ok, 'plantReports: a draft must take its words')
      return made.value
    })
    const sent = await sendReport(app.store, act, { report: begun, version: 2, targetSources: [] })
    assert(sent.ok, 'plantReports: a report with a conclusion must go')
    report.push({ name: `of ${code}`, id: begun, kind: 'object', path })
  }
  report.push({ name: 'unknown', id: 'no-such-thing', kind: 'object' })
  return { report }
}
