import { listCases } from '#cases'
import { formatDate } from '#kernel/russian-text'
import { type WorkbookSheet, writeWorkbook } from '#tabular'
import { enter } from '../../enter.ts'
import { fileResponse } from '../../file-response.ts'
import type { Route } from './+types/cases-xlsx.ts'
import { caseMark } from './case-words.ts'
import { readCasesFilter } from './read-cases-filter.ts'

const mostRows = 20_000

/** The list of cases as it is filtered on the page, all of its pages. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await enter(args, 'cases.read', 'home')
  const { question, words } = readCasesFilter(new URL(args.request.url).searchParams)
  const { cases } = await visit.app.store.read((tx) =>
    listCases(tx, {
      ...question,
      nodePath: visit.node.path,
      withUnasked: visit.may('cases.read-all'),
      offset: 0,
      limit: mostRows,
    }),
  )
  const sheet: WorkbookSheet = {
    name: 'Дела',
    title: `Дела школ. ${visit.node.shortName}`,
    filter: `${words === '' ? '' : `${words} · `}на ${formatDate(visit.app.clock())}`,
    columns: [
      { header: 'Код', kind: 'text' },
      { header: 'Школа', kind: 'text', width: 36 },
      { header: 'Год', kind: 'whole' },
      { header: 'Работ уточняется', kind: 'whole' },
      { header: 'Состояние', kind: 'text', width: 32 },
      { header: 'Ответ ждут до', kind: 'date' },
      { header: 'Изменено', kind: 'date' },
    ],
    rows: cases.map((each) => [
      each.schoolCode,
      each.schoolName,
      each.year,
      each.signs,
      caseMark(each.state, each.decision),
      each.state === 'asked' ? each.due : null,
      each.changedAt.slice(0, 10),
    ]),
  }
  return fileResponse(await writeWorkbook([sheet]), `Дела школ. ${visit.node.shortName}.xlsx`, 'xlsx')
}
