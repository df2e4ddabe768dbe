import { byAssessment, totalOf, type ClassTest, type Peer } from './peer.ts'

/**
 * INVALSI's indicator (C. Quintano, R. Castellano, S. Longobardi, «A fuzzy clustering approach to improve the accuracy of
 * Italian student data», Statistica & Applicazioni 7, 2009): mean, deviation and heterogeneity of the answers of a class, two
 * principal components, fuzzy k-means; membership in the cluster of high mean, small deviation and alike answers. A class-test
 * above one half is withheld. Nobody is missing here, so the share of missing answers is not among the variables.
 */
export const invalsi: Peer = {
  name: 'INVALSI (нечёткие кластеры)',
  judge: (tests) => {
    const flagged = new Array<boolean>(tests.length).fill(false)
    for (const positions of byAssessment(tests)) {
      memberships(positions.map((i) => tests[i]!)).forEach((value, at) => (flagged[positions[at]!] = value > 0.5))
    }
    return { flagged }
  },
}

const clusters = 8
const rounds = 60

function memberships(tests: readonly ClassTest[]): readonly number[] {
  const columns = standardised(tests.map(axes))
  const [first, second] = principalAxes(columns)
  const points = columns.map((row) => [dot(row, first), dot(row, second)] as const)
  const order = [...points].sort((a, b) => a[0] - b[0])
  let centres = Array.from({ length: clusters }, (_, k) => order[Math.floor(((k + 0.5) * order.length) / clusters)]!)
  let weights: number[][] = []
  for (let round = 0; round < rounds; round++) {
    weights = points.map((point) => {
      const inverse = centres.map((centre) => 1 / ((point[0] - centre[0]) ** 2 + (point[1] - centre[1]) ** 2 + 1e-9))
      const all = inverse.reduce((a, b) => a + b, 0)
      return inverse.map((value) => value / all)
    })
    centres = centres.map((_, k) => {
      let [sum, x, y] = [0, 0, 0]
      points.forEach((point, i) => {
        const weight = weights[i]![k]! ** 2
        sum += weight
        x += weight * point[0]
        y += weight * point[1]
      })
      return [x / sum, y / sum] as const
    })
  }
  // How far each cluster lies towards high mean, small deviation, alike answers.
  const suspicion = centres.map((_, k) => {
    let [sum, value] = [0, 0]
    columns.forEach((row, i) => {
      const weight = weights[i]![k]! ** 2
      sum += weight
      value += weight * (row[0]! - row[1]! - row[2]!)
    })
    return value / sum
  })
  const worst = suspicion.indexOf(Math.max(...suspicion))
  return weights.map((own) => own[worst]!)
}

/** Mean, deviation, mean Gini heterogeneity of the scores of a task. */
function axes({ works, assessment }: ClassTest): readonly number[] {
  const totals = works.map(totalOf)
  const mean = totals.reduce((a, b) => a + b, 0) / totals.length
  const deviation = Math.sqrt(totals.reduce((sum, x) => sum + (x - mean) ** 2, 0) / totals.length)
  const gini = assessment.tasks.map((task, j) => {
    const shares = new Float64Array(task.max + 1)
    for (const work of works) shares[work[j]!]! += 1 / works.length
    return ((1 - shares.reduce((sum, p) => sum + p * p, 0)) * (task.max + 1)) / task.max
  })
  return [mean, deviation, gini.reduce((a, b) => a + b, 0) / gini.length]
}

function standardised(rows: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const means = [0, 1, 2].map((k) => rows.reduce((sum, row) => sum + row[k]!, 0) / rows.length)
  const deviations = means.map(
    (m, k) => Math.sqrt(rows.reduce((sum, row) => sum + (row[k]! - m) ** 2, 0) / rows.length) || 1,
  )
  return rows.map((row) => row.map((value, k) => (value - means[k]!) / deviations[k]!))
}

/** The two leading eigenvectors of the correlation matrix, by power iteration. */
function principalAxes(rows: readonly (readonly number[])[]): readonly [readonly number[], readonly number[]] {
  let matrix = [0, 1, 2].map((i) =>
    [0, 1, 2].map((j) => rows.reduce((sum, row) => sum + row[i]! * row[j]!, 0) / rows.length),
  )
  const leading = () => {
    let vector: readonly number[] = [1, -0.5, -0.4]
    for (let step = 0; step < 200; step++) {
      const next = matrix.map((row) => dot(row, vector))
      const norm = Math.sqrt(dot(next, next)) || 1
      vector = next.map((value) => value / norm)
    }
    return vector
  }
  const first = leading()
  const value = dot(
    first,
    matrix.map((row) => dot(row, first)),
  )
  matrix = matrix.map((row, i) => row.map((entry, j) => entry - value * first[i]! * first[j]!))
  return [first, leading()]
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0)
