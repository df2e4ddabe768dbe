import { counted, formatNumber } from '#kernel/russian-text'
import type { Assessment } from '#procedures/model'
import type { ScreeningCell } from '../gather-cells.ts'
import { silent, tested, type Judged } from '../indication.ts'
import type { EffectUnit } from '../model.ts'
import { worksOf } from '../sentence-words.ts'
import { worksThatReach } from '../works-that-reach.ts'
import { patternFamilies, patternVerdict, type PatternFamily } from './pattern-families.ts'
import type { MeasuredPatterns } from './view-patterns.ts'
import { nameTasks } from './name-tasks.ts'
import { patternFacts, taskDeviations, type Compared, type PatternFacts } from './pattern-facts.ts'
import type { PatternScore } from './pattern-scores.ts'
import { patternLogP } from './pattern-tail.ts'
import { runStandingOut } from './task-runs.ts'

/** A cell, or a school with all its cells. */
export interface PatternUnit {
  readonly kind: 'cell' | 'school'
  readonly cells: readonly ScreeningCell[]
  readonly scoreOf: (family: PatternFamily) => PatternScore | undefined
}

/** The pattern families in words, in their order. @param reachable log p that must be attainable */
export function indicatePatterns(
  unit: PatternUnit,
  patterns: MeasuredPatterns,
  assessments: readonly Assessment[],
  reachable: number,
): readonly Judged[] {
  const facts = patternFacts(unit.cells, patterns)
  return patternFamilies.map((family) => indicatePattern(family, unit, facts, patterns, assessments, reachable))
}

function indicatePattern(
  family: PatternFamily,
  unit: PatternUnit,
  facts: PatternFacts | undefined,
  patterns: MeasuredPatterns,
  assessments: readonly Assessment[],
  reachable: number,
): Judged {
  if (facts === undefined) {
    const hasScores = unit.cells.some((cell) => cell.classes.some((one) => one.taskScores !== undefined))
    return hasScores
      ? tooFew(family, unit, 0, 0, reachable)
      : silent(family, 'task-scores', 'Баллов за отдельные задания нет.')
  }
  const compared = comparedOf(family, facts)
  if (compared === undefined) {
    const sentence = 'В описании работы не указано, какие задания с кратким, а какие с развёрнутым ответом.'
    return silent(family, 'task-scores', sentence)
  }
  const score = unit.scoreOf(family)
  const { logP, leastLogP } = patternVerdict(score, unit.kind, reachable)
  if (score === undefined || logP === 'silent') {
    return tooFew(family, unit, facts.works, leastLogP, reachable)
  }
  const { value, expected, deviation } = compared
  const speaks = score.z > spokenScore
  const where = unit.kind === 'school' && speaks ? strongest(family, unit.cells, patterns) : undefined
  const words = sentenceOf(family, compared, facts)
  const details =
    family === 'task-residual' && speaks ? tasksOf(where ?? onlyCell(unit), assessments, patterns) : noTasks
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

/** Works with scores at which nearly every cell, and every school, can show something. */
const usuallyEnough = { cell: 10, school: 30 } as const

/** @param comparable works that have scores of tasks, neither all empty nor all full */
function tooFew(
  family: PatternFamily,
  { kind, cells, scoreOf }: PatternUnit,
  comparable: number,
  leastLogP: number,
  reachable: number,
): Judged {
  const score = scoreOf(family)
  const works = cells.reduce((sum, cell) => sum + cell.works, 0)
  // Further classes of the same kind add up as these do: the most that the unit can show grows as the root of their number.
  const needed =
    score === undefined
      ? Math.max(works + 1, Math.ceil(usuallyEnough[kind] * (comparable === 0 ? 1 : works / comparable)))
      : worksThatReach(works, (times) => patternLogP(score.most * Math.sqrt(times), kind) <= reachable)
  const sentence =
    `Данных мало: баллы за задания, по которым можно сравнивать, есть у ${worksOf(comparable)}. ` +
    (needed === 'never'
      ? 'Честные классы здесь расходятся так сильно, что сравнение ничего не покажет.'
      : `Чтобы сравнить их с работами других школ, нужно около ${worksOf(needed)}.`)
  return silent(family, needed === 'never' ? 'reference' : needed, sentence, leastLogP)
}

const unitOf = {
  'task-residual': 'correlation',
  similarity: 'correlation',
  'open-minus-short': 'mean score',
  'person-fit': 'standard deviations',
} as const satisfies Record<PatternFamily, EffectUnit>

/** Tasks, and the work where a school's sign is strongest, are named once there is a sign to speak of. */
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

/** The sentence says what was seen and what honest classes show at most. */
function sentenceOf(family: PatternFamily, { value, expected, deviation }: Compared, facts: PatternFacts): string {
  const effect = value - expected
  const usual = 1.96 * deviation
  const digits = usual < 0.01 ? 3 : 2
  const size = formatNumber(Math.abs(effect), digits)
  const more = effect >= 0 ? 'больше' : 'меньше'
  const most = `обычно отличие не больше ${formatNumber(usual, digits)}.`
  switch (family) {
    case 'task-residual':
      return (
        `Из того, чем работы отличаются по заданиям от работ с тем же общим баллом, ${percent(value)} общее для всего класса; ` +
        `обычно не больше ${percent(expected + usual)}.`
      )
    case 'similarity': {
      const pairs =
        facts.identicalPairs === 0
          ? ''
          : ` Совпали баллы за все задания: ${counted(facts.identicalPairs, 'пара', 'пары', 'пар')} работ.`
      return (
        `Работы класса похожи на одну из них, с учётом редкости совпадений, на ${formatNumber(value, digits)} ` +
        `(0 – не похожи, около 1 – почти одинаковы); обычно на ${formatNumber(Math.max(0, expected - usual), digits)}–${formatNumber(expected + usual, digits)}.${pairs}`
      )
    }
    case 'open-minus-short':
      return (
        `За задания с развёрнутым ответом набрано в среднем на ${size} балла ${more}, ` +
        `чем у школьников с тем же общим баллом; ${most}`
      )
    case 'person-fit':
      return (
        `${effect >= 0 ? 'Трудные задания выполнены чаще, а лёгкие реже' : 'Лёгкие задания выполнены чаще, а трудные реже'}, ` +
        `чем у школьников с тем же общим баллом: отличие ${size} на работу; ${most}`
      )
  }
}

/** A share that classes have in common; below nothing is nothing. */
function percent(share: number): string {
  const whole = Math.max(0, share) * 100
  return `${formatNumber(whole, whole < 10 ? 1 : 0)}\u00a0%`
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

/**
 * Tasks of one cell that stand out from the class's own level of noise; where no single one does, the run of neighbours
 * that does. A block (a page, criteria of one task) is named as one.
 */
function tasksOf(cell: ScreeningCell | undefined, assessments: readonly Assessment[], patterns: MeasuredPatterns) {
  const reference = cell === undefined ? undefined : patterns.referenceOf(cell)
  if (cell === undefined || reference === undefined) return noTasks
  const labels = assessments[cell.assessment]!.tasks.map((task) => task.label)
  const deviations = taskDeviations(cell, labels, patterns)
  const standing = (sign: number) => {
    const single = deviations.flatMap(({ z }, position) => (sign * z >= standingOut ? [position] : []))
    return single.length > 0 ? single : runStandingOut(deviations, reference.runSpread, sign, standingOut)
  }
  const sides = [
    { words: 'выше ожидаемого', fact: 'Above', positions: standing(1) },
    { words: 'ниже ожидаемого', fact: 'Below', positions: standing(-1) },
  ].filter(({ positions }) => positions.length > 0)
  if (sides.length === 0) return noTasks
  const named = sides.map((side) => ({ ...side, named: nameTasks(labels, side.positions) }))
  const listOf = (fact: string) =>
    (sides.find((side) => side.fact === fact)?.positions ?? []).map((position) => labels[position]!).join(', ')
  const blocks = named.flatMap(({ fact, named: { isBlock, words } }) => (isBlock ? [[`block${fact}`, words]] : []))
  return {
    sentence: ` Баллы ${named.map(({ words, named: own }) => `${words} – ${own.words}`).join('; ')}.`,
    facts: {
      tasksAbove: listOf('Above'),
      tasksBelow: listOf('Below'),
      ...(Object.fromEntries(blocks) as Record<string, string>),
    },
  }
}
