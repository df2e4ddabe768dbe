import { candidateYears } from '#honours'
import { signProvenance, signTitles } from '#honours/model'
import { type WorkbookSheet, writeWorkbook } from '#tabular'
import { enter } from '../../enter.ts'
import { fileResponse } from '../../file-response.ts'
import { nodeOfRequest } from '../../node-of-request.ts'
import type { Route } from './+types/honours-xlsx.ts'
import { candidatesOf } from './honours-words.ts'
import { loadSchools } from './load-schools.ts'
import { readHonoursFilter } from './read-honours-filter.ts'

/** The list of schools as it is filtered on the page, all of its pages. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await enter(args, 'honours.read-shielded', nodeOfRequest(args.request))
  const { app, node } = visit
  const sheet = await app.store.read(async (tx): Promise<WorkbookSheet> => {
    const search = new URL(args.request.url).searchParams
    const filter = readHonoursFilter(search, await candidateYears(tx, node.path), app.clock().slice(0, 10))
    const { schools } = await loadSchools(tx, visit, filter)
    const few = 'скрыто'
    return {
      name: 'Претенденты',
      title: `Претенденты на медали и аттестаты с отличием. ${node.shortName}`,
      filter: `${visit.may('honours.read') ? filter.words : `выпуск ${filter.year} года`}. ${signProvenance}`,
      columns: [
        { header: 'Код', kind: 'text' },
        { header: 'Школа', kind: 'text', width: 36 },
        { header: 'Всего', kind: 'whole' },
        { header: 'Подтверждено', kind: 'whole' },
        { header: 'Не подтверждено', kind: 'whole' },
        { header: 'Нет данных', kind: 'whole' },
        { header: 'Доля неподтверждённых, интервал 95\u00a0%', kind: 'text', width: 34 },
        { header: 'Сравнение', kind: 'text', width: 22 },
        { header: 'Что видно', kind: 'text', width: 60 },
      ],
      rows: schools.map(({ code, name, counts, sign, sentence }) =>
        counts === 'hidden'
          ? [code, name, few, few, few, few, few, '', sentence]
          : [
              code,
              name,
              candidatesOf(counts),
              counts.confirmed,
              counts.notConfirmed,
              counts.noData,
              counts.share,
              sign === 'hidden' ? '' : signTitles[sign],
              sentence,
            ],
      ),
    }
  })
  return fileResponse(await writeWorkbook([sheet]), `${sheet.title}.xlsx`, 'xlsx')
}
