import type { Clock } from '#kernel/clock'
import { err, ok, type Result } from '#kernel/result'
import { checkSeed } from './check-seed.ts'
import { describeList } from './commit-draw.ts'
import { drawItems } from './draw-items.ts'
import { commitmentHash } from './hash.ts'
import type { DrawCommitment, DrawList, DrawProblem, DrawProtocol, DrawRule } from './model.ts'

export interface DrawRequest {
  readonly title: string
  readonly seed: string
  readonly terms:
    | { readonly kind: 'open'; readonly rule: DrawRule; readonly seedSource: string | null }
    | { readonly kind: 'committed'; readonly commitment: DrawCommitment }
  /** False: the protocol names the list and its hash, and the list itself is kept apart. */
  readonly keepsList: boolean
  readonly clock: Clock
  readonly program: string
}

/** Draws, and writes down everything that is needed to draw again. */
export function makeDraw(list: DrawList, request: DrawRequest): Result<DrawProtocol, DrawProblem> {
  const { terms, keepsList, clock, program } = request
  const seed = checkSeed(request.seed)
  if (!seed.ok) return seed
  const committed = terms.kind === 'committed' ? terms.commitment : undefined
  const broken = committed === undefined ? undefined : brokenCommitment(list, committed)
  if (broken !== undefined) return err(broken)
  const { rule, seedSource } = terms.kind === 'committed' ? terms.commitment : terms
  const strata = drawItems(list, rule, seed.value)
  if (!strata.ok) return strata
  return ok({
    format: 'obyektiv-draw',
    version: 1,
    title: request.title,
    made: clock(),
    program,
    algorithm: { name: 'sha256-order-1', words: algorithmWords },
    list: { ...describeList(list), rows: keepsList ? list.items.map(({ code, values }) => [code, ...values]) : null },
    rule,
    seed: { text: seed.value, source: seedSource },
    commitment: committed === undefined ? null : { sha256: committed.sha256, made: committed.made },
    strata: strata.value,
  })
}

function brokenCommitment(list: DrawList, commitment: DrawCommitment): DrawProblem | undefined {
  const { rule, seedSource } = commitment
  if (commitmentHash(commitment.list.sha256, rule, seedSource) !== commitment.sha256) {
    return {
      kind: 'other-list',
      sentence: 'Файл обязательства изменён: его число не сходится с его же списком, правилом и источником зерна.',
    }
  }
  if (commitment.list.sha256 === list.sha256) return undefined
  return {
    kind: 'other-list',
    sentence: `Список не тот, что был объявлен: SHA-256 списка ${list.sha256}, а в обязательстве ${commitment.list.sha256}.`,
  }
}

export const algorithmWords =
  'Для каждого кода вычисляется SHA-256 от текста «зерно, перевод строки, код» в UTF-8. В каждом слое коды ставятся по возрастанию ' +
  'этих чисел; первые отобраны, следующие – запас. Порядок списка и чьи-либо решения на результат не влияют.'
