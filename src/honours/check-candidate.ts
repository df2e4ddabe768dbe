import { counted } from '#kernel/russian-text'
import { points } from './describe-terms.ts'
import {
  baseMathSubject,
  type CandidateFacts,
  type Condition,
  examFormTitles,
  type ExamResult,
  profileMathSubject,
  type RuleOfYear,
  type RuleTerms,
  russianSubject,
  unknownRuleSentence,
  type Verdict,
} from './model.ts'

/** Holds one candidate against the rule of the year: every condition with its answer, and the answer of all together. */
export function checkCandidate(candidate: CandidateFacts, rule: RuleOfYear): Verdict {
  if (rule.terms === 'unknown') return { state: 'no-data', reason: unknownRuleSentence, conditions: [] }
  const conditions = [
    checkMarks(candidate, rule.terms),
    ...checkRussian(candidate, rule.terms),
    ...checkSecond(candidate, rule.terms),
    ...checkFirstTry(candidate, rule.terms),
  ]
  const unmet = conditions.filter(({ state }) => state === 'unmet')
  const unknown = conditions.filter(({ state }) => state === 'unknown')
  const said = (some: readonly Condition[]): string => some.map(({ sentence }) => sentence).join(' ')
  if (unmet.length > 0) return { state: 'not-confirmed', reason: said(unmet), conditions }
  if (unknown.length > 0) return { state: 'no-data', reason: said(unknown), conditions }
  return { state: 'confirmed', reason: 'Все условия правила выполнены.', conditions }
}

const met = (sentence: string): Condition => ({ state: 'met', sentence })
const unmet = (sentence: string): Condition => ({ state: 'unmet', sentence })
const unknown = (sentence: string): Condition => ({ state: 'unknown', sentence })

function checkMarks({ marks }: CandidateFacts, { fours }: RuleTerms): Condition {
  if (marks === 'unknown') return unknown('Итоговых отметок ещё нет.')
  if (marks.others > 0) return unmet(`Среди итоговых отметок есть ниже «4»: ${marks.others}.`)
  if (marks.fours > fours) {
    const allowed = fours === 0 ? 'нужны все «5»' : `допускается не больше ${fours}`
    return unmet(`Итоговых «4»: ${marks.fours}, ${allowed}.`)
  }
  return met(marks.fours === 0 ? 'Итоговые отметки: все «5».' : `Итоговых «4»: ${marks.fours} из ${fours} допустимых.`)
}

function checkRussian({ exams }: CandidateFacts, { russian }: RuleTerms): readonly Condition[] {
  if (russian === 'not-asked') return []
  const taken = exams.find(({ form, subject }) => form === 'ege' && subject === russianSubject)
  if (taken === undefined) {
    const gve = exams.some(({ form, subject }) => form === 'gve' && subject === russianSubject)
    return [unknown(gve ? gveSentence : 'Результата ЕГЭ по русскому языку нет.')]
  }
  const sentence = `ЕГЭ по русскому языку: ${taken.value}, нужно не меньше ${points(russian)}.`
  return [taken.value >= russian ? met(sentence) : unmet(sentence)]
}

const gveSentence = 'Экзамен сдан в форме ГВЭ: как правило к нему применяется, здесь не записано.'

function checkSecond(candidate: CandidateFacts, terms: RuleTerms): readonly Condition[] {
  const { second, baseMath } = terms
  if (second === 'not-asked') return []
  const scored = candidate.exams.filter(({ form, scale }) => form === 'ege' && scale === 'score')
  const others = scored.filter(({ subject }) =>
    second.subject === 'any' ? subject !== russianSubject : subject === profileMathSubject,
  )
  const best = others.toSorted((a, b) => b.value - a.value)[0]
  if (best !== undefined && best.value >= second.score) {
    return [met(`ЕГЭ, ${lower(best.subject)}: ${best.value}, нужно не меньше ${points(second.score)}.`)]
  }
  const base = candidate.exams.find(({ form, subject }) => form === 'ege' && subject === baseMathSubject)
  const onlyBase = base !== undefined && scored.every(({ subject }) => subject === russianSubject)
  if (base !== undefined && (baseMath === 'instead' || (baseMath === 'instead-when-only' && onlyBase))) {
    // «Only» is known when all results are in; until then another exam may still count.
    if (base.value === 5 && (baseMath === 'instead' || candidate.examsComplete)) {
      return [met('Базовая математика: «5».')]
    }
    if (onlyBase && candidate.examsComplete) return [unmet(`Базовая математика: «${base.value}», нужна «5».`)]
  }
  if (baseMath === 'unsaid' && onlyBase && candidate.examsComplete) {
    return [unknown('Сданы только русский язык и базовая математика: об этом случае источник правила молчит.')]
  }
  const which = second.subject === 'any' ? 'ЕГЭ ещё по одному предмету' : 'ЕГЭ по профильной математике'
  if (best === undefined) return [unknown(`Результата ${which} нет.`)]
  const sentence = `${which}: лучший результат – ${lower(best.subject)}, ${best.value}, нужно не меньше ${points(second.score)}.`
  return [candidate.examsComplete ? unmet(sentence) : unknown(`${sentence} Пришли не все результаты.`)]
}

function checkFirstTry({ firstTry, exams }: CandidateFacts, terms: RuleTerms): readonly Condition[] {
  if (!terms.firstTry) return []
  const failed = exams.filter(({ form, scale, value }) => form !== 'ege' && scale === 'mark' && value === 2)
  if (failed.length > 0) return [unmet(`${failedWords(failed)} с отметкой «2».`)]
  if (firstTry === 'unknown') return [unknown('Не указано, сданы ли экзамены с первого раза.')]
  return [
    firstTry ? met('Экзамены сданы с первого раза.') : unmet('Была пересдача, а нужны результаты с первого раза.'),
  ]
}

function failedWords(failed: readonly ExamResult[]): string {
  const names = failed.map(({ form, subject }) => `${examFormTitles[form]} (${lower(subject)})`).join(', ')
  return `${counted(failed.length, 'экзамен', 'экзамена', 'экзаменов')}, ${names},`
}

const lower = (subject: string): string => subject.charAt(0).toLocaleLowerCase('ru') + subject.slice(1)
