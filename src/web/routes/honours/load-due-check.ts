import { candidateYears, listChecks, loadJudgedCandidates } from '#honours'
import { type CheckStage, graduationYear } from '#honours/model'
import type { IsoDate } from '#kernel/clock'
import type { Visit } from '../../enter.ts'
import { paths } from '../../paths.ts'

export interface DueCheck {
  readonly year: number
  readonly stage: CheckStage
  readonly candidates: number
  readonly to: string
}

/** For «Сегодня»: the newest candidates whose check nobody has finished yet; those of long ago wait for nobody. */
export async function loadDueCheck(visit: Visit, today: IsoDate): Promise<DueCheck | undefined> {
  const { node, app } = visit
  if (!visit.may('honours.finish') || node.kind === 'region') return undefined
  return app.store.read(async (tx) => {
    const [year] = await candidateYears(tx, node.path)
    if (year === undefined || year < graduationYear(today) - 1) return undefined
    const schools = await loadJudgedCandidates(tx, { nodePath: node.path, years: [year] })
    const candidates = schools.flatMap((school) => school.candidates)
    const stage = candidates.some(({ examsComplete }) => examsComplete) ? 'final' : 'preventive'
    const checks = await listChecks(tx, { node: node.id, year })
    if (checks.some((check) => check.stage === stage)) return undefined
    const page = node.kind === 'school' ? paths.honoursSchool(node.code) : paths.honours()
    return { year, stage, candidates: candidates.length, to: `${page}?year=${year}` }
  })
}
