import { cauchyCombination } from '#stats'
import { againstNull, fitNull, type EmpiricalNull } from './empirical-null.ts'
import { indicateBoundary } from './indicate-boundary.ts'
import { indicateLevel } from './indicate-level.ts'
import { registerEffect, registerFacts, registerLogP, registerScore, registerSentence } from './indicate-register.ts'
import { silent, tested, type Judged } from './indication.ts'
import type { PreparedCell, PreparedScreening } from './prepare-screening.ts'
import type { RegisterEvidence } from './register.ts'

/** How alike the register evidence of one school's cells is: a strict school is strict in every subject. */
const registerPrior = { icc: 0.3, weight: 60 }

/** Evidence of every family pooled over all cells of a school, for all schools in order. */
export function judgeSchools(prepared: PreparedScreening, reachable: number): readonly (readonly Judged[])[] {
  const schools = prepared.gathered.schools.map((school) => school.cells.map((cell) => prepared.cells[cell.position]!))
  const registers = schools.map((cells) => poolRegister(prepared, cells))
  const registerNull = fitNull(
    registers.flatMap((pooled) => (pooled === undefined ? [] : [{ z: pooled.z, n: pooled.cells }])),
    registerPrior,
    'both',
  )
  return schools.map((cells, i) => [
    poolBoundary(prepared, cells, i, reachable),
    judgeRegister(registers[i], registerNull, prepared, reachable),
    poolLevel(cells, reachable),
  ])
}

function poolBoundary(prepared: PreparedScreening, cells: readonly PreparedCell[], school: number, reachable: number): Judged {
  return indicateBoundary(
    prepared.schoolBoundary[school],
    cells.flatMap((cell) => cell.boundaryGroups),
    cells.reduce((sum, { cell }) => sum + cell.works, 0),
    cells.some((cell) => cell.windows !== 'no-scale'),
    prepared.nulls.boundarySchool,
    reachable,
  )
}

interface PooledRegister {
  readonly z: number
  /** Effective number of cells: (Σw)²/Σw². */
  readonly cells: number
  readonly evidences: readonly RegisterEvidence[]
  readonly leastZ: number
}

/** Stouffer's sum over cells with weights √works. */
function poolRegister(prepared: PreparedScreening, cells: readonly PreparedCell[]): PooledRegister | undefined {
  const evidences = cells.flatMap((cell) => cell.register ?? [])
  if (evidences.length === 0) return undefined
  let sum = 0
  let weights = 0
  let squares = 0
  let most = 0
  for (const evidence of evidences) {
    const weight = Math.sqrt(evidence.compared)
    sum += weight * registerScore(evidence, prepared.nulls.registerCell)
    most += weight * registerScore({ ...evidence, up: { ...evidence.up, logP: evidence.up.leastLogP } }, prepared.nulls.registerCell)
    weights += weight
    squares += evidence.compared
  }
  return { z: sum / Math.sqrt(squares), cells: weights ** 2 / squares, evidences, leastZ: most / Math.sqrt(squares) }
}

function judgeRegister(
  pooled: PooledRegister | undefined,
  fitted: EmpiricalNull,
  prepared: PreparedScreening,
  reachable: number,
): Judged {
  if (pooled === undefined) return silent('register', 'register-marks', 'Отметок журнала рядом с отметками за работы нет.')
  const z = againstNull(pooled.z, pooled.cells, fitted)
  const leastLogP = registerLogP(againstNull(pooled.leastZ, pooled.cells, fitted))
  if (leastLogP > reachable) {
    return silent('register', 'reference', 'Данных мало: работ с двумя отметками не хватает для сравнения с другими школами.', leastLogP)
  }
  return tested(
    {
      family: 'register',
      logP: registerLogP(z),
      ...registerEffect(pooled.evidences, prepared.nulls.registerCell),
      sentence: registerSentence(pooled.evidences),
      facts: registerFacts(pooled.evidences),
    },
    leastLogP,
  )
}

/** A level surprises in one place, so the cells' answers are combined; the strongest speaks. */
function poolLevel(cells: readonly PreparedCell[], reachable: number): Judged {
  const found = cells.flatMap((cell) => {
    const judged = indicateLevel(cell.level, reachable)
    return judged.indication.outcome === 'tested' ? [{ indication: judged.indication, leastLogP: judged.leastLogP }] : []
  })
  if (found.length === 0) {
    return silent('level', 'reference', 'Уровень сравнить не с чем: нет других работ этой школы или отметок журнала.')
  }
  const strongest = found.reduce((a, b) => (b.indication.logP < a.indication.logP ? b : a))
  return tested(
    { ...strongest.indication, logP: cauchyCombination(found.map((item) => item.indication.logP)) },
    Math.min(...found.map((item) => item.leastLogP)) + Math.log(found.length),
  )
}
