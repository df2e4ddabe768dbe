import { counted, formatNumber } from '#kernel/russian-text'
import { boundaryEvidence, boundaryGroups } from '../boundary.ts'
import { calibratedLogP } from '../evidence.ts'
import { gatherCells } from '../gather-cells.ts'
import { registerScore } from '../indicate-register.ts'
import type { PreparedCell, PreparedScreening } from '../prepare-screening.ts'
import { registerEvidence } from '../register.ts'
import type { InnocentCheck } from './innocent-check.ts'

const noticeable = Math.log(0.05)
const fewNear = 30
const manyAbsent = 0.15

/** What would explain the signs that read scores and marks. */
export function explainMarks(prepared: PreparedScreening, found: PreparedCell): readonly InnocentCheck[] {
  return [
    ...oneClass(prepared, found),
    ...fewWorks(found),
    ...oneStep(prepared, found),
    ...newScale(prepared, found),
    ...strongEverywhere(found),
    ...absentMany(found),
  ]
}

/** Leave one class out: does the sign of the cell rest on a single class? */
function oneClass(
  prepared: PreparedScreening,
  { cell, windows, boundary, register }: PreparedCell,
): readonly InnocentCheck[] {
  if (cell.classes.length < 2) return []
  const { boundaryCell, registerCell } = prepared.nulls
  const boundarySpeaks = boundary !== undefined && calibratedLogP(boundary.logP, boundary.n, boundaryCell) <= noticeable
  const registerSpeaks = register !== undefined && Math.abs(registerScore(register, registerCell)) >= 1.96
  if (!boundarySpeaks && !registerSpeaks) return []
  const shaped = prepared.shapeOf(cell)
  const carriers = cell.classes.filter((one) => {
    const rest = gatherCells({
      assessments: prepared.gathered.assessments,
      classes: cell.classes.filter((other) => other !== one),
    }).cells.at(0)
    const left =
      shaped === 'no-reference' || windows === 'no-scale'
        ? undefined
        : boundaryEvidence(boundaryGroups(rest.scores, shaped.shape, windows, shaped.reference, shaped.ownInside))
    const stillBoundary = left !== undefined && calibratedLogP(left.logP, left.n, boundaryCell) <= noticeable
    const leftRegister = registerEvidence(rest.register, prepared.chancesOf(cell))
    const stillRegister = leftRegister !== undefined && Math.abs(registerScore(leftRegister, registerCell)) >= 1.96
    return !((boundarySpeaks && stillBoundary) || (registerSpeaks && stillRegister))
  })
  const [carrier] = carriers
  const fits = carriers.length === 1
  return [
    {
      check: 'one-class',
      families: ['boundary', 'register'],
      fits,
      sentence: fits
        ? `Признак держится на одном классе: без класса «${carrier!.classLabel}» его не видно.`
        : carriers.length === 0
          ? 'Признак не держится на одном классе: без любого из них он остаётся.'
          : 'Без любого из нескольких классов признака не видно: данных в каждом мало.',
    },
  ]
}

function fewWorks({ boundary }: PreparedCell): readonly InnocentCheck[] {
  if (boundary === undefined) return []
  const fits = boundary.n < fewNear
  return [
    {
      check: 'few-works',
      families: ['boundary'],
      fits,
      sentence: `Рядом с границами отметок ${counted(boundary.n, 'работа', 'работы', 'работ')}${fits ? ': случайность заметна, стоит дождаться других работ' : ': для случайности этого много'}.`,
    },
  ]
}

/** Does one step between marks carry all the excess? Then look at the marking of the task that decides there. */
function oneStep(
  prepared: PreparedScreening,
  { boundaryGroups: groups, boundary }: PreparedCell,
): readonly InnocentCheck[] {
  if (boundary === undefined || groups.length < 2) return []
  if (calibratedLogP(boundary.logP, boundary.n, prepared.nulls.boundaryCell) > noticeable) return []
  const carriers = groups.filter((group) => {
    const left = boundaryEvidence(groups.filter((other) => other !== group))
    return left === undefined || calibratedLogP(left.logP, left.n, prepared.nulls.boundaryCell) > noticeable
  })
  const fits = carriers.length === 1
  return [
    {
      check: 'one-step',
      families: ['boundary'],
      fits,
      sentence: fits
        ? `Отличие держится на одной границе – отметки «${carriers[0]!.window.mark}»: стоит посмотреть, какие задания решают именно там.`
        : 'Отличие видно не на одной границе.',
    },
  ]
}

/** A scale or a form changed against the year before moves the steps for everybody. */
function newScale(prepared: PreparedScreening, { cell }: PreparedCell): readonly InnocentCheck[] {
  const { assessments } = prepared.gathered
  const own = assessments[cell.assessment]!
  const before = assessments.find(
    (other) =>
      other.procedure === own.procedure &&
      other.grade === own.grade &&
      other.subject === own.subject &&
      other.year === own.year - 1,
  )
  if (before === undefined || own.scale === 'missing' || before.scale === 'missing') return []
  const changed =
    before.maxScore !== own.maxScore ||
    ([3, 4, 5] as const).some((mark) => scaleOf(before)[mark] !== scaleOf(own)[mark])
  return [
    {
      check: 'new-scale',
      families: ['boundary', 'register', 'level'],
      fits: changed,
      sentence: changed
        ? `Шкала или наибольший балл изменились по сравнению с ${before.year} годом; сравнение идёт со школами того же года, но привычки проверки могли отстать.`
        : `Шкала и наибольший балл те же, что в ${before.year} году.`,
    },
  ]
}

const scaleOf = (assessment: { readonly scale: unknown }) => assessment.scale as Readonly<Record<3 | 4 | 5, number>>

/** A school that is strong in everything surprises nobody: its level explains itself. */
function strongEverywhere({ level }: PreparedCell): readonly InnocentCheck[] {
  if (level === undefined || level.restsOn === 0) return []
  const fits = level.promise > 0.4 && level.z < 1.64
  return [
    {
      check: 'strong-everywhere',
      families: ['register', 'level'],
      fits,
      sentence:
        `По ${formatNumber(level.restsOn)} другим работам школы ожидался балл ${formatNumber(level.expected, 1)} ` +
        `при среднем у остальных ${formatNumber(level.reference, 1)}${fits ? ': школа сильна и в других работах, уровень объясняется этим' : ''}.`,
    },
  ]
}

function absentMany({ cell }: PreparedCell): readonly InnocentCheck[] {
  const all = cell.works + cell.absent
  if (all === 0) return []
  const fits = cell.absent / all >= manyAbsent
  return [
    {
      check: 'absent-many',
      families: ['boundary', 'register', 'level', 'absence'],
      fits,
      sentence: `Отсутствовали ${formatNumber(cell.absent)} из ${formatNumber(all)}${fits ? ': результат сравнивается без них, состав мог сместиться' : ''}.`,
    },
  ]
}
