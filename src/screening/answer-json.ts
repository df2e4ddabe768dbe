import type { CellFinding, Indication, SchoolFinding, ScreeningAnswer, TestedIndication } from './model.ts'

/** The answer exactly as the data contract writes it, in pieces, so that a country is written without a copy of itself. */
export function* answerJson(answer: ScreeningAnswer): Generator<string> {
  const { fdr, profile, seed } = answer.settings
  yield `{"dataset":${JSON.stringify(answer.dataset)},\n"settings":${JSON.stringify({ fdr, profile, seed })},\n"schools":[`
  yield* joined(answer.schools, schoolJson)
  yield '],\n"cells":['
  yield* joined(answer.cells, cellJson)
  yield ']}\n'
}

/** Findings in one piece: large enough for the disk, small enough for the memory. */
const piece = 200

function* joined<T>(items: readonly T[], toJson: (item: T) => object): Generator<string> {
  for (let from = 0; from < items.length; from += piece) {
    const lines = items.slice(from, from + piece).map((item) => JSON.stringify(toJson(item)))
    yield `${from === 0 ? '\n' : ',\n'}${lines.join(',\n')}`
  }
}

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
