import { data } from 'react-router'
import { assessmentTitle, loadAssessment, missingFor } from '#procedures'
import type { AssessmentId } from '#procedures/model'
import type { WorkbookSheet } from '#tabular'
import { enter } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { shieldFor } from '../../shield-for.ts'
import { Card } from '../../ui/card.tsx'
import { Figure, type FigurePair } from '../../ui/figure.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { SheetTable } from '../../ui/sheet-table.tsx'
import { Source } from '../../ui/source.tsx'
import { nodeOfRequest } from '../../node-of-request.ts'
import type { Route } from './+types/assessment-analysis.ts'
import { drawMarks, drawQuality, drawRegister, drawScores, drawTasks, drawTasksByMark } from './draw-analysis.ts'
import { loadTables, narrowed, ownRow, sheetOf, type TableName, widerRows } from './load-tables.ts'

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData?.title ?? 'Анализ'} · Объектив` }]

export async function loader(args: Route.LoaderArgs) {
  const visit = await enter(args, 'results.read-shielded', nodeOfRequest(args.request))
  const { node } = visit
  const id = args.params.assessment as AssessmentId
  const loaded = await visit.app.store.read(async (tx) => {
    const assessment = await loadAssessment(tx, id)
    if (assessment === undefined) return undefined
    return { assessment, tables: await loadTables(tx, node, id, await shieldFor(tx, visit)) }
  })
  if (loaded === undefined) throw data(null, { status: 404 })
  const { assessment, tables } = loaded
  const wide = {
    ...tables,
    scores: narrowed(tables.scores, widerRows(tables.scores, node)),
    tasks: { ...tables.tasks, rows: widerRows(tables.tasks, node) },
    planned: { ...tables.planned, rows: widerRows(tables.planned, node) },
  }
  const section = (
    name: TableName,
    title: string,
    figure: FigurePair | 'none',
    notes: readonly string[],
  ): AnalysisSection | 'none' => {
    const sheet = sheetOf(wide, name, node)
    if (sheet === 'none') return 'none'
    const exportTo = `${paths.assessmentAnalysis(id)}/xlsx?table=${name}&node=${node.code}`
    return { name, title, figure, sheet, notes, exportTo }
  }
  const [reference] = widerRows(tables.tasks, node).slice(-2)
  const own = ownRow(tables.tasks, node)
  return {
    title: assessmentTitle(assessment),
    place: node.shortName,
    missing: missingFor(assessment),
    scaleSource: assessment.scaleSource,
    zonesSource: tables.tasks.zones.source,
    sections: [
      section('marks', 'Отметки', drawMarks(widerRows(tables.marks, node)), tables.marks.notes),
      section('scores', 'Первичные баллы', drawScores(tables.scores, ownRow(tables.scores, node)), tables.scores.notes),
      section(
        'register',
        'Сравнение с журналом',
        drawRegister(widerRows(tables.register, node)),
        tables.register.notes,
      ),
      section('matrix', 'Отметки за работу и по журналу', 'none', []),
      section(
        'tasks',
        'Задания',
        drawTasks(tables.tasks, own, reference === own ? undefined : reference),
        tables.tasks.notes,
      ),
      section(
        'tasks-by-mark',
        'Задания по группам отметок',
        drawTasksByMark(tables.byMark),
        tables.byMark === 'none' ? [] : tables.byMark.notes,
      ),
      section('planned', 'Планируемые результаты', 'none', tables.planned.notes),
      section('dynamics', 'Динамика за три года', drawQuality(tables.dynamics), tables.dynamics.notes),
    ].filter((each) => each !== 'none'),
  }
}

interface AnalysisSection {
  readonly name: TableName
  readonly title: string
  readonly figure: FigurePair | 'none'
  readonly sheet: WorkbookSheet
  readonly notes: readonly string[]
  readonly exportTo: string
}

export default function AssessmentAnalysis({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <PageHead
        title={loaderData.title}
        crumbs={[{ title: 'Анализ', to: paths.analysis() }]}
        lead={`${loaderData.place}. Доли взвешены по участникам; малые группы скрыты от тех, кто смотрит со стороны.`}
      />
      <div className="stack">
        {loaderData.missing.length > 0 && (
          <Notice tone="look">
            {loaderData.missing.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </Notice>
        )}
        {loaderData.sections.length === 0 && <p className="empty">По этой работе пока нет результатов.</p>}
        {loaderData.sections.map((section) => (
          <Card key={section.name} title={section.title}>
            {section.figure !== 'none' && <Figure figure={section.figure} tableShown={false} />}
            <SheetTable
              sheet={section.sheet}
              notes={section.notes}
              exportTo={section.exportTo}
              folded={section.figure !== 'none' && section.sheet.rows.length > 6}
            />
            {section.name === 'scores' && <Source provenance={loaderData.scaleSource} />}
            {section.name === 'tasks' && <Source provenance={loaderData.zonesSource} />}
          </Card>
        ))}
      </div>
    </>
  )
}
