import { noncentralHypergeometric, tailOfSum } from '#stats'
import { boundedScore, type Evidence } from './evidence.ts'
import type { GatheredCells, ScreeningCell } from './gather-cells.ts'
import type { ClassCounts } from './model.ts'

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

/** Groups of every class of a cell against the other schools of its assessment; a class without absent pupils is none. */
export function absenceReference(gathered: GatheredCells): (cell: ScreeningCell) => readonly AbsenceGroup[] {
  const all = gathered.assessments.map(emptyTable)
  const bySchool = new Map<number, Table>()
  for (const cell of gathered.cells) {
    const own = emptyTable()
    for (const one of cell.classes) addTable(own, tableOf(one))
    addTable(all[cell.assessment]!, own)
    bySchool.set(cell.position, own)
  }
  return (cell) => {
    const odds = oddsWithout(all[cell.assessment]!, bySchool.get(cell.position)!)
    return cell.classes.flatMap((one) => {
      const table = tableOf(one)
      const absent = table.lowAbsent + table.highAbsent
      const low = table.lowAbsent + table.lowPresent
      const high = table.highAbsent + table.highPresent
      // Where all are of one kind, or all absent, the marks of the absent say nothing.
      if (absent === 0 || low === 0 || high === 0 || absent === low + high) return []
      return [{ lowAbsent: table.lowAbsent, absent, low, high, odds }]
    })
  }
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

interface Table {
  lowAbsent: number
  highAbsent: number
  lowPresent: number
  highPresent: number
}

const emptyTable = (): Table => ({ lowAbsent: 0, highAbsent: 0, lowPresent: 0, highPresent: 0 })

function addTable(into: Table, own: Table): void {
  into.lowAbsent += own.lowAbsent
  into.highAbsent += own.highAbsent
  into.lowPresent += own.lowPresent
  into.highPresent += own.highPresent
}

function tableOf({ counts }: ClassCounts): Table {
  const [, two = 0, three = 0, four = 0, five = 0] = counts.absentByJournal
  const present = (slot: number) => counts.marks.reduce((sum, row) => sum + row[slot]!, 0)
  return {
    lowAbsent: two + three,
    highAbsent: four + five,
    lowPresent: present(1) + present(2),
    highPresent: present(3) + present(4),
  }
}

/** Ratio of odds over the other schools, drawn to the usual one on the scale of its logarithm. */
function oddsWithout(all: Table, own: Table): number {
  const rest = (key: keyof Table) => all[key] - own[key] + 0.5
  const log = Math.log((rest('lowAbsent') * rest('highPresent')) / (rest('highAbsent') * rest('lowPresent')))
  const weight = rest('lowAbsent') + rest('highAbsent')
  return Math.exp((weight * log + usualWeight * Math.log(usualOdds)) / (weight + usualWeight))
}
