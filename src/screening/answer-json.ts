import type { CellFinding, Indication, SchoolFinding, ScreeningAnswer, TestedIndication } from './model.ts'

/** The answer exactly as the data contract writes it, in pieces, so that a country is written without a copy of itself. */
export function* answerJson(answer: ScreeningAnswer): Generator<string> {
  yield answerHead(answer)
  for (const [index, school] of answer.schools.entries()) yield schoolLine(school, index === 0)
  yield answerMiddle
  for (const [index, cell] of answer.cells.entries()) yield cellLine(cell, index === 0)
  yield answerEnd
}

/** What stands before the schools, between schools and cells, and after the cells. */
export function answerHead({ dataset, settings }: Pick<ScreeningAnswer, 'dataset' | 'settings'>): string {
  const { fdr, profile, seed } = settings
  return `{"dataset":${JSON.stringify(dataset)},\n"settings":${JSON.stringify({ fdr, profile, seed })},\n"schools":[`
}
export const answerMiddle = '],\n"cells":['
export const answerEnd = ']}\n'

export const schoolLine = (school: SchoolFinding, isFirst: boolean): string =>
  `${isFirst ? '\n' : ',\n'}${JSON.stringify(schoolJson(school))}`

export const cellLine = (cell: CellFinding, isFirst: boolean): string =>
  `${isFirst ? '\n' : ',\n'}${JSON.stringify(cellJson(cell))}`

const schoolJson = (school: SchoolFinding) => ({
  school: school.school,
  municipality: school.municipality,
  works: school.works,
  q: school.q,
  flagged: school.flagged,
  enough_data: school.enoughData,
  families: school.indications.filter(isTested).map(({ family, p, sentence }) => ({ family, p, sentence })),
})

const cellJson = (cell: CellFinding) => ({
  assessment: cell.assessment,
  school: cell.school,
  municipality: cell.municipality,
  works: cell.works,
  q: cell.q,
  flagged: cell.flagged,
  enough_data: cell.enoughData,
  signs: cell.indications.filter(isTested).map(({ family, classLabel, p, effect, unit, sentence }) => ({
    family,
    // Works without a class carry an empty label, which names none.
    class: classLabel === undefined || classLabel === '' ? null : classLabel,
    p,
    effect,
    unit,
    sentence,
  })),
})

const isTested = (indication: Indication): indication is TestedIndication => indication.outcome === 'tested'
