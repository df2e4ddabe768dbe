import { enoughWorks } from './indication.ts'

/** Nobody waits for a hundred times as many works: beyond that their number is not what is missing. */
const mostTimes = 100

/**
 * How many works of the same kind would let a family speak, to two digits, rounded up; `never` where no number would.
 * @param works there are; @param reaches whether so many times as many works would be enough; once true it stays so
 */
export function worksThatReach(works: number, reaches: (times: number) => boolean): number | 'never' {
  if (works <= 0 || !reaches(mostTimes)) return 'never'
  let low = 1
  let high = mostTimes
  while (high / low > 1.005) {
    const middle = Math.sqrt(low * high)
    if (reaches(middle)) high = middle
    else low = middle
  }
  return Math.max(enoughWorks(works * high), Math.floor(works) + 1)
}
