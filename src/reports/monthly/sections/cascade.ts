import { formatNumber } from '#kernel/russian-text'
import { listAcknowledgements, listPlans } from '#plan'
import { reviewStates, reviewStateTitles } from '#plan/model'
import type { FactFigure } from '../../model.ts'
import { type ReportSection, text } from './report-section.ts'

/** How far an authority's plans have come down to its schools: who has read the order, and where the schools' own plans are. */
export const cascade: ReportSection = {
  id: 'cascade',
  title: 'Школы: ознакомление с приказом и планы школ',
  async build(tx, { node, today }) {
    if (node.kind !== 'municipality') return []
    const figures: FactFigure[] = []
    const plans = (await listPlans(tx, { node: node.id, today })).filter(
      (plan) => plan.status === 'in-force' && plan.node === node.id,
    )
    for (const plan of plans) {
      const readers = await listAcknowledgements(tx, plan.id)
      figures.push({
        label: `С приказом ознакомлены: ${plan.title}`,
        value: `${formatNumber(readers.filter(({ at }) => at !== null).length)} из ${formatNumber(readers.length)}`,
        link: { to: 'plan-readers', plan: plan.id },
      })
      const own = await tx
        .selectFrom('plan as p')
        .innerJoin('school_plan as s', 's.plan_id', 'p.id')
        .select(({ fn }) => ['s.state', fn.count<number>('p.node_id').distinct().as('schools')])
        .where('p.parent_id', '=', plan.id)
        .where('p.status', '!=', 'superseded')
        .groupBy('s.state')
        .execute()
      for (const state of reviewStates) {
        const schools = own.find((row) => row.state === state)?.schools
        if (schools === undefined) continue
        const label = `Планы школ, ${reviewStateTitles[state]}`
        figures.push({ label, value: formatNumber(schools), link: { to: 'plan', plan: plan.id } })
      }
    }
    return figures.length === 0
      ? [text('Действующего плана, обращённого к школам, нет.')]
      : [{ kind: 'figures', figures }]
  },
}
