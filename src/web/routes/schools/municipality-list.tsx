import { Link, redirect } from 'react-router'
import { parseWhole } from '#kernel/parse-number'
import { counted, formatDate, formatNumber, formatShare } from '#kernel/russian-text'
import { listMunicipalityAreas, loadScreeningRun } from '#screening'
import { enter } from '../../enter.ts'
import { nodeOfRequest } from '../../node-of-request.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { ExportLink } from '../../ui/export-link.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Pager } from '../../ui/pager.tsx'
import type { Route } from './+types/municipality-list.ts'
import { municipalityOutcome, municipalityOutcomes, schoolsWithinSentence } from './municipality-words.ts'

export const meta = () => [{ title: 'Области внимания по муниципалитетам · Объектив' }]

const pageSize = 100

/** The region's own reading: every municipality by name. A municipality is taken to its own page, a school to its own. */
export async function loader(args: Route.LoaderArgs) {
  const { app, node } = await enter(args, 'screening.read-shielded', nodeOfRequest(args.request))
  if (node.kind === 'school') return redirect(paths.school(node.code))
  if (node.kind === 'municipality') return redirect(paths.municipalityArea(node.code))
  const page = Math.max(1, parseWhole(new URL(args.request.url).searchParams.get('page') ?? '') ?? 1)
  return app.store.read(async (tx) => {
    const common = { place: node.shortName, node: node.code as string }
    const run = await loadScreeningRun(tx, node.id)
    const areas = run === undefined ? [] : await listMunicipalityAreas(tx, { run: run.id })
    if (run === undefined || areas.length === 0) return { ...common, run: 'none' as const }
    const rows = areas.map(({ code, name, finding }) => ({
      code,
      name,
      schools: finding.schools,
      withData: finding.withData,
      flagged: finding.flagged,
      outcome: municipalityOutcome(finding),
      sentence: schoolsWithinSentence(finding),
    }))
    return {
      ...common,
      run: { at: formatDate(run.finishedAt), fdr: run.settings.fdr },
      standing: rows.filter(({ outcome }) => outcome === 'look'),
      total: rows.length,
      rows: rows.slice((page - 1) * pageSize, page * pageSize),
      page,
    }
  })
}

const crumbs = [{ title: 'Области внимания', to: paths.attentionAreas() }]

export default function MunicipalityList({ loaderData }: Route.ComponentProps) {
  if (loaderData.run === 'none') {
    return (
      <>
        <PageHead title="Области внимания по муниципалитетам" crumbs={crumbs} lead={loaderData.place} />
        <Card>
          <p className="sentence">Отбора по муниципалитетам нет: он делается, когда в расчёте их два или больше.</p>
          <p>
            Школы стоят в общем списке: <Link to={paths.attentionAreas()}>области внимания</Link>.
          </p>
        </Card>
      </>
    )
  }
  const { run, standing, total } = loaderData
  return (
    <>
      <PageHead
        title="Области внимания по муниципалитетам"
        crumbs={crumbs}
        lead={
          <>
            {loaderData.place}. Проверено: {counted(total, 'муниципалитет', 'муниципалитета', 'муниципалитетов')};{' '}
            {standing.length === 0
              ? 'ни в одном нет школ, которые выделяются.'
              : `школы, с которыми стоит поговорить, есть в ${formatNumber(standing.length)}.`}{' '}
            Это повод для разговора, а не вывод о нарушении.{' '}
            <Link to={`${paths.methods()}#municipalities`}>Как это считается</Link>
          </>
        }
      />
      <div className="stack">
        {standing.length === 0 ? (
          <Notice tone="ok">Ни в одном муниципалитете нет школ, которые выделяются внутри него.</Notice>
        ) : (
          <Card title="Стоит уточнить">
            <ul className="list list-folding">
              {standing.map(({ code, name, sentence }) => (
                <li key={code}>
                  <span>
                    <Link to={paths.municipalityArea(code)}>{name}</Link>
                    <br />
                    <span className="note">{sentence}</span>
                  </span>
                  <span>
                    <Chip tone="look">{municipalityOutcomes.look}</Chip>
                  </span>
                </li>
              ))}
            </ul>
          </Card>
        )}
        <Card title="Все муниципалитеты">
          <DataTable
            stacks
            caption={`Расчёт от ${run.at}: среди школ, выделенных внутри муниципалитета, ложных в среднем по выделенным муниципалитетам не больше ${formatShare(run.fdr, 0)}. По алфавиту.`}
            rows={loaderData.rows}
            rowKey={(row) => row.code}
            columns={[
              { title: 'Муниципалитет', cell: (row) => <Link to={paths.municipalityArea(row.code)}>{row.name}</Link> },
              { title: 'Школ', number: true, cell: (row) => formatNumber(row.schools) },
              { title: 'Данных достаточно', number: true, cell: (row) => formatNumber(row.withData) },
              {
                title: 'Областей внимания по региону',
                number: true,
                cell: (row) => (row.flagged === 0 ? '–' : formatNumber(row.flagged)),
              },
              {
                title: 'Итог',
                cell: (row) => (
                  <Chip tone={row.outcome === 'look' ? 'look' : 'plain'}>{municipalityOutcomes[row.outcome]}</Chip>
                ),
              },
            ]}
          />
          <ExportLink to={paths.areasWorkbook(loaderData.node)} />
          <Pager
            page={loaderData.page}
            pageSize={pageSize}
            total={total}
            noun={['муниципалитет', 'муниципалитета', 'муниципалитетов']}
          />
          <p className="note">
            Области внимания по региону – школы, отмеченные среди всех школ региона сразу. Итог подводится иначе:
            сначала по муниципалитетам, затем по школам внутри них, поэтому числа могут расходиться.
          </p>
        </Card>
      </div>
    </>
  )
}
