import { parseWhole } from '#kernel/parse-number'
import { draftAssessment } from './draft-assessment.ts'
import { headersWith, type ReadColumn } from './header-columns.ts'
import { readGroupRows } from './read-group-rows.ts'
import { reportTitles } from './report-titles.ts'
import type { ReportReader } from './report-reader.ts'
import { foundUnder, notThis } from './report-reader.ts'

const title = 'Распределение первичных баллов'

/** Percents by primary score 0…M, one column per score, by group. */
export const scoreDistributionReader: ReportReader = {
  kind: 'score-distribution',
  title: reportTitles['score-distribution'],
  find: (_sheet, headers, titles) => {
    const candidates = headersWith(headers, 'group')
    const header = candidates.find(({ columns }) => {
      const scores = scoreColumns(columns)
      return scores.length >= 3 && scores.every(({ score }, index) => score === index)
    })
    if (header !== undefined) return foundUnder(header)
    const nearest = candidates.at(-1)
    if (nearest === undefined || !titles(title)) return notThis
    const scores = scoreColumns(nearest.columns)
    const gap = scores.findIndex(({ score }, index) => score !== index)
    return { found: false, missing: [`столбца «${gap === -1 ? scores.length : gap}»`] }
  },
  read: (sheet, layout, about) => {
    const scores = scoreColumns(layout.columns)
    const read = readGroupRows(
      sheet,
      layout,
      scores.map(({ column }) => column),
      (shares) => ({ kind: 'score-distribution', shares: shares.map((share) => share ?? 0) }),
      'sum to 100',
    )
    const assessment = draftAssessment({ maxScore: scores.length - 1, ...about }, { tasks: [] })
    return { ...read, parts: [{ assessment, works: [], aggregates: read.aggregates }], markers: [] }
  },
}

function scoreColumns(columns: readonly ReadColumn[]): readonly { readonly score: number; readonly column: number }[] {
  return columns.flatMap(({ header, holds, column }) => {
    const score = holds === 'unknown' ? parseWhole(header.replace(/\s*балл\S*$/i, '')) : undefined
    return score === undefined || score < 0 || score > 200 ? [] : [{ score, column }]
  })
}
