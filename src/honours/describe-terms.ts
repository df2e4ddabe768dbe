import { plural } from '#kernel/russian-text'
import type { RuleTerms } from './model.ts'

/** What a rule asks, a sentence for each condition. */
export function describeTerms(terms: RuleTerms): readonly string[] {
  return [
    describeMarks(terms.fours),
    ...(terms.russian === 'not-asked' ? [] : [`ЕГЭ по русскому языку: не меньше ${points(terms.russian)}.`]),
    ...describeSecond(terms),
    ...(terms.firstTry ? ['Все экзамены сданы с первого раза, без пересдачи.'] : []),
  ]
}

/** `70 баллов`. */
export const points = (score: number): string => `${score}\u00a0${plural(score, 'балла', 'баллов', 'баллов')}`

function describeMarks(fours: number): string {
  if (fours === 0) return 'Итоговые отметки: все «5».'
  return `Итоговые отметки: «5» и не больше ${fours}\u00a0«4».`
}

function describeSecond({ second, baseMath }: RuleTerms): readonly string[] {
  if (second === 'not-asked') return []
  const subject = second.subject === 'any' ? 'ещё по одному предмету' : 'по профильной математике'
  const least = `ЕГЭ ${subject}: не меньше ${points(second.score)}`
  switch (baseMath) {
    case 'no':
      return [`${least}.`]
    case 'instead':
      return [`${least} или «5» за базовую математику.`]
    case 'instead-when-only':
      return [`${least}; если сданы только русский язык и базовая математика – «5» за неё.`]
    case 'unsaid':
      return [`${least}; о случае, когда сданы только русский язык и базовая математика, источник молчит.`]
    default:
      return baseMath satisfies never
  }
}
