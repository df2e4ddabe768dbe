import { burdenSources } from '#app'
import { burdenLedger } from '#plan'
import type { BurdenLine } from '#plan/model'
import { type WorkbookSheet, writeWorkbook } from '#tabular'
import { enter } from '../../enter.ts'
import { fileResponse } from '../../file-response.ts'
import { nodeOfRequest } from '../../node-of-request.ts'
import type { Route } from './+types/burden-xlsx.ts'
import { burdenStretch } from './burden-stretch.ts'
import { todayAt } from './enter-plan.ts'
import { formatStretch, monthTitle } from './plan-words.ts'

/** The ledger as it is on the page, every organisation of it. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await enter(args, 'plan.read-executions', nodeOfRequest(args.request))
  const stretch = burdenStretch(new URL(args.request.url).searchParams, await todayAt(visit))
  const ledger = await visit.app.store.read((tx) => burdenLedger(tx, burdenSources, { node: visit.node.id, stretch }))
  const title = `Нагрузка. ${visit.node.shortName}`
  const filter = `учебный год ${formatStretch(stretch)}`
  const lines = (name: string, first: string, rows: readonly BurdenLine[]): WorkbookSheet => ({
    name,
    title,
    filter,
    columns: [
      { header: first, kind: 'text', width: 34 },
      ...ledger.months.map((month) => ({ header: monthTitle(month), kind: 'whole' as const })),
      { header: 'Без даты', kind: 'whole' },
      { header: 'Всего, мин', kind: 'whole' },
      { header: 'Поручений', kind: 'whole' },
      { header: 'Без оценки времени', kind: 'whole' },
    ],
    rows: rows.map((line) => [line.title, ...line.months, line.undated, line.minutes, line.times, line.untimed]),
  })
  const bytes = await writeWorkbook([
    lines('Организации', 'Организация', ledger.byNode),
    lines('Роли', 'Кто отвечает', ledger.byRole),
    {
      name: 'Работа',
      title,
      filter,
      columns: [
        { header: 'Работа', kind: 'text', width: 70 },
        { header: 'Поручений', kind: 'whole' },
        { header: 'Всего, мин', kind: 'whole' },
        { header: 'Без оценки времени', kind: 'whole' },
      ],
      rows: ledger.top.map((each) => [each.title, each.times, each.minutes, each.untimed]),
    },
  ])
  return fileResponse(bytes, `${title}.xlsx`, 'xlsx')
}
