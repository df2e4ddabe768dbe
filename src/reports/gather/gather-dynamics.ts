import type { ReadTx } from '#db'
import { analyseDynamics, analyseMarks } from '#results'
import type { AnalysisQuestion, DynamicsYear } from '#results/model'
import type { YearOfMarks } from '../model.ts'
import { markShares } from './map-marks.ts'
import { splitRows } from './split-rows.ts'

/** Marks of the own group and of the larger ones over the years; a year without marks of the own group is left out. */
export async function gatherDynamics(
  tx: ReadTx,
  question: AnalysisQuestion,
  scope: 'municipality' | 'school',
): Promise<YearOfMarks[]> {
  const { years } = await analyseDynamics(tx, question)
  const gathered: YearOfMarks[] = []
  let skipped: DynamicsYear['comparable'][] = []
  for (const { year, assessment, figures, comparable } of years) {
    if (figures === 'none') {
      skipped.push(comparable)
      continue
    }
    const { rows } = await analyseMarks(tx, { ...question, assessment })
    const { own, references } = splitRows(rows, scope)
    if (own === 'none') continue
    gathered.push({
      year,
      own: markShares(own),
      references: references.map((row) => markShares(row)),
      comparable: gathered.length === 0 ? 'first' : overGap([...skipped, comparable]),
    })
    skipped = []
  }
  return gathered
}

/** Two years with a year left out between them compare where every step between them does. */
function overGap(steps: readonly DynamicsYear['comparable'][]): DynamicsYear['comparable'] {
  return (['scale-unknown', 'scale-changed'] as const).find((kind) => steps.includes(kind)) ?? 'yes'
}
