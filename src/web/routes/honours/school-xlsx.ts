import { data } from 'react-router'
import { candidateYears, loadJudgedCandidates } from '#honours'
import { awardTitles, examFormTitles, verdictTitles } from '#honours/model'
import { type WorkbookSheet, writeWorkbook } from '#tabular'
import { enter } from '../../enter.ts'
import { fileResponse } from '../../file-response.ts'
import type { Route } from './+types/school-xlsx.ts'
import { readHonoursFilter } from './read-honours-filter.ts'

/** Candidates of one school by code, with the answer and its reason. */
export async function loader(args: Route.LoaderArgs) {
  const { app, node } = await enter(args, 'honours.read', { code: args.params.school })
  if (node.kind !== 'school') throw data(null, { status: 404 })
  const sheet = await app.store.read(async (tx): Promise<WorkbookSheet> => {
    const search = new URL(args.request.url).searchParams
    const filter = readHonoursFilter(search, await candidateYears(tx, node.path), app.clock().slice(0, 10))
    const [own] = await loadJudgedCandidates(tx, {
      nodePath: node.path,
      years: [filter.year],
      ...(filter.award === undefined ? {} : { award: filter.award }),
    })
    return {
      name: 'Претенденты',
      title: `Претенденты на медали и аттестаты с отличием. ${node.shortName}`,
      filter: filter.words,
      columns: [
        { header: 'Код участника', kind: 'text' },
        { header: 'Награда', kind: 'text', width: 30 },
        { header: 'Итоговых «5»', kind: 'whole' },
        { header: 'Итоговых «4»', kind: 'whole' },
        { header: 'Других', kind: 'whole' },
        { header: 'Экзамены', kind: 'text', width: 48 },
        { header: 'Ответ', kind: 'text', width: 18 },
        { header: 'Почему', kind: 'text', width: 60 },
      ],
      rows: (own?.candidates ?? []).map(({ participant, award, marks, exams, verdict }) => [
        participant,
        awardTitles[award],
        ...(marks === 'unknown' ? [null, null, null] : [marks.fives, marks.fours, marks.others]),
        exams.map(({ form, subject, value }) => `${examFormTitles[form]} ${subject}: ${value}`).join('; '),
        verdictTitles[verdict.state],
        verdict.reason,
      ]),
    }
  })
  return fileResponse(await writeWorkbook([sheet]), `Претенденты. ${node.shortName}.xlsx`, 'xlsx')
}
