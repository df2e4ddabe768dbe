import type { Instance } from '../instance.ts'

/** People who have a limit and may see some of the works. */
export const limitedPeople = ({ people, limits, blocks }: Instance): number[] =>
  [...people.keys()].filter(
    (person) => limits[person] !== Infinity && blocks[person]!.some((each) => each.length === 0),
  )
