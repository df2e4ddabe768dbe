import { Button, NativeSelect } from '@mantine/core'
import { Form, Link, redirect } from 'react-router'
import { canMakePdf } from '#documents'
import { candidateYears, loadRules, totalSentence } from '#honours'
import { signProvenance, signTitles } from '#honours/model'
import { parseWhole } from '#kernel/parse-number'
import { counted } from '#kernel/russian-text'
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
import type { Route } from './+types/honours.ts'
import { actOnCheck } from './act-on-check.ts'
import { CheckCard } from './check-card.tsx'
import { DoneNotices } from './done-notices.tsx'
import { candidatesOf, signTones } from './honours-words.ts'
import { loadChecks } from './load-checks.ts'
import { loadSchools, type ListedSchool, type SchoolList } from './load-schools.ts'
import { awardChoices, readHonoursFilter, yearChoices } from './read-honours-filter.ts'
import { RuleList } from './rule-list.tsx'
import { shownRule } from './shown-rules.ts'
import { YearTable } from './year-table.tsx'

export const meta = () => [{ title: 'Претенденты на медали · Объектив' }]

const pageSize = 100

export async function loader(args: Route.LoaderArgs) {
  const visit = await enter(args, 'honours.read-shielded', nodeOfRequest(args.request))
  const { app, node } = visit
  const search = new URL(args.request.url).searchParams
  if (node.kind === 'school') {
    return redirect(`${paths.honoursSchool(node.code)}${search.has('year') ? `?year=${search.get('year')}` : ''}`)
  }
  const today = app.clock().slice(0, 10)
  const page = Math.max(1, parseWhole(search.get('page') ?? '') ?? 1)
  const pdf = await canMakePdf()
  return app.store.read(async (tx) => {
    const years = await candidateYears(tx, node.path)
    const filter = readHonoursFilter(search, years, today)
    const list = await loadSchools(tx, visit, filter)
    const rules = await loadRules(tx, node.path, filter.year)
    return {
      place: node.shortName,
      node: node.code,
      year: filter.year,
      award: filter.award ?? '',
      years: yearChoices(years, filter.year, today),
      whole: visit.may('honours.read'),
      rows: list.schools.slice((page - 1) * pageSize, page * pageSize),
      total: list.schools.length,
      page,
      sideBySide: list.years,
      summary: summaryOf(list),
      rules: [...rules.values()]
        .filter((rule) => filter.award === undefined || rule.award === filter.award)
        .map(shownRule),
      checks: visit.may('honours.read') ? await loadChecks(tx, node.id, filter.year) : [],
      mayFinish: visit.may('honours.finish') && node.kind === 'municipality',
      mayImport: visit.may('honours.import'),
      search: search.toString(),
      issued: search.get('issued') ?? '',
      finished: search.has('finished'),
      pdf,
    }
  })
}

function summaryOf({ schools, years }: SchoolList): string {
  const counts = years[0]?.counts
  if (counts === undefined || counts === 'hidden') return ''
  const named = schools.filter(({ sign }) => sign === 'clarify').length
  const sign =
    named === 0 ? 'Школ, которые выделяются, нет.' : `Стоит уточнить: ${counted(named, 'школа', 'школы', 'школ')}.`
  return `${totalSentence(counts)} ${sign}`
}

export async function action(args: Route.ActionArgs) {
  const visit = await enter(args, 'honours.finish', nodeOfRequest(args.request))
  const done = await actOnCheck(visit, await args.request.formData())
  return done.kind === 'problem'
    ? { problem: done.problem }
    : redirect(`${paths.honours()}?node=${visit.node.code}&${done.query}`)
}

export default function Honours({ loaderData, actionData }: Route.ComponentProps) {
  const { rows, whole, year } = loaderData
  return (
    <>
      <PageHead
        title="Претенденты на медали и аттестаты с отличием"
        lead={`${loaderData.place}. Итоговые отметки и экзамены каждого претендента сверены с правилом его года. «Не подтверждено» – повод посмотреть, а не вывод о школе.`}
        actions={
          <>
            {loaderData.mayImport && <Link to={paths.honoursImport()}>Загрузить</Link>}
            <Link to={`${paths.honoursRules()}?year=${year}`}>Правила</Link>
          </>
        }
      />
      <div className="stack">
        {actionData !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
        <DoneNotices {...loaderData} />
        <Card>
          <Form method="get" className="filters no-print">
            <input type="hidden" name="node" value={loaderData.node} />
            <NativeSelect name="year" label="Год выпуска" defaultValue={String(year)} data={loaderData.years} />
            {whole && <NativeSelect name="award" label="Награда" defaultValue={loaderData.award} data={awardChoices} />}
            <Button type="submit" variant="default">
              Показать
            </Button>
          </Form>
          {rows.length === 0 ? (
            <p className="empty">
              За {year} год претендентов нет.
              {loaderData.mayImport && (
                <>
                  {' '}
                  <Link to={paths.honoursImport()}>Загрузить список</Link>
                </>
              )}
            </p>
          ) : (
            <>
              {loaderData.summary !== '' && <p className="sentence">{loaderData.summary}</p>}
              <SchoolTable rows={rows} whole={whole} year={year} />
            </>
          )}
          {rows.length > 0 && (
            <>
              <p className="note" style={{ margin: '8px 0' }}>
                {signProvenance} Школа сравнивается с остальными школами региона; строки – по алфавиту.
              </p>
              <ExportLink to={`${paths.honoursWorkbook()}?${loaderData.search}`} />
              <Pager
                page={loaderData.page}
                pageSize={pageSize}
                total={loaderData.total}
                noun={['школа', 'школы', 'школ']}
              />
            </>
          )}
        </Card>
        <Card title="Три года рядом">
          <YearTable years={loaderData.sideBySide} />
        </Card>
        <div className="columns">
          <Card title={`Что требует правило ${year} года`}>
            <RuleList rules={loaderData.rules} />
          </Card>
          {whole && (
            <CheckCard
              year={year}
              checks={loaderData.checks}
              mayFinish={loaderData.mayFinish && rows.length > 0}
              decided={rows.some(({ counts }) => counts !== 'hidden' && counts.confirmed + counts.notConfirmed > 0)}
            />
          )}
        </div>
      </div>
    </>
  )
}

function SchoolTable(props: { rows: readonly ListedSchool[]; whole: boolean; year: number }) {
  const { year } = props
  const number = (of: (counts: Exclude<ListedSchool['counts'], 'hidden'>) => number) => (row: ListedSchool) =>
    row.counts === 'hidden' ? 'скрыто' : of(row.counts)
  return (
    <DataTable
      stacks
      caption={`Претенденты ${year} года по школам`}
      captionHidden
      rows={props.rows}
      rowKey={({ code }) => code}
      columns={[
        {
          title: 'Школа',
          cell: (row) =>
            props.whole ? <Link to={`${paths.honoursSchool(row.code)}?year=${year}`}>{row.name}</Link> : row.name,
        },
        { title: 'Всего', number: true, cell: number(candidatesOf) },
        { title: 'Подтверждено', number: true, cell: number(({ confirmed }) => confirmed) },
        { title: 'Не подтверждено', number: true, cell: number(({ notConfirmed }) => notConfirmed) },
        { title: 'Нет данных', number: true, cell: number(({ noData }) => noData) },
        {
          title: 'Сравнение',
          wide: true,
          cell: ({ sign, brief }) => (
            <>
              {sign !== 'hidden' && <Chip tone={signTones[sign]}>{signTitles[sign]}</Chip>}{' '}
              <span className="note">{brief}</span>
            </>
          ),
        },
      ]}
    />
  )
}
