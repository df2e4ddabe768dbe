import type { WriteTx } from '#db'
import type { Instant } from '#kernel/clock'
import { err, ok, type Result } from '#kernel/result'
import type { AssessmentId, MarkScale, Provenance } from './model.ts'
import './tables.ts'

export interface NewMarkScale {
  readonly scale: MarkScale
  readonly source: Provenance
  readonly at: Instant
  /** Id of the import that brings it; absent where a person enters or confirms it. */
  readonly origin?: string
}

export interface ScaleRefusal {
  readonly kind: 'not-ascending' | 'above-maximum'
  /** Russian, one sentence. */
  readonly sentence: string
}

/** Puts a new version of the mark scale in force. Older versions stay. */
export async function setMarkScale(
  tx: WriteTx,
  assessment: AssessmentId,
  entry: NewMarkScale,
  maxScore: number | 'unknown' = 'unknown',
): Promise<Result<void, ScaleRefusal>> {
  const refusal = refusalOf(entry.scale, maxScore)
  if (refusal !== undefined) return err(refusal)
  await tx
    .insertInto('mark_scale')
    .values((eb) => ({
      assessment_id: assessment,
      version: eb
        .selectFrom('mark_scale')
        .select((inner) => inner(inner.fn.coalesce(inner.fn.max('version'), inner.lit(0)), '+', 1).as('next'))
        .where('assessment_id', '=', assessment),
      from_three: entry.scale[3],
      from_four: entry.scale[4],
      from_five: entry.scale[5],
      source: JSON.stringify(entry.source),
      created_at: entry.at,
      origin: entry.origin ?? null,
      withdrawn_at: null,
    }))
    .execute()
  return ok(undefined)
}

function refusalOf(scale: MarkScale, maxScore: number | 'unknown'): ScaleRefusal | undefined {
  const cuts = [scale[3], scale[4], scale[5]]
  const ascending = cuts.every((cut, index) => Number.isSafeInteger(cut) && cut > (cuts[index - 1] ?? 0))
  if (!ascending) {
    return {
      kind: 'not-ascending',
      sentence: `Баллы шкалы должны быть целыми и возрастать: «3» с ${scale[3]}, «4» с ${scale[4]}, «5» с ${scale[5]} не подходят. Исправьте шкалу.`,
    }
  }
  if (maxScore !== 'unknown' && scale[5] > maxScore) {
    return {
      kind: 'above-maximum',
      sentence: `Отметка «5» начинается с ${scale[5]}, а максимальный первичный балл – ${maxScore}. Исправьте шкалу.`,
    }
  }
  return undefined
}
