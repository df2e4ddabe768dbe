import type { SeededRandom } from '#kernel/seeded-random'
import { type DemoGrade, demoGrades, type DemoSchool, type DemoYear, demoYears, type SchoolKind } from './model.ts'

/** A pupil in one year: ability relative to the norm of the grade, so growth with the grade is already taken out. */
export interface Seat {
  readonly pupil: number
  readonly general: number
  /** What the pupil adds to it in one subject; the same every year. */
  readonly bent: Readonly<Record<string, number>>
}

/** One class of one year. */
export interface DemoClass {
  readonly school: DemoSchool
  readonly year: DemoYear
  readonly grade: DemoGrade
  readonly label: string
  readonly seats: readonly Seat[]
}

/** Variance of ability is 1 in all: kinds of school 0.13, school 0.05, class 0.1, pupil 0.68, class × subject 0.04. */
const meanOfKind: Readonly<Record<SchoolKind, number>> = { town: -0.03, strong: 0.85, weak: -0.75, rural: -0.15 }
const spreadOfKind: Readonly<Record<SchoolKind, number>> = { town: 0.22, strong: 0.12, weak: 0.12, rural: 0.3 }
const classSpread = 0.31
const generalSpread = 0.68
const bentSpread = 0.4
/** Yearly change of a pupil against the norm; the pull to the middle keeps the variance constant. */
const yearlyChange = 0.33
const pull = Math.sqrt(1 - (yearlyChange / generalSpread) ** 2)
const chanceToMove = 0.03

/**
 * All classes of all years: the class of (year, grade) is the class of (year + 1, grade + 1) with nearly the same
 * pupils. Only the cohorts that sit an assessment in the demo's years are raised.
 */
export function raiseCohorts(
  schools: readonly DemoSchool[],
  subjects: readonly string[],
  random: SeededRandom,
): DemoClass[] {
  const classes: DemoClass[] = []
  let pupils = 0

  for (const school of schools) {
    const ofSchool = random.fork(school.login)
    const level = meanOfKind[school.kind] + spreadOfKind[school.kind] * ofSchool.normal()
    for (let entry = demoYears[0] - demoGrades.at(-1)!; entry <= demoYears.at(-1)! - demoGrades[0]; entry++) {
      for (let number = 1; number <= school.classes; number++) {
        raiseClass(school, entry, String(number), level, ofSchool.fork(`${entry}/${number}`))
      }
    }
  }
  return classes

  function raiseClass(school: DemoSchool, entry: number, label: string, level: number, ofClass: SeededRandom): void {
    const classLevel = level + classSpread * ofClass.normal()
    const size = Math.max(3, Math.round(school.classSize + school.classSize * 0.1 * ofClass.normal()))
    let people = Array.from({ length: size }, () => newcomer(ofClass))
    for (const year of demoYears) {
      const grade = demoGrades.find((candidate) => candidate === year - entry)
      if (grade === undefined) continue
      const seats = people.map((person) => ({ ...person, general: classLevel + person.general }))
      classes.push({ school, year, grade, label, seats })
      people = people.map((person) => (ofClass.chance(chanceToMove) ? newcomer(ofClass) : grown(person, ofClass)))
    }
  }

  function newcomer(ofClass: SeededRandom): Seat {
    const bent = Object.fromEntries(subjects.map((subject) => [subject, bentSpread * ofClass.normal()]))
    return { pupil: ++pupils, general: generalSpread * ofClass.normal(), bent }
  }
}

function grown(person: Seat, ofClass: SeededRandom): Seat {
  return { ...person, general: pull * person.general + yearlyChange * ofClass.normal() }
}
