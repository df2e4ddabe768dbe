import { formatNumber } from '#kernel/russian-text'
import { type CountedTarget, listMeasures, listPlans, listTargets, loadPlan } from '#plan'
import { type Target, targetStateTitles } from '#plan/model'
import type { FactTable } from '../../model.ts'
import type { ReportSection } from './report-section.ts'

/** Numbers that the plans promise, with how far they are by records of the product. */
export const targets: ReportSection = {
  id: 'targets',
  title: 'Показатели плана',
  async build(tx, { node, today, targetSources }) {
    if (targetSources.length === 0) return []
    const rows: FactTable['rows'][number][] = []
    for (const { id, status } of await listPlans(tx, { node: node.id, today })) {
      const plan = status === 'in-force' ? await loadPlan(tx, id) : undefined
      if (plan === undefined) continue
      const measures = await listMeasures(tx, { plan: id, at: node.id, today })
      // A school is told of the promises that its own work keeps.
      const own = node.kind === 'school' ? measures.filter(({ progress }) => progress.total > 0) : measures
      for (const each of await listTargets(tx, targetSources, { plan, measures: own, at: node.id, limit: 1 })) {
        rows.push({
          cells: [
            each.measure.number ?? '',
            each.measure.text.replace(/\s+/g, ' '),
            promised(each.target),
            reached(each),
            targetStateTitles[each.state],
          ],
          link: { to: 'measure', plan: id, measure: each.measure.id },
        })
      }
    }
    if (rows.length === 0) return []
    return [
      {
        kind: 'table',
        caption: '',
        columns: [
          { title: '№', weight: 10, align: 'left' },
          { title: 'Мероприятие', weight: 38, align: 'left' },
          { title: 'Обещано', weight: 26, align: 'left' },
          { title: 'Есть', weight: 12, align: 'right' },
          { title: 'Состояние', weight: 17, align: 'left' },
        ],
        rows,
        more: 0,
      },
    ]
  },
}

/** «обучено учителей: не менее 20». */
function promised({ what, value, unit, comparison }: Target): string {
  const words = { '≥': 'не менее ', '>': 'больше ', '≤': 'не более ', '<': 'меньше ', '=': '' }[comparison]
  const number = `${words}${digits(value)}${unit === 'percent' ? '\u00a0%' : ''}`
  return what === '' ? number : `${what}: ${number}`
}

function reached({ count, reached: number, target }: CountedTarget): string {
  if (count === null) return '–'
  if (target.unit === 'percent') return number === null ? '–' : `${digits(number)}\u00a0%`
  return digits(count.number)
}

const digits = (value: number): string => formatNumber(value, Number.isInteger(value) ? 0 : 1)
