import { Link } from 'react-router'
import { loadAssessments, missingFor, shortAssessmentTitle } from '#procedures'
import type { Assessment, MarkScale } from '#procedures/model'
import { enter } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/assessments.ts'

export const meta = () => [{ title: 'Работы и шкалы · Объектив' }]

export async function loader(args: Route.LoaderArgs) {
  const { app } = await enter(args, 'procedures.read', 'home')
  const assessments = await app.store.read((tx) => loadAssessments(tx))
  const groups = Map.groupBy(assessments, (assessment) => `${assessment.procedure} ${assessment.year}`)
  return [...groups].map(([title, members]) => ({ title, rows: members.map(rowOf) }))
}

function rowOf(assessment: Assessment) {
  return {
    id: assessment.id,
    title: shortAssessmentTitle(assessment),
    maxScore: assessment.maxScore,
    tasks: assessment.tasks.length,
    scale: assessment.scale,
    missing: missingFor(assessment).length,
  }
}

export default function Assessments({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <PageHead
        title="Работы и шкалы"
        crumbs={[{ title: 'Данные', to: paths.data() }]}
        lead="Что за работы проведены, из каких заданий они состоят и с какого балла начинается каждая отметка. У каждой шкалы указан источник."
      />
      <div className="stack">
        {loaderData.length === 0 && <p className="empty">Работы появятся здесь после первой загрузки результатов.</p>}
        {loaderData.map((group) => (
          <Card key={group.title} title={group.title}>
            <DataTable
              caption={`Работы: ${group.title}`}
              captionHidden
              rows={group.rows}
              rowKey={(row) => row.id}
              columns={[
                { title: 'Работа', cell: (row) => <Link to={paths.assessment(row.id)}>{row.title}</Link> },
                { title: 'Заданий', number: true, cell: (row) => (row.tasks === 0 ? '–' : row.tasks) },
                { title: 'Максимум', number: true, cell: (row) => (row.maxScore === 'unknown' ? '–' : row.maxScore) },
                { title: 'Шкала', cell: (row) => <ScaleText scale={row.scale} /> },
                {
                  title: 'Чего не хватает',
                  cell: (row) =>
                    row.missing === 0 ? <Chip tone="ok">всё есть</Chip> : <Chip tone="look">нужно дополнить</Chip>,
                },
              ]}
            />
          </Card>
        ))}
      </div>
    </>
  )
}

function ScaleText({ scale }: { scale: MarkScale | 'missing' }) {
  if (scale === 'missing') return 'не задана'
  return `«3» с ${scale[3]}, «4» с ${scale[4]}, «5» с ${scale[5]}`
}
