import { type Act, appendAudit } from '#audit'
import type { ReadTx, WriteTx } from '#db'
import { newId } from '#kernel/new-id'
import { err, ok, type Result } from '#kernel/result'
import { getNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import { countVerdicts } from './count-verdicts.ts'
import { describeTerms } from './describe-terms.ts'
import { loadJudgedCandidates } from './load-candidates.ts'
import { loadRules } from './load-rules.ts'
import { awards, type CheckStage, type FinishedCheck, type HonoursCheckId, type HonoursProblem } from './model.ts'
import './tables.ts'

export interface CheckToFinish {
  readonly node: NodeId
  readonly year: number
  readonly stage: CheckStage
  readonly remark: string
}

/** Writes down that people have looked through the candidates of a year, with what stood there on that day. */
export async function finishCheck(
  tx: WriteTx,
  act: Act,
  { node: id, year, stage, remark }: CheckToFinish,
): Promise<Result<HonoursCheckId, HonoursProblem>> {
  const node = await getNode(tx, id)
  if (node === undefined || node.kind === 'region') return err({ kind: 'not-a-municipality' })
  const candidates = (await loadJudgedCandidates(tx, { nodePath: node.path, years: [year] })).flatMap(
    (school) => school.candidates,
  )
  if (candidates.length === 0) return err({ kind: 'no-candidates' })
  const counts = countVerdicts(candidates.map(({ verdict }) => verdict))
  if (stage === 'final' && counts.confirmed + counts.notConfirmed === 0) return err({ kind: 'no-results-yet' })
  const rules = await loadRules(tx, node.path, year)
  const applied = awards.flatMap((award) => {
    const rule = rules.get(award)
    if (rule === undefined || rule.terms === 'unknown' || !candidates.some((each) => each.award === award)) return []
    return [{ award, terms: describeTerms(rule.terms), source: rule.source.text }]
  })
  const check = newId<HonoursCheckId>()
  await tx
    .insertInto('honours_check')
    .values({
      id: check,
      node_id: node.id,
      year,
      stage,
      confirmed: counts.confirmed,
      not_confirmed: counts.notConfirmed,
      no_data: counts.noData,
      rules: JSON.stringify(applied),
      remark: remark.trim(),
      finished_at: act.at,
      finished_by: act.actor,
    })
    .execute()
  await appendAudit(tx, {
    ...act,
    action: 'honours.finish-check',
    nodePath: node.path,
    subject: check,
    details: { year, stage, ...counts },
  })
  return ok(check)
}

/** Finished checks of this very place, newest first. */
export async function listChecks(
  tx: ReadTx,
  { node, year }: { readonly node: NodeId; readonly year: number },
): Promise<readonly FinishedCheck[]> {
  const rows = await tx
    .selectFrom('honours_check')
    .selectAll()
    .where('node_id', '=', node)
    .where('year', '=', year)
    .orderBy('finished_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    year: row.year,
    stage: row.stage,
    confirmed: row.confirmed,
    notConfirmed: row.not_confirmed,
    noData: row.no_data,
    remark: row.remark,
    finishedAt: row.finished_at,
    finishedBy: row.finished_by,
  }))
}
