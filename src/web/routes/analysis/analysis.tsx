import { Form, Link, useSearchParams } from 'react-router'
import { loadAssessments, shortAssessmentTitle } from '#procedures'
import { parseWhole } from '#kernel/parse-number'
import { analyseCompleteness, listSchoolResults, presentCompleteness, presentSchoolResults } from '#results'
import { enter } from '../../enter.ts'
import { nodeOfRequest } from '../../node-of-request.ts'
import { paths } from '../../paths.ts'
import { shieldFor } from '../../shield-for.ts'
import { Card } from '../../ui/card.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Pager } from '../../ui/pager.tsx'
import { SheetTable } from '../../ui/sheet-table.tsx'
import type { Route } from './+types/analysis.ts'

export const meta = () => [{ title: 'Анализ · Объектив' }]

const pageSize = 100

export async function loader(args: Route.LoaderArgs) {
  const visit = await enter(args, 'results.read-shielded', nodeOfRequest(args.request))
  const { node } = visit
  const search = new URL(args.request.url).searchParams
  const page = Math.max(1, parseWhole(search.get('page') ?? '') ?? 1)
  return visit.app.store.read(async (tx) => {
    const all = await loadAssessments(tx)
    const years = [...new Set(all.map(({ year }) => year))]
    const year = parseWhole(search.get('year') ?? '') ?? years[0]
    const shield = await shieldFor(tx, visit)
    const assessments = all.filter((assessment) => assessment.year === year)
    const [first] = assessments
    if (year === undefined || first === undefined) return { place: node.shortName, years, year: 'none' as const }
    // Both tables stand by the same schools, so one pager turns both.
    const shown = { offset: (page - 1) * pageSize, limit: pageSize }
    const schools = await listSchoolResults(tx, { node: node.id, year, shield, ...shown })
    const completeness = await analyseCompleteness(tx, {
      node: node.id,
      procedure: first.procedure,
      year,
      shield,
      page: shown,
    })
    return {
      place: node.shortName,
      years,
      year,
      node: node.code,
      page,
      assessments: assessments.map((assessment) => ({
        id: assessment.id,
        title: shortAssessmentTitle(assessment),
        procedure: assessment.procedure,
      })),
      schools: { sheet: presentSchoolResults(schools), total: schools.total },
      completeness: presentCompleteness(completeness),
      isSchool: node.kind === 'school',
    }
  })
}

export default function Analysis({ loaderData }: Route.ComponentProps) {
  const [search] = useSearchParams()
  if (loaderData.year === 'none') {
    return (
      <>
        <PageHead title="Анализ результатов" lead={loaderData.place} />
        <p className="empty">
          Результатов пока нет. <Link to={paths.data()}>Загрузите первый файл</Link>.
        </p>
      </>
    )
  }
  const { node, year } = loaderData
  const xlsx = (table: string): string => `${paths.analysis()}/xlsx?table=${table}&year=${year}&node=${node}`
  return (
    <>
      <PageHead
        title="Анализ результатов"
        lead={`${loaderData.place}, ${year} год. Выберите работу, чтобы увидеть отметки, баллы, задания и сравнение с журналом.`}
      />
      <Form className="filters" method="get">
        {search.has('node') && <input type="hidden" name="node" value={node} />}
        <nav className="actions" aria-label="Год">
          {loaderData.years.map((each) => (
            <Link
              key={each}
              className={each === year ? 'chip chip-info' : 'chip'}
              aria-current={each === year ? 'true' : undefined}
              to={`?year=${each}${search.has('node') ? `&node=${node}` : ''}`}
            >
              {each}
            </Link>
          ))}
        </nav>
      </Form>
      <div className="stack">
        <Card title="Работы">
          <ul className="tiles">
            {loaderData.assessments.map((assessment) => (
              <li key={assessment.id}>
                <Link to={`${paths.assessmentAnalysis(assessment.id)}?node=${node}`}>{assessment.title}</Link>
                <span className="note">{assessment.procedure}</span>
              </li>
            ))}
          </ul>
        </Card>
        {!loaderData.isSchool && (
          <Card title="Результаты по школам">
            <p className="note">Школы стоят по алфавиту: сравнивать школы между собой по этим числам нельзя.</p>
            <SheetTable sheet={loaderData.schools.sheet} exportTo={xlsx('schools')} />
            <Pager
              page={loaderData.page}
              pageSize={pageSize}
              total={loaderData.schools.total}
              noun={['школа', 'школы', 'школ']}
            />
          </Card>
        )}
        <Card title="Полнота данных">
          <SheetTable
            sheet={loaderData.completeness}
            notes={[
              'В клетке: сколько работ загружено и, после точки, сколько человек отсутствовали. «Нет»: данных по школе и работе не загружали.',
            ]}
            exportTo={xlsx('completeness')}
          />
          {!loaderData.isSchool && (
            <Pager
              page={loaderData.page}
              pageSize={pageSize}
              total={loaderData.schools.total}
              noun={['школа', 'школы', 'школ']}
            />
          )}
        </Card>
      </div>
    </>
  )
}
