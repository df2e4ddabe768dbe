import { benjaminiHochberg, logitRange, normalLogUpperTail, personFitU3, stepLogits } from '#stats'
import { withinAssessments, type ClassTest, type Peer } from './peer.ts'

/** Mean U3 of a class (Emons 2008, mixed task formats) against all pupils, normal, Benjamini–Hochberg: the textbook use. */
export const personFitMean: Peer = {
  name: 'Согласованность U3, среднее класса',
  judge: (tests) => {
    const logP = withinAssessments(tests, meanFit)
    return { flagged: benjaminiHochberg(logP).map((logQ) => logQ <= Math.log(0.05)) }
  },
}

function meanFit(tests: readonly ClassTest[]): readonly number[] {
  const { tasks } = tests[0]!.assessment
  const byScore = tasks.map((task) => new Float64Array(task.max + 1))
  for (const { works } of tests) for (const work of works) work.forEach((score, j) => byScore[j]![score]!++)
  const logits = stepLogits(byScore)
  const range = logitRange(logits)
  const fits = tests.map(({ works }) => works.flatMap((work) => personFitU3(work, logits, range) ?? []))
  const all = fits.flat()
  const mean = all.reduce((a, b) => a + b, 0) / all.length
  const deviation = Math.sqrt(all.reduce((sum, value) => sum + (value - mean) ** 2, 0) / all.length)
  return fits.map((own) =>
    own.length === 0
      ? 0
      : normalLogUpperTail(((own.reduce((a, b) => a + b, 0) / own.length - mean) / deviation) * Math.sqrt(own.length)),
  )
}
