import type { ReadTx } from '#db'
import type { FederalCode, NodeId } from '#organisations/model'
import { candidateOf } from './candidate-row.ts'
import { checkCandidate } from './check-candidate.ts'
import { loadRules } from './load-rules.ts'
import type { Award, JudgedCandidate, RuleOfYear } from './model.ts'
import './tables.ts'

export interface CandidateQuestion {
  readonly nodePath: string
  readonly years: readonly number[]
  readonly award?: Award
}

export interface SchoolCandidates {
  readonly school: NodeId
  readonly code: FederalCode
  readonly name: string
  readonly path: string
  readonly candidates: readonly JudgedCandidate[]
}

/** Candidates below a place by school in the order of names, each held against the rule of its own municipality. */
export async function loadJudgedCandidates(
  tx: ReadTx,
  { nodePath, years, award }: CandidateQuestion,
): Promise<readonly SchoolCandidates[]> {
  if (years.length === 0) return []
  let query = tx
    .selectFrom('honours_candidate as c')
    .innerJoin('organisation_node as n', 'n.id', 'c.school_id')
    .selectAll('c')
    .select(['n.code', 'n.short_name', 'n.path'])
    .where('n.path', 'like', `${nodePath}%`)
    .where('c.year', 'in', [...years])
    .where('c.ended_by', 'is', null)
  if (award !== undefined) query = query.where('c.award', '=', award)
  const rows = await query
    .orderBy('n.sort_key')
    .orderBy('n.id')
    .orderBy('c.year', 'desc')
    .orderBy('c.award')
    .orderBy('c.participant')
    .execute()
  const ruleOf = ruleReader(tx)
  const schools = new Map<NodeId, { head: Omit<SchoolCandidates, 'candidates'>; candidates: JudgedCandidate[] }>()
  for (const row of rows) {
    const candidate = candidateOf(row)
    const verdict = checkCandidate(candidate, await ruleOf(row.path, candidate.year, candidate.award))
    const school = schools.get(row.school_id) ?? {
      head: { school: row.school_id, code: row.code, name: row.short_name, path: row.path },
      candidates: [],
    }
    school.candidates.push({ ...candidate, verdict })
    schools.set(row.school_id, school)
  }
  return [...schools.values()].map(({ head, candidates }) => ({ ...head, candidates }))
}

/** Rules are read once for each municipality and year, not for each candidate. */
function ruleReader(tx: ReadTx): (schoolPath: string, year: number, award: Award) => Promise<RuleOfYear> {
  const known = new Map<string, ReadonlyMap<Award, RuleOfYear>>()
  return async (schoolPath, year, award) => {
    const municipality = schoolPath.replace(/[^/]+\/$/, '')
    const key = `${year} ${municipality}`
    const rules = known.get(key) ?? (await loadRules(tx, municipality, year))
    known.set(key, rules)
    return rules.get(award) ?? { award, year, terms: 'unknown', version: 0 }
  }
}

/** Years of which a place has candidates, newest first. */
export async function candidateYears(tx: ReadTx, nodePath: string): Promise<readonly number[]> {
  const rows = await tx
    .selectFrom('honours_candidate as c')
    .innerJoin('organisation_node as n', 'n.id', 'c.school_id')
    .select('c.year')
    .distinct()
    .where('n.path', 'like', `${nodePath}%`)
    .where('c.ended_by', 'is', null)
    .orderBy('c.year', 'desc')
    .execute()
  return rows.map(({ year }) => year)
}
