import { normaliseText as clean } from '#draws'
import type { DrawAllocation, DrawDecision, DrawRule } from '#draws/model'
import { parseWhole } from '#kernel/parse-number'
import { err, ok, type Result } from '#kernel/result'

/** The rule of a draw as flags say it. */
export const drawRuleFlags = {
  count: { type: 'string' },
  reserve: { type: 'string' },
  by: { type: 'string', multiple: true },
  allocation: { type: 'string' },
  take: { type: 'string', multiple: true },
  exclude: { type: 'string', multiple: true },
  include: { type: 'string', multiple: true },
} as const

export interface DrawRuleFlags {
  readonly count?: string | undefined
  readonly reserve?: string | undefined
  readonly by?: readonly string[] | undefined
  readonly allocation?: string | undefined
  readonly take?: readonly string[] | undefined
  readonly exclude?: readonly string[] | undefined
  readonly include?: readonly string[] | undefined
}

/** True when any flag of the rule was given: a committed draw takes its rule from the commitment. */
export const namesRule = (flags: DrawRuleFlags): boolean =>
  Object.keys(drawRuleFlags).some((name) => flags[name as keyof DrawRuleFlags] !== undefined)

export function readDrawRule(flags: DrawRuleFlags): Result<DrawRule, string> {
  const strata = (flags.by ?? []).map(clean)
  const allocation = readAllocation(flags, strata)
  if (!allocation.ok) return allocation
  const count = readCount(flags.count, allocation.value)
  if (!count.ok) return count
  const reserve = flags.reserve === undefined ? 0 : parseWhole(flags.reserve)
  if (reserve === undefined || reserve < 0) return err('Ключу --reserve нужно целое число не меньше нуля.')
  const exclude = readDecisions('exclude', flags.exclude ?? [])
  if (!exclude.ok) return exclude
  const include = readDecisions('include', flags.include ?? [])
  if (!include.ok) return include
  return ok({
    count: count.value,
    reserve,
    strata,
    allocation: allocation.value,
    exclude: exclude.value,
    include: include.value,
  })
}

function readCount(text: string | undefined, allocation: DrawAllocation): Result<number, string> {
  if (text === undefined && allocation.kind === 'given') {
    return ok(allocation.numbers.reduce((sum, { count }) => sum + count, 0))
  }
  const count = parseWhole(text ?? '')
  return count === undefined || count < 1 ? err('Скажите, сколько отобрать: --count 10.') : ok(count)
}

function readAllocation(flags: DrawRuleFlags, strata: readonly string[]): Result<DrawAllocation, string> {
  const { allocation, take } = flags
  if (strata.length === 0) {
    return allocation === undefined && take === undefined
      ? ok({ kind: 'whole' })
      : err('Распределение по слоям называют вместе со столбцом слоёв: --by СТОЛБЕЦ.')
  }
  if (take !== undefined) {
    return allocation === undefined
      ? readNumbers(take, strata.length)
      : err('Назовите что-то одно: --allocation или числа по слоям --take.')
  }
  if (allocation === 'equal' || allocation === 'proportional') return ok({ kind: allocation })
  return err(
    'Скажите, как делить по слоям: --allocation equal (поровну), --allocation proportional (по размеру) или --take "СЛОЙ=ЧИСЛО".',
  )
}

function readNumbers(pairs: readonly string[], width: number): Result<DrawAllocation, string> {
  const numbers = []
  for (const pair of pairs) {
    const at = pair.lastIndexOf('=')
    const count = parseWhole(pair.slice(at + 1))
    const stratum = pair.slice(0, at).split(' / ').map(clean)
    if (at < 1 || count === undefined || count < 0 || stratum.length !== width) {
      return err(
        `Число для слоя «${pair}» не прочитано: нужна запись вида --take "${width === 1 ? 'Округ 1' : 'Округ 1 / сельская'}=3".`,
      )
    }
    numbers.push({ stratum, count })
  }
  return ok({ kind: 'given', numbers })
}

/** `edu7=закрыта на ремонт`: nobody is set aside or put in without a reason that can be read. */
function readDecisions(flag: 'exclude' | 'include', pairs: readonly string[]): Result<DrawDecision[], string> {
  const decisions = []
  for (const pair of pairs) {
    const at = pair.indexOf('=')
    const [code, reason] = [clean(pair.slice(0, Math.max(at, 0))), clean(pair.slice(at + 1))]
    if (code === '' || reason === '') return err(`Ключу --${flag} нужны код и причина: --${flag} "КОД=причина".`)
    decisions.push({ code, reason })
  }
  return ok(decisions)
}
