import { counted, formatNumber } from '#kernel/russian-text'
import type { Assessment } from '#procedures/model'
import type { ScreeningCell } from '../gather-cells.ts'
import { silent, tested, type Judged } from '../indication.ts'
import type { EffectUnit } from '../model.ts'
import { worksOf } from '../sentence-words.ts'
import { patternVerdict, type MeasuredPatterns, type PatternFamily } from './measure-patterns.ts'
import { patternFacts, taskDeviations, type Compared, type PatternFacts } from './pattern-facts.ts'
import type { PatternScore } from './pattern-scores.ts'

/** A cell, or a school with all its cells. */
export interface PatternUnit {
  readonly kind: 'cell' | 'school'
  readonly cells: readonly ScreeningCell[]
  readonly score: PatternScore | undefined
}

/** One pattern family in words. @param reachable log p that must be attainable */
export function indicatePattern(
  family: PatternFamily,
  unit: PatternUnit,
  patterns: MeasuredPatterns,
  assessments: readonly Assessment[],
  reachable: number,
): Judged {
  const facts = patternFacts(unit.cells, patterns)
  if (facts === undefined) return silent(family, 'task-scores', 'Баллов за отдельные задания нет.')
  const compared = comparedOf(family, facts)
  if (compared === undefined) {
    const sentence = 'В описании работы не указано, какие задания с кратким, а какие с развёрнутым ответом.'
    return silent(family, 'task-scores', sentence)
  }
  const { score } = unit
  const { logP, leastLogP } = patternVerdict(score, unit.kind, reachable)
  if (score === undefined || logP === 'silent') {
    const needed = unit.kind === 'cell' ? 10 : 30
    const sentence =
      `Данных мало: баллы за задания есть у ${worksOf(facts.works)}. ` +
      `Чтобы сравнить их с работами других школ, нужно не меньше ${worksOf(needed)}.`
    return silent(family, facts.works < needed ? needed : 'reference', sentence, leastLogP)
  }
  const { value, expected, deviation } = compared
  const where = unit.kind === 'school' && score.z > spokenScore ? strongest(family, unit.cells, patterns) : undefined
  const words = sentenceOf(family, compared, facts)
  const details = family === 'task-residual' ? tasksOf(where ?? onlyCell(unit), assessments, patterns) : noTasks
  const place = where === undefined ? '' : ` Сильнее всего – ${placeOf(assessments[where.assessment]!)}.`
  return tested(
    {
      family,
      logP,
      effect: value - expected,
      interval: [value - expected - 1.96 * deviation, value - expected + 1.96 * deviation],
      unit: unitOf[family],
      sentence: words + place + details.sentence,
      facts: {
        works: facts.works,
        observed: value,
        expected,
        expectedLow: expected - 1.96 * deviation,
        expectedHigh: expected + 1.96 * deviation,
        ...(family === 'similarity' ? { identicalPairs: facts.identicalPairs } : {}),
        ...details.facts,
      },
    },
    leastLogP,
  )
}

const unitOf = {
  'task-residual': 'correlation',
  similarity: 'correlation',
  'open-minus-short': 'mean score',
  'person-fit': 'standard deviations',
} as const satisfies Record<PatternFamily, EffectUnit>

/** A school's sentence names the work where the sign is strongest once there is a sign to speak of. */
const spokenScore = 1.64

function comparedOf(family: PatternFamily, facts: PatternFacts): Compared | undefined {
  switch (family) {
    case 'task-residual':
      return facts.residual
    case 'similarity':
      return facts.similarity
    case 'open-minus-short':
      return facts.open
    case 'person-fit':
      return facts.fit
  }
}

/** The sentence says the effect itself and how large it is at most in honest classes. */
function sentenceOf(family: PatternFamily, { value, expected, deviation }: Compared, facts: PatternFacts): string {
  const effect = value - expected
  const size = formatNumber(Math.abs(effect), 2)
  const more = effect >= 0 ? 'больше' : 'меньше'
  const usual = `обычно отличие не больше ${formatNumber(1.96 * deviation, 2)}.`
  switch (family) {
    case 'task-residual':
      return `Общее для класса расхождение по отдельным заданиям с работами того же общего балла ${more} обычного на ${size}; ${usual}`
    case 'similarity': {
      const pairs =
        facts.identicalPairs === 0
          ? ''
          : ` Совпали баллы за все задания: ${counted(facts.identicalPairs, 'пара', 'пары', 'пар')} работ.`
      return `Сходство работ класса с одной из них, с учётом редкости совпадений, ${more} обычного на ${size}; ${usual}${pairs}`
    }
    case 'open-minus-short':
      return (
        `За задания с развёрнутым ответом набрано в среднем на ${size} балла ${more}, ` +
        `чем у школьников с тем же общим баллом; ${usual}`
      )
    case 'person-fit':
      return (
        `${effect >= 0 ? 'Трудные задания выполнены чаще, а лёгкие реже' : 'Лёгкие задания выполнены чаще, а трудные реже'}, ` +
        `чем у школьников с тем же общим баллом: отличие ${size} на работу; ${usual}`
      )
  }
}

function strongest(
  family: PatternFamily,
  cells: readonly ScreeningCell[],
  patterns: MeasuredPatterns,
): ScreeningCell | undefined {
  let best: { readonly cell: ScreeningCell; readonly z: number } | undefined
  for (const cell of cells) {
    const z = patterns.cellAt(family, cell.position)?.z
    if (z !== undefined && (best === undefined || z > best.z)) best = { cell, z }
  }
  return best?.cell
}

const onlyCell = (unit: PatternUnit) => (unit.kind === 'cell' ? unit.cells[0] : undefined)

const placeOf = ({ subject, grade, year }: Assessment) => `${subject}, ${grade} класс, ${year} год`

const noTasks = { sentence: '', facts: {} as Record<string, string> }
const standingOut = 2.5

/** Tasks of one cell that stand out from the class's own level of noise. */
function tasksOf(cell: ScreeningCell | undefined, assessments: readonly Assessment[], patterns: MeasuredPatterns) {
  if (cell === undefined) return noTasks
  const labels = assessments[cell.assessment]!.tasks.map((task) => task.label)
  const deviations = taskDeviations(cell, labels, patterns)
  const better = deviations.filter((task) => task.z >= standingOut).map((task) => task.label)
  const worse = deviations.filter((task) => task.z <= -standingOut).map((task) => task.label)
  const parts = [
    better.length === 0 ? '' : `выше ожидаемого – ${listed(better)}`,
    worse.length === 0 ? '' : `ниже ожидаемого – ${listed(worse)}`,
  ].filter((part) => part !== '')
  if (parts.length === 0) return noTasks
  return {
    sentence: ` Баллы за задания ${parts.join('; ')}.`,
    facts: { tasksAbove: better.join(', '), tasksBelow: worse.join(', ') },
  }
}

const mostListed = 6
const listed = (labels: readonly string[]): string =>
  labels.length <= mostListed
    ? labels.join(', ')
    : `${labels.slice(0, mostListed).join(', ')} и ещё ${formatNumber(labels.length - mostListed)}`
