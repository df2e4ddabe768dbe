import type { Clock } from '#kernel/clock'
import { err, ok, type Result } from '#kernel/result'
import { drawItems } from './draw-items.ts'
import { commitmentHash } from './hash.ts'
import type { DrawCommitment, DrawList, DrawProblem, DrawRule } from './model.ts'

export interface CommitRequest {
  readonly title: string
  readonly rule: DrawRule
  readonly seedSource: string | null
  readonly clock: Clock
  readonly program: string
}

/** The first step of a draw: list, rule and source of the seed are bound by one number, which is published before the seed is known. */
export function commitDraw(list: DrawList, request: CommitRequest): Result<DrawCommitment, DrawProblem> {
  const { title, rule, seedSource, clock, program } = request
  // A rule that cannot be carried out is refused now, not on the day when the seed is known. Numbers do not depend on it.
  const trial = drawItems(list, rule, 'trial')
  if (!trial.ok) return err(trial.error)
  return ok({
    format: 'obyektiv-draw-commitment',
    version: 1,
    title,
    made: clock(),
    program,
    list: describeList(list),
    rule,
    seedSource,
    sha256: commitmentHash(list.sha256, rule, seedSource),
  })
}

export const describeList = ({ file, codeColumn, columns, items, sha256 }: DrawList) => ({
  file,
  codeColumn,
  columns: [...columns],
  size: items.length,
  sha256,
})
