import { benjaminiHochberg, seededRandom } from '#stats'

/** One of the schools of the example of many tests. */
export interface NamedSchool {
  readonly p: number
  readonly touched: boolean
  /** Named by its own p alone; by p with the correction for the number of schools. */
  readonly alone: boolean
  readonly corrected: boolean
}

export interface NamingQuestion {
  readonly schools: number
  /** Schools in which something was done. */
  readonly touched: number
  /** p from which a school is named, and the share of false ones allowed among the named. */
  readonly level: number
  readonly seed: number
}

/** A touched school has a p that is an even one to this power: mostly deep in the tail, now and then not. */
const clearness = 9

/** Who would be named of so many schools: an honest school has any p with equal chance. Seeded. */
export function nameSchools({ schools, touched, level, seed }: NamingQuestion): readonly NamedSchool[] {
  const random = seededRandom(seed)
  const chances = Array.from({ length: schools }, (_, i) => {
    const even = 1 - random()
    return i < touched ? even ** clearness : even
  })
  const q = benjaminiHochberg(chances.map(Math.log))
  const order = shuffled(schools, random)
  return order.map((i) => ({
    p: chances[i]!,
    touched: i < touched,
    alone: chances[i]! <= level,
    corrected: Math.exp(q[i]!) <= level,
  }))
}

function shuffled(count: number, random: () => number): readonly number[] {
  const order = Array.from({ length: count }, (_, i) => i)
  for (let i = count - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1))
    const held = order[i]!
    order[i] = order[other]!
    order[other] = held
  }
  return order
}
