import { Button } from '@mantine/core'
import { Form, Link, redirect, useSearchParams } from 'react-router'
import { parseWhole } from '#kernel/parse-number'
import { counted, formatDate, formatNumber } from '#kernel/russian-text'
import type { OrganisationNode } from '#organisations/model'
import type { ReadTx } from '#db'
import {
  countSchoolOutcomes,
  listMunicipalityAreas,
  listSchoolAreas,
  listSchoolOutcomes,
  loadOfficialComparison,
  loadScreeningRun,
  requestScreening,
  type ScreeningRun,
} from '#screening'
import { enter } from '../../enter.ts'
import { nodeOfRequest } from '../../node-of-request.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { ExportLink } from '../../ui/export-link.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Pager } from '../../ui/pager.tsx'
import type { Route } from './+types/attention-areas.ts'
import { AreaList } from './area-list.tsx'
import { statusOf } from './family-words.ts'
import { OfficialAgreementCard } from './official-agreement.tsx'
import { screenedPart } from './screened-part.ts'
import { StatusChip } from './status-chip.tsx'
import { strongestSigns } from './strongest-signs.ts'

export const meta = () => [{ title: 'Области внимания · Объектив' }]

const pageSize = 100
const areasShown = 100

export async function loader(args: Route.LoaderArgs) {
  const visit = await enter(args, 'screening.read-shielded', nodeOfRequest(args.request))
  const { node } = visit
  if (node.kind === 'school') return redirect(paths.school(node.code))
  const page = Math.max(1, parseWhole(new URL(args.request.url).searchParams.get('page') ?? '') ?? 1)
  return visit.app.store.read(async (tx) => {
    const run = await loadScreeningRun(tx, node.id)
    const common = { node: node.code as string, place: node.shortName, mayRun: visit.may('screening.run') }
    if (run === undefined) return { ...common, run: 'none' as const }
    return { ...common, run: runFacts(run), ...(await areasOf(tx, run, node, page)), page }
  })
}

function runFacts({ finishedAt, works, assessments, settings, outdated }: ScreeningRun) {
  return { at: formatDate(finishedAt), works, assessments, fdr: settings.fdr, outdated }
}

async function areasOf(tx: ReadTx, run: ScreeningRun, node: OrganisationNode, page: number) {
  const question = screenedPart(run, node)
  const areas = await listSchoolAreas(tx, { ...question, flaggedOnly: true, offset: 0, limit: areasShown })
  const outcomes = await listSchoolOutcomes(tx, { ...question, offset: (page - 1) * pageSize, limit: pageSize })
  const counts = await countSchoolOutcomes(tx, question)
  const municipalities = await listMunicipalityAreas(tx, question)
  return {
    official: await loadOfficialComparison(tx, question),
    // A region's second reading; it is not there where the run has only one municipality.
    byMunicipality:
      municipalities.length === 0
        ? ('none' as const)
        : node.kind === 'municipality'
          ? paths.municipalityArea(node.code)
          : paths.municipalityAreas(),
    flaggedTotal: counts.flagged,
    areas: areas.map(({ code, name, finding }) => ({
      code,
      name,
      works: finding.works,
      signs: strongestSigns(finding.indications),
    })),
    someWorks: counts.worksOnly,
    total: counts.schools,
    rows: outcomes.map((row) => ({
      code: row.code,
      name: row.name,
      works: row.works,
      status: statusOf(row, row.flaggedCells),
      needed: row.worksNeeded,
      cells: row.flaggedCells,
    })),
  }
}

export async function action(args: Route.ActionArgs) {
  const { app, node, person } = await enter(args, 'screening.run', nodeOfRequest(args.request))
  await app.store.write((tx) => requestScreening(tx, node.id, { actor: person.id, at: app.clock() }))
  app.wakeWorker()
  return redirect(paths.attentionAreas())
}

export default function AttentionAreas({ loaderData }: Route.ComponentProps) {
  if (loaderData.run === 'none') {
    return (
      <>
        <PageHead title="Области внимания" lead={loaderData.place} />
        <Card>
          <p className="sentence">Результаты ещё не проверялись на признаки, которые стоит уточнить.</p>
          <p>
            Признаки рассчитываются сами после каждой загрузки. <Link to={paths.data()}>Загрузить результаты</Link>
          </p>
          {loaderData.mayRun && <RunAgain title="Рассчитать сейчас" />}
        </Card>
      </>
    )
  }
  const { run } = loaderData
  return (
    <>
      <PageHead
        title="Области внимания"
        actions={loaderData.byMunicipality !== 'none' && <Link to={loaderData.byMunicipality}>По муниципалитетам</Link>}
        lead={
          <>
            {loaderData.place}. {summary(loaderData.flaggedTotal, loaderData.someWorks, loaderData.total)} Это повод
            поговорить со школой, а не вывод о нарушении. <Link to={paths.methods()}>Как это считается</Link>
          </>
        }
      />
      <div className="stack">
        {run.outdated && (
          <Notice tone="look">
            <p>Данные изменились после этого расчёта. Новый расчёт начинается сам и занимает до минуты.</p>
            {loaderData.mayRun && <RunAgain title="Пересчитать сейчас" />}
          </Notice>
        )}
        {loaderData.areas.length > 0 ? (
          <Card title="Стоит уточнить">
            <AreaList areas={loaderData.areas} />
          </Card>
        ) : (
          <Notice tone="ok">Ни в одной школе нет признаков, которые выходят за пределы обычных различий.</Notice>
        )}
        <Card title="Все школы">
          <DataTable
            stacks
            caption={`Расчёт от ${run.at}: ${counted(run.works, 'работа', 'работы', 'работ')}, ${counted(run.assessments, 'оценочная процедура', 'оценочные процедуры', 'оценочных процедур')}; доля ложных областей внимания не больше ${formatNumber(run.fdr * 100)}\u00a0%. По алфавиту.`}
            rows={loaderData.rows}
            rowKey={(row) => row.code}
            columns={[
              { title: 'Школа', cell: (row) => <Link to={paths.school(row.code)}>{row.name}</Link> },
              { title: 'Работ', number: true, cell: (row) => formatNumber(row.works) },
              { title: 'Итог по всем работам', cell: (row) => <StatusChip status={row.status} needed={row.needed} /> },
              { title: 'Работ с признаками', number: true, cell: (row) => (row.cells === 0 ? '–' : row.cells) },
            ]}
          />
          <ExportLink to={paths.areasWorkbook(loaderData.node)} />
          <Pager
            page={loaderData.page}
            pageSize={pageSize}
            total={loaderData.total}
            noun={['школа', 'школы', 'школ']}
          />
        </Card>
        {loaderData.official !== 'none' && <OfficialAgreementCard comparison={loaderData.official} />}
      </div>
    </>
  )
}

function summary(flagged: number, someWorks: number, total: number): string {
  const schools = counted(total, 'школа', 'школы', 'школ')
  if (flagged === 0 && someWorks === 0) return `Проверено: ${schools}; уточнять нечего.`
  const parts = [
    ...(flagged > 0 ? [`в ${counted(flagged, 'школе', 'школах', 'школах')}`] : []),
    ...(someWorks > 0
      ? [`отдельные работы ${flagged > 0 ? 'ещё ' : ''}в ${counted(someWorks, 'школе', 'школах', 'школах')}`]
      : []),
  ]
  return `Проверено: ${schools}; уточнить стоит ${parts.join(' и ')}.`
}

function RunAgain({ title }: { title: string }) {
  const [search] = useSearchParams()
  const node = search.get('node')
  return (
    <Form method="post" action={node === null ? '?' : `?node=${node}`}>
      <Button type="submit" variant="default">
        {title}
      </Button>
    </Form>
  )
}
