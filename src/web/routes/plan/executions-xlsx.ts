import { personNames } from '#access'
import { roleTitles } from '#access/model'
import { executionStateTitles } from '#plan/model'
import { formatDate, formatNumber } from '#kernel/russian-text'
import { type WorkbookSheet, writeWorkbook } from '#tabular'
import { fileResponse } from '../../file-response.ts'
import type { Route } from './+types/executions-xlsx.ts'
import { enterExecutions, loadExecutions } from './enter-executions.ts'
import { askedWords, readAskedFilter } from './execution-filter.ts'
import { isLate } from './is-late.ts'

/** More rows than these nobody reads in a sheet; the line above the table says so. */
const mostRows = 20_000

/** The list of executions as it is filtered on the page, all pages of it. */
export async function loader(args: Route.LoaderArgs) {
  const entered = await enterExecutions(args)
  const { visit, today } = entered
  const asked = readAskedFilter(new URL(args.request.url).searchParams)
  const { list, choices, measure } = await loadExecutions(entered, asked, { limit: mostRows })
  const owners = list.rows.flatMap(({ owner }) => (owner === null ? [] : [owner]))
  const names = await visit.app.store.read((tx) => personNames(tx, [...new Set(owners)]))
  const words = askedWords(asked, choices, measure)
  const cut = list.total > list.rows.length ? `первые ${formatNumber(mostRows)} из ${formatNumber(list.total)}` : ''
  const sheet: WorkbookSheet = {
    name: 'Исполнения',
    title: `Исполнения. ${visit.node.shortName}`,
    filter: [words, cut, `на ${formatDate(today)}`].filter((part) => part !== '').join(' · '),
    columns: [
      { header: 'План', kind: 'text', width: 30 },
      { header: 'Пункт', kind: 'text' },
      { header: 'Что', kind: 'text', width: 60 },
      { header: 'Исполняет', kind: 'text', width: 24 },
      { header: 'Дата контроля', kind: 'date' },
      { header: 'Почему эта дата', kind: 'text', width: 40 },
      { header: 'Состояние', kind: 'text' },
      { header: 'Просрочено', kind: 'text' },
      { header: 'Замечание или причина', kind: 'text', width: 40 },
      { header: 'Отвечает', kind: 'text', width: 24 },
      { header: 'Подтверждений', kind: 'whole' },
    ],
    rows: list.rows.map((row) => [
      row.planTitle,
      row.measureNumber ?? '',
      row.text,
      row.nodeName,
      row.controlDate,
      row.reason,
      executionStateTitles[row.state],
      isLate(row, today) ? 'да' : '',
      row.remark ?? '',
      row.owner === null ? roleTitles[row.ownerRole] : (names.get(row.owner) ?? ''),
      row.evidence,
    ]),
  }
  return fileResponse(await writeWorkbook([sheet]), `Исполнения. ${visit.node.shortName}.xlsx`, 'xlsx')
}
