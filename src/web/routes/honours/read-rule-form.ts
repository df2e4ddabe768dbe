import type { RuleEntry } from '#honours'
import { awards, type RuleTerms } from '#honours/model'
import { parseWhole } from '#kernel/parse-number'

/** A rule as it was typed, or one sentence about what is missing. */
export function readRuleForm(form: FormData): Omit<RuleEntry, 'node'> | string {
  const said = (name: string): string => String(form.get(name) ?? '').trim()
  const award = awards.find((each) => each === said('award'))
  const year = parseWhole(said('year'))
  const version = parseWhole(said('version'))
  if (award === undefined || year === undefined || version === undefined) {
    return 'Форма пришла не полностью. Откройте страницу заново и повторите.'
  }
  const head = { award, year, version, document: said('document') }
  if (said('intent') === 'withdraw') return { ...head, terms: 'withdrawn' }
  const fours = parseWhole(said('fours'))
  if (fours === undefined) return 'Сколько итоговых «4» допускается: целое число, 0 – ни одной.'
  const russian = said('russian') === '' ? 'not-asked' : parseWhole(said('russian'))
  if (russian === undefined) return 'Баллы по русскому языку: целое число или пусто.'
  const second = readSecond(said('secondSubject'), said('secondScore'))
  if (typeof second === 'string' && second !== 'not-asked') return second
  const baseMath = baseMathValues.find((each) => each === said('baseMath')) ?? 'no'
  return { ...head, terms: { fours, russian, second, baseMath, firstTry: said('firstTry') === 'yes' } }
}

const baseMathValues = [
  'no',
  'instead',
  'instead-when-only',
  'unsaid',
] as const satisfies readonly RuleTerms['baseMath'][]

function readSecond(
  subject: string,
  typed: string,
): RuleTerms['second'] | 'Назовите баллы второго экзамена целым числом.' {
  if (subject !== 'any' && subject !== 'profile-math') return 'not-asked'
  const score = parseWhole(typed)
  return score === undefined ? 'Назовите баллы второго экзамена целым числом.' : { subject, score }
}
