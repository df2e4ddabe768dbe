import { Button, NativeSelect, TextInput } from '@mantine/core'
import { data, Form, Link, redirect } from 'react-router'
import { caseProblemSentence, listCases, openCase } from '#cases'
import { caseStates, caseStateTitles } from '#cases/model'
import { parseWhole } from '#kernel/parse-number'
import { counted, formatDate } from '#kernel/russian-text'
import { enter } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { ExportLink } from '../../ui/export-link.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Pager } from '../../ui/pager.tsx'
import type { Route } from './+types/cases.ts'
import { caseMark, caseTones } from './case-words.ts'
import { readCasesFilter } from './read-cases-filter.ts'

export const meta = () => [{ title: 'Дела школ · Объектив' }]

const pageSize = 100

export async function loader(args: Route.LoaderArgs) {
  const visit = await enter(args, 'cases.read', 'home')
  const search = new URL(args.request.url).searchParams
  const filter = readCasesFilter(search)
  const page = Math.max(1, parseWhole(search.get('page') ?? '') ?? 1)
  const { total, cases } = await visit.app.store.read((tx) =>
    listCases(tx, {
      ...filter.question,
      nodePath: visit.node.path,
      withUnasked: visit.may('cases.read-all'),
      offset: (page - 1) * pageSize,
      limit: pageSize,
    }),
  )
  search.delete('page')
  return {
    isSchool: visit.node.kind === 'school',
    filter: filter.typed,
    filtered: filter.words !== '',
    search: search.toString(),
    page,
    total,
    rows: cases.map((each) => ({ ...each, at: formatDate(each.changedAt) })),
  }
}

/** Opens a case about the school of the form; it may be there already. */
export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData()
  const visit = await enter(args, 'cases.decide', { code: String(form.get('school') ?? '') })
  const year = parseWhole(String(form.get('year') ?? ''))
  if (year === undefined) throw data(null, { status: 400 })
  const act = { actor: visit.person.id, at: visit.app.clock() }
  const opened = await visit.app.store.write((tx) => openCase(tx, act, { school: visit.node.id, year }))
  if (opened.ok) return redirect(paths.case(opened.value))
  if (opened.error.kind === 'already-open') return redirect(paths.case(opened.error.id))
  return { problem: caseProblemSentence(opened.error) }
}

export default function Cases({ loaderData, actionData }: Route.ComponentProps) {
  const { rows, filter, isSchool } = loaderData
  return (
    <>
      <PageHead
        title="Дела школ"
        lead={
          isSchool
            ? 'Вопросы управления образования о результатах вашей школы, ваши ответы и решения.'
            : 'Признак, проверка данных, объяснение школы и решение человека. Программа сама дел не открывает и не закрывает.'
        }
        actions={!isSchool && <Link to={paths.attentionAreas()}>Области внимания</Link>}
      />
      <div className="stack">
        {actionData !== undefined && <Notice tone="look">{actionData.problem}</Notice>}
        <Card>
          <Form method="get" className="filters no-print">
            <NativeSelect
              name="state"
              label="Состояние"
              defaultValue={filter.state}
              data={[
                { value: '', label: 'любое' },
                ...caseStates.map((state) => ({ value: state as string, label: caseStateTitles[state] })),
              ]}
            />
            <TextInput name="year" label="Год" inputMode="numeric" defaultValue={filter.year} />
            <Button type="submit" variant="default">
              Показать
            </Button>
          </Form>
          {rows.length === 0 ? (
            <p className="empty">
              {loaderData.filtered
                ? 'По этому отбору дел нет.'
                : isSchool
                  ? 'Вопросов к вашей школе нет.'
                  : 'Дел пока нет. Открыть дело можно со страницы школы в «Областях внимания».'}
            </p>
          ) : (
            <DataTable
              stacks
              caption="По годам, внутри года по алфавиту."
              rows={rows}
              rowKey={({ id }) => id}
              columns={[
                { title: 'Школа', cell: (row) => <Link to={paths.case(row.id)}>{row.schoolName}</Link> },
                { title: 'Год', number: true, cell: ({ year }) => String(year) },
                {
                  title: 'Что уточняется',
                  cell: ({ signs }) => (signs === 0 ? 'школа в целом' : counted(signs, 'работа', 'работы', 'работ')),
                },
                {
                  title: 'Состояние',
                  cell: ({ state, decision }) => <Chip tone={caseTones[state]}>{caseMark(state, decision)}</Chip>,
                },
                {
                  title: 'Ответ ждут до',
                  cell: ({ state, due }) => (state === 'asked' && due !== null ? formatDate(due) : '–'),
                },
                { title: 'Изменено', cell: ({ at }) => at },
              ]}
            />
          )}
          {rows.length > 0 && <ExportLink to={`${paths.casesWorkbook()}?${loaderData.search}`} />}
          <Pager page={loaderData.page} pageSize={pageSize} total={loaderData.total} noun={['дело', 'дела', 'дел']} />
        </Card>
      </div>
    </>
  )
}
