import { type ClassTest, type Peer } from './peer.ts'

/**
 * The familiar reading of a histogram by eye: works gather at the first scores of a mark and are missing below it. Written after
 * the recommendations as quoted in open repositories; they name no error rate, and neither does this rule: at least 20 works,
 * at least 5 of them within two points of a cut, and twice as many at or just above it as just below.
 */
export const fiokoLike: Peer = {
  name: 'Пик у границы (как у ФИОКО)',
  judge: (tests) => ({ flagged: tests.map(hasPeak) }),
}

function hasPeak({ assessment, counts, works }: ClassTest): boolean {
  const { scale } = assessment
  if (scale === 'missing' || works.length < 20) return false
  const at = (score: number) => counts.counts.scores[score] ?? 0
  return [scale[3], scale[4], scale[5]].some((cut) => {
    const below = at(cut - 1) + at(cut - 2)
    const above = at(cut) + at(cut + 1)
    return below + above >= 5 && above >= 2 * below
  })
}
