import { noncentralHypergeometric, tailOfSum } from '#stats'
import type { ClassReader } from './class-columns.ts'
import { boundedScore, type Evidence } from './evidence.ts'
import type { GatheredCells, ScreeningCell } from './gather-cells.ts'

/** Pupils of one class by register mark: «2» and «3» are low, «4» and «5» high. Those without a mark are left out. */
export interface AbsenceGroup {
  readonly lowAbsent: number
  readonly absent: number
  readonly low: number
  readonly high: number
  /** How much more likely a low pupil is to be absent than a high one in the other schools, as a ratio of odds. */
  readonly odds: number
}

export interface AbsenceEvidence extends Evidence {
  readonly observed: number
  /** Low pupils expected among as many absent ones. */
  readonly expected: number
  readonly deviation: number
}

/** Where data are few: weak pupils are absent somewhat more often everywhere. */
const usualOdds = 1.3
/** Absent pupils of the reference that the usual odds weigh as much as. */
const usualWeight = 30

/** Participants of each assessment by attendance and register mark: plain data. */
export type AbsenceTotals = readonly Readonly<AttendanceTable>[]

export function absenceTotals(gathered: GatheredCells): AbsenceTotals {
  const all = gathered.assessments.map(emptyTable)
  const { columns } = gathered.classes
  for (let i = 0; i < columns.size; i++) addClass(all[columns.assessment[i]!]!, gathered.classes, i)
  return all
}

/** Groups of every class of a cell against the other schools of its assessment; a class without absent pupils is none. */
export function absenceGroups(
  { classes }: GatheredCells,
  totals: AbsenceTotals,
  { from, to, assessment, absent }: ScreeningCell,
): readonly AbsenceGroup[] {
  if (absent === 0) return []
  const own = emptyTable()
  for (let i = from; i < to; i++) addClass(own, classes, i)
  const odds = oddsWithout(totals[assessment]!, own)
  const groups: AbsenceGroup[] = []
  for (let i = from; i < to; i++) {
    const table = emptyTable()
    addClass(table, classes, i)
    const away = table.lowAbsent + table.highAbsent
    const low = table.lowAbsent + table.lowPresent
    const high = table.highAbsent + table.highPresent
    // Where all are of one kind, or all absent, the marks of the absent say nothing.
    if (away === 0 || low === 0 || high === 0 || away === low + high) continue
    groups.push({ lowAbsent: table.lowAbsent, absent: away, low, high, odds })
  }
  return groups
}

/** Exact pooled evidence that the absent have low register marks more often than elsewhere, given how many were absent. */
export function absenceEvidence(groups: readonly AbsenceGroup[]): AbsenceEvidence | undefined {
  if (groups.length === 0) return undefined
  const laws = groups.map((group) => noncentralHypergeometric(group.low, group.high, group.absent, group.odds))
  const observed = groups.reduce((sum, group) => sum + group.lowAbsent, 0)
  let expected = 0
  let variance = 0
  for (const law of laws) {
    let mean = 0
    let square = 0
    law.forEach((p, x) => {
      mean += p * x
      square += p * x * x
    })
    expected += mean
    variance += square - mean * mean
  }
  const tails = tailOfSum(laws, observed)
  return {
    logP: tails.logUpper,
    z: boundedScore(tails.logMid),
    n: groups.reduce((sum, group) => sum + group.absent, 0),
    leastLogP: laws.reduce((sum, law) => sum + Math.log(law[law.length - 1]!), 0),
    observed,
    expected,
    deviation: Math.sqrt(variance),
  }
}

export interface AttendanceTable {
  lowAbsent: number
  highAbsent: number
  lowPresent: number
  highPresent: number
}

const emptyTable = (): AttendanceTable => ({ lowAbsent: 0, highAbsent: 0, lowPresent: 0, highPresent: 0 })

function addClass(into: AttendanceTable, classes: ClassReader, index: number): void {
  const absent = classes.absentByJournal(index)
  into.lowAbsent += absent[1]! + absent[2]!
  into.highAbsent += absent[3]! + absent[4]!
  const marks = classes.marks(index)
  for (let row = 0; row < marks.length; row += 5) {
    into.lowPresent += marks[row + 1]! + marks[row + 2]!
    into.highPresent += marks[row + 3]! + marks[row + 4]!
  }
}

/** Ratio of odds over the other schools, drawn to the usual one on the scale of its logarithm. */
function oddsWithout(all: AttendanceTable, own: AttendanceTable): number {
  const rest = (key: keyof AttendanceTable) => all[key] - own[key] + 0.5
  const log = Math.log((rest('lowAbsent') * rest('highPresent')) / (rest('highAbsent') * rest('lowPresent')))
  const weight = rest('lowAbsent') + rest('highAbsent')
  return Math.exp((weight * log + usualWeight * Math.log(usualOdds)) / (weight + usualWeight))
}
