import { formatDate } from '#kernel/russian-text'
import { listRegister } from '#orders'
import { listAncestors } from '#organisations'
import { type DocumentKind, documentKindTitles } from '#reports/model'
import { type WorkbookSheet, writeWorkbook } from '#tabular'
import { enter } from '../../enter.ts'
import { fileResponse } from '../../file-response.ts'
import type { Route } from './+types/register-xlsx.ts'
import { registerStateTitles } from './order-words.ts'
import { readRegisterFilter, registerFilterWords, registerQuestion } from './read-register-filter.ts'

const mostRows = 20_000

/** The register as it is filtered on the page, all of its pages. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await enter(args, 'orders.read', 'home')
  const filter = readRegisterFilter(new URL(args.request.url).searchParams)
  const { entries } = await visit.app.store.read(async (tx) => {
    const above = visit.node.kind === 'school' ? (await listAncestors(tx, visit.node.path)).map(({ id }) => id) : []
    return listRegister(tx, { ...registerQuestion(visit, filter, above), offset: 0, limit: mostRows })
  })
  const words = registerFilterWords(filter)
  const sheet: WorkbookSheet = {
    name: 'Реестр',
    title: `Реестр документов. ${visit.node.shortName}`,
    filter: `${words === '' ? '' : `${words} · `}на ${formatDate(visit.app.clock())}`,
    columns: [
      { header: 'Дата', kind: 'date' },
      { header: 'Номер', kind: 'text' },
      { header: 'Вид', kind: 'text', width: 24 },
      { header: 'Заголовок', kind: 'text', width: 70 },
      { header: 'Организация', kind: 'text', width: 24 },
      { header: 'Кто', kind: 'text', width: 30 },
      { header: 'Состояние', kind: 'text', width: 18 },
    ],
    rows: entries.map((entry) => [
      entry.date,
      entry.number ?? '',
      documentKindTitles[entry.source === 'order' ? 'order' : (entry.kind as DocumentKind)],
      entry.title,
      entry.nodeName,
      entry.by,
      registerStateTitles[entry.state],
    ]),
  }
  return fileResponse(await writeWorkbook([sheet]), `Реестр документов. ${visit.node.shortName}.xlsx`, 'xlsx')
}
