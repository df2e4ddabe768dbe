import { data } from 'react-router'
import { listSchoolPlans } from '#plan'
import { reviewStateTitles } from '#plan/model'
import { writeWorkbook } from '#tabular'
import { fileResponse } from '../../file-response.ts'
import type { Route } from './+types/school-plans-xlsx.ts'
import { enterPlan } from './enter-plan.ts'

/** The queue of school plans as a table; a school takes away its own line. */
export async function loader(args: Route.LoaderArgs) {
  const { visit, plan, at, below, today } = await enterPlan(args, 'plan.read')
  if (plan.status === 'draft') throw data(null, { status: 404 })
  const all = await visit.app.store.read((tx) => listSchoolPlans(tx, plan.id))
  const rows = below ? all.filter(({ school }) => school === at) : all
  const sheet = {
    name: 'Планы школ',
    title: plan.title,
    filter: `на ${today}`,
    columns: [
      { header: 'Школа', kind: 'text', width: 30 },
      { header: 'План', kind: 'text', width: 16 },
      { header: 'Версия', kind: 'whole' },
      { header: 'Своих строк', kind: 'whole' },
      { header: 'Изменён', kind: 'date' },
      { header: 'Срок', kind: 'date' },
    ],
    rows: rows.map((row) => [
      row.schoolName,
      row.state === 'none' ? 'нет плана' : reviewStateTitles[row.state],
      row.revision === 0 ? null : row.revision,
      row.plan === null ? null : row.ownRows,
      row.changedAt === null ? null : row.changedAt.slice(0, 10),
      row.due,
    ]),
  } as const
  return fileResponse(await writeWorkbook([sheet]), `Планы школ. ${visit.node.shortName}.xlsx`, 'xlsx')
}
