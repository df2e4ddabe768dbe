import { Button, NativeSelect } from '@mantine/core'
import { data, Form, Link, redirect } from 'react-router'
import { listCases } from '#cases'
import { canMakePdf } from '#documents'
import { candidateYears, loadJudgedCandidates, loadRules } from '#honours'
import { awardTitles, type JudgedCandidate, signProvenance, signTitles, verdictTitles } from '#honours/model'
import { enter } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { ExportLink } from '../../ui/export-link.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/school.ts'
import { actOnCheck } from './act-on-check.ts'
import { CheckCard } from './check-card.tsx'
import { DoneNotices } from './done-notices.tsx'
import { signTones, verdictTones } from './honours-words.ts'
import { loadChecks } from './load-checks.ts'
import { loadSchools } from './load-schools.ts'
import { awardChoices, readHonoursFilter, yearChoices } from './read-honours-filter.ts'
import { RuleList } from './rule-list.tsx'
import { shownRule } from './shown-rules.ts'
import { YearTable } from './year-table.tsx'

export const meta = ({ loaderData }: Route.MetaArgs) => [
  { title: `Претенденты: ${loaderData?.name ?? 'школа'} · Объектив` },
]

export async function loader(args: Route.LoaderArgs) {
  const visit = await enter(args, 'honours.read', { code: args.params.school })
  const { app, node } = visit
  if (node.kind !== 'school') throw data(null, { status: 404 })
  const search = new URL(args.request.url).searchParams
  const today = app.clock().slice(0, 10)
  const pdf = await canMakePdf()
  return app.store.read(async (tx) => {
    const years = await candidateYears(tx, node.path)
    const filter = readHonoursFilter(search, years, today)
    const { year, award } = filter
    const only = award === undefined ? {} : { award }
    const [own] = await loadJudgedCandidates(tx, { nodePath: node.path, years: [year], ...only })
    const candidates = own?.candidates ?? []
    const list = await loadSchools(tx, visit, { year, award })
    const [summary] = list.schools
    const rules = await loadRules(tx, node.path, year)
    const present = new Set(candidates.map((each) => each.award))
    const seesCases = visit.may('cases.read')
    const { cases } = seesCases
      ? await listCases(tx, {
          nodePath: node.path,
          withUnasked: visit.may('cases.read-all'),
          school: node.id,
          year,
          offset: 0,
          limit: 1,
        })
      : { cases: [] }
    return {
      code: node.code,
      name: node.shortName,
      year,
      award: award ?? '',
      years: yearChoices(years, year, today),
      candidates,
      awaiting: candidates.some(({ examsComplete }) => !examsComplete),
      sign:
        summary === undefined || summary.sign === 'hidden'
          ? undefined
          : { outcome: summary.sign, sentence: summary.sentence },
      sideBySide: list.years,
      rules: [...rules.values()].filter((rule) => present.has(rule.award)).map(shownRule),
      checks: await loadChecks(tx, node.id, year),
      case: cases[0]?.id,
      mayOpenCase: visit.may('cases.decide'),
      mayFinish: visit.may('honours.finish'),
      mayImport: visit.may('honours.import'),
      decided: candidates.some(({ verdict }) => verdict.state !== 'no-data'),
      search: search.toString(),
      issued: search.get('issued') ?? '',
      finished: search.has('finished'),
      entered: search.get('entered') ?? '',
      pdf,
    }
  })
}

export async function action(args: Route.ActionArgs) {
  const visit = await enter(args, 'honours.finish', { code: args.params.school })
  if (visit.node.kind !== 'school') throw data(null, { status: 404 })
  const done = await actOnCheck(visit, await args.request.formData())
  return done.kind === 'problem'
    ? { problem: done.problem }
    : redirect(`${paths.honoursSchool(visit.node.code)}?${done.query}`)
}

export default function HonoursOfSchool({ loaderData, actionData }: Route.ComponentProps) {
  const { code, year, candidates, sign } = loaderData
  return (
    <>
      <PageHead
        title={`${loaderData.name}: претенденты ${year} года`}
        crumbs={[{ title: 'Претенденты', to: `${paths.honours()}?year=${year}` }]}
        lead="Участники известны только по кодам. У каждого – ответ правила и причина словами."
        actions={
          <>
            {loaderData.mayImport && <Link to={`${paths.honoursEntry(code)}?year=${year}`}>Внести вручную</Link>}
            {loaderData.mayImport && <Link to={paths.honoursImport()}>Загрузить файл</Link>}
            <Link to={paths.school(code)}>Страница школы</Link>
          </>
        }
      />
      <div className="stack">
        {actionData !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
        <DoneNotices {...loaderData} />
        {loaderData.entered !== '' && (
          <Notice tone="ok">
            Записано. <Link to={paths.honoursReceipt(loaderData.entered)}>Посмотреть или отменить</Link>
          </Notice>
        )}
        <Card>
          <Form method="get" className="filters no-print">
            <NativeSelect name="year" label="Год выпуска" defaultValue={String(year)} data={loaderData.years} />
            <NativeSelect name="award" label="Награда" defaultValue={loaderData.award} data={awardChoices} />
            <Button type="submit" variant="default">
              Показать
            </Button>
          </Form>
          {candidates.length === 0 ? (
            <p className="empty">
              За {year} год претендентов нет.
              {loaderData.mayImport && (
                <>
                  {' '}
                  <Link to={`${paths.honoursEntry(code)}?year=${year}`}>Внести вручную</Link>
                </>
              )}
            </p>
          ) : (
            <>
              <CandidateTable candidates={candidates} />
              <ExportLink to={`${paths.honoursSchoolWorkbook(code)}?year=${year}&award=${loaderData.award}`} />
            </>
          )}
        </Card>
        <div className="columns">
          <div className="stack">
            <Card title="Что требует правило">
              {loaderData.awaiting && (
                <p className="note">
                  Результаты экзаменов пришли не у всех: пока это список для проверки заранее, ответ «нет данных» – не
                  ошибка.
                </p>
              )}
              {loaderData.rules.length === 0 ? (
                <p className="empty">Правила появятся вместе с претендентами.</p>
              ) : (
                <RuleList rules={loaderData.rules} />
              )}
            </Card>
          </div>
          <div className="stack">
            {sign !== undefined && (
              <Card title="Сравнение с остальными школами региона">
                <Chip tone={signTones[sign.outcome]}>{signTitles[sign.outcome]}</Chip>
                <p style={{ margin: '8px 0' }}>{sign.sentence}</p>
                <p className="note">
                  {signProvenance} <Link to={`${paths.honoursRules()}?year=${year}#how`}>Как это считается</Link>
                </p>
                {loaderData.case !== undefined ? (
                  <Link to={paths.case(loaderData.case)}>Дело школы за {year} год</Link>
                ) : (
                  sign.outcome === 'clarify' &&
                  loaderData.mayOpenCase && (
                    <p className="note" style={{ margin: 0 }}>
                      Дело открывают со <Link to={paths.school(code)}>страницы школы</Link>, если за {year} год есть
                      признаки в её работах или отметка официального списка.
                    </p>
                  )
                )}
              </Card>
            )}
            <CheckCard
              year={year}
              checks={loaderData.checks}
              mayFinish={loaderData.mayFinish && candidates.length > 0}
              decided={loaderData.decided}
            />
          </div>
        </div>
        <Card title="Три года рядом">
          <YearTable years={loaderData.sideBySide} />
        </Card>
      </div>
    </>
  )
}

function CandidateTable({ candidates }: { candidates: readonly JudgedCandidate[] }) {
  return (
    <DataTable
      stacks
      caption="Претенденты с ответом правила"
      captionHidden
      rows={candidates}
      rowKey={({ award, participant }) => `${award} ${participant}`}
      columns={[
        { title: 'Код', cell: ({ participant }) => participant },
        { title: 'Награда', cell: ({ award }) => awardTitles[award] },
        {
          title: 'Ответ',
          cell: ({ verdict }) => <Chip tone={verdictTones[verdict.state]}>{verdictTitles[verdict.state]}</Chip>,
        },
        {
          title: 'Почему',
          wide: true,
          cell: ({ verdict }) => (
            <>
              {verdict.reason}
              {verdict.conditions.length > 1 && (
                <details>
                  <summary>Все условия</summary>
                  <ul className="honours-conditions">
                    {verdict.conditions.map(({ state, sentence }) => (
                      <li key={sentence}>
                        <span aria-hidden="true">{conditionSigns[state]}</span>{' '}
                        <span className="visually-hidden">{conditionWords[state]}: </span>
                        {sentence}
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </>
          ),
        },
      ]}
    />
  )
}

const conditionSigns = { met: '✓', unmet: '–', unknown: '?' } as const
const conditionWords = { met: 'выполнено', unmet: 'не выполнено', unknown: 'нет данных' } as const
