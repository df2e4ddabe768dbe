import type { ReadTx } from '#db'
import { countVerdicts } from './count-verdicts.ts'
import { type AwardTally, judgeSchools } from './judge-schools.ts'
import { loadJudgedCandidates, type SchoolCandidates } from './load-candidates.ts'
import { type Award, awards, type SchoolSign, type SchoolYear, type VerdictCounts } from './model.ts'

export interface YearQuestion {
  readonly nodePath: string
  readonly year: number
  readonly award?: Award
}

export interface YearSummary {
  readonly year: number
  /** In the order of names; schools without candidates are left out. */
  readonly schools: readonly SchoolYear[]
  readonly total: VerdictCounts
}

/** One year of a place: counts by school, each school held against the other schools of its region. */
export async function summariseYear(tx: ReadTx, question: YearQuestion): Promise<YearSummary> {
  const { nodePath, year, award } = question
  const region = `${nodePath.split('/')[0] ?? ''}/`
  const all = await loadJudgedCandidates(tx, {
    nodePath: region,
    years: [year],
    ...(award === undefined ? {} : { award }),
  })
  const signs = judgeSchools(all.map(talliesOf))
  const schools = all.flatMap((each, index) =>
    each.path.startsWith(nodePath) ? [schoolYear(each, signs[index] ?? { outcome: 'few-data', enough: 'never' })] : [],
  )
  return { year, schools, total: sumOf(schools) }
}

export function sumOf(counts: readonly VerdictCounts[]): VerdictCounts {
  const sum = (of: (each: VerdictCounts) => number): number => counts.reduce((total, each) => total + of(each), 0)
  return {
    confirmed: sum(({ confirmed }) => confirmed),
    notConfirmed: sum(({ notConfirmed }) => notConfirmed),
    noData: sum(({ noData }) => noData),
  }
}

function schoolYear(of: SchoolCandidates, sign: SchoolSign): SchoolYear {
  const { school, code, name, path } = of
  return { school, code, name, path, sign, ...countVerdicts(of.candidates.map(({ verdict }) => verdict)) }
}

function talliesOf({ candidates }: SchoolCandidates): readonly AwardTally[] {
  return awards.flatMap((award) => {
    const { confirmed, notConfirmed } = countVerdicts(
      candidates.flatMap((each) => (each.award === award ? [each.verdict] : [])),
    )
    return confirmed + notConfirmed === 0
      ? []
      : [{ award, decided: confirmed + notConfirmed, unconfirmed: notConfirmed }]
  })
}
