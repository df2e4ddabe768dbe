import { cauchyCombination } from '#stats'
import { absenceEvidence } from './absence.ts'
import { againstNull, fitNull, type EmpiricalNull } from './empirical-null.ts'
import { boundaryEvidence } from './boundary.ts'
import { indicateSchoolCohorts, schoolCohortVerdicts } from './cohorts/measure-cohorts.ts'
import type { GatheredSchool } from './gather-cells.ts'
import { absenceVerdict, indicateAbsence } from './indicate-absence.ts'
import { boundaryVerdict, indicateBoundary } from './indicate-boundary.ts'
import { indicateLevel, levelVerdict } from './indicate-level.ts'
import { registerEffect, registerFacts, registerLogP, registerScore, registerSentence } from './indicate-register.ts'
import { silent, tested, type FamilyVerdict, type Judged } from './indication.ts'
import { indicatePatterns } from './patterns/indicate-pattern.ts'
import { patternFamilies, patternVerdict } from './patterns/pattern-families.ts'
import type { PreparedScreening } from './prepare-screening.ts'
import { silentLevel, silentRegister } from './silent-school.ts'

/** How alike the register evidence of one school's cells is: a strict school is strict in every subject. */
const registerPrior = { icc: 0.3, weight: 60 }

export interface SchoolJudge {
  /** Numbers of the families, pooled over the school's cells. */
  readonly verdicts: (position: number) => readonly FamilyVerdict[]
  /** The same in words. */
  readonly indications: (position: number) => readonly Judged[]
}

/** How far the register evidence of honest schools' cells goes together. */
export function fitRegisterNull(prepared: PreparedScreening): EmpiricalNull {
  function* units() {
    for (const school of prepared.gathered.schools) {
      const pooled = poolRegister(prepared, school)
      if (pooled !== undefined) yield { z: pooled.z, n: pooled.cells }
    }
  }
  return fitNull(units(), registerPrior, 'both')
}

/** Pools every family over a school's cells. @param reachable log p that must be attainable */
export function schoolJudge(prepared: PreparedScreening, registerNull: EmpiricalNull, reachable: number): SchoolJudge {
  const { gathered, evidence, nulls } = prepared
  const register = (position: number) =>
    pooledRegisterVerdict(poolRegister(prepared, gathered.schools.at(position)), registerNull, reachable)
  const level = (position: number) => poolLevel(prepared, gathered.schools.at(position), reachable)
  return {
    verdicts: (position) => [
      boundaryVerdict(evidence.boundarySchool.at(position), nulls.boundarySchool, reachable),
      register(position),
      level(position).verdict,
      absenceVerdict(evidence.absenceSchool.at(position), nulls.absenceSchool, reachable),
      ...patternFamilies.map((family) =>
        patternVerdict(prepared.patterns.schoolAt(family, position), 'school', reachable),
      ),
      ...schoolCohortVerdicts(prepared.cohorts, position),
    ],
    indications: (position) => {
      const school = gathered.schools.at(position)
      return [
        wordBoundary(prepared, school, reachable),
        wordRegister(prepared, school, register(position), registerNull, reachable),
        wordLevel(prepared, school, level(position), reachable),
        wordAbsence(prepared, school, reachable),
        ...indicatePatterns(
          {
            kind: 'school',
            cells: [...school.cells],
            scoreOf: (family) => prepared.patterns.schoolAt(family, position),
          },
          prepared.patterns,
          gathered.assessments,
          reachable,
        ),
        ...indicateSchoolCohorts(prepared.cohorts, gathered, school, position),
      ]
    },
  }
}

function wordBoundary(prepared: PreparedScreening, school: GatheredSchool, reachable: number): Judged {
  const cells = school.cells.map((cell) => prepared.cellAt(cell.position))
  const groups = cells.flatMap((cell) => cell.boundaryGroups)
  return indicateBoundary(
    boundaryEvidence(groups),
    groups,
    worksOf(school),
    cells.some((cell) => cell.windows !== 'no-scale'),
    prepared.nulls.boundarySchool,
    reachable,
  )
}

function wordAbsence(prepared: PreparedScreening, school: GatheredSchool, reachable: number): Judged {
  const groups = school.cells.flatMap((cell) => prepared.absenceOf(cell))
  return indicateAbsence(absenceEvidence(groups), groups, worksOf(school), prepared.nulls.absenceSchool, reachable)
}

interface PooledRegister {
  readonly z: number
  /** Effective number of cells: (Σw)²/Σw². */
  readonly cells: number
  readonly mostZ: number
}

/** Stouffer's sum over cells with weights √works. */
function poolRegister({ evidence, nulls }: PreparedScreening, school: GatheredSchool): PooledRegister | undefined {
  let sum = 0
  let most = 0
  let weights = 0
  let squares = 0
  for (const { position } of school.cells) {
    const up = evidence.registerUp.at(position)
    const down = evidence.registerDown.at(position)
    if (up === undefined || down === undefined) continue
    const weight = Math.sqrt(up.n)
    sum += weight * registerScore({ up, down }, nulls.registerCell)
    most += weight * registerScore({ up: { ...up, logP: up.leastLogP }, down }, nulls.registerCell)
    weights += weight
    squares += up.n
  }
  if (squares === 0) return undefined
  return { z: sum / Math.sqrt(squares), cells: weights ** 2 / squares, mostZ: most / Math.sqrt(squares) }
}

function pooledRegisterVerdict(
  pooled: PooledRegister | undefined,
  fitted: EmpiricalNull,
  reachable: number,
): FamilyVerdict {
  if (pooled === undefined) return { logP: 'silent', leastLogP: 0 }
  const leastLogP = registerLogP(againstNull(pooled.mostZ, pooled.cells, fitted))
  if (leastLogP > reachable) return { logP: 'silent', leastLogP }
  return { logP: registerLogP(againstNull(pooled.z, pooled.cells, fitted)), leastLogP }
}

function wordRegister(
  prepared: PreparedScreening,
  school: GatheredSchool,
  { logP, leastLogP }: FamilyVerdict,
  registerNull: EmpiricalNull,
  reachable: number,
): Judged {
  const evidences = school.cells.flatMap((cell) => prepared.cellAt(cell.position).register ?? [])
  if (evidences.length === 0) {
    return silent('register', 'register-marks', 'Отметок журнала рядом с отметками за работы нет.')
  }
  if (logP === 'silent') {
    const nulls = { cell: prepared.nulls.registerCell, school: registerNull }
    return silentRegister(evidences, worksOf(school), nulls, reachable, leastLogP)
  }
  const effect = registerEffect(evidences, prepared.nulls.registerCell)
  return tested(
    { family: 'register', logP, ...effect, sentence: registerSentence(evidences), facts: registerFacts(evidences) },
    leastLogP,
  )
}

function worksOf(school: GatheredSchool): number {
  let works = 0
  for (const cell of school.cells) works += cell.works
  return works
}

interface PooledLevel {
  readonly verdict: FamilyVerdict
  /** Position of the cell that surprises most. */
  readonly strongest: number
}

/** A level surprises in one place, so the cells' answers are combined; the strongest speaks. */
function poolLevel(prepared: PreparedScreening, school: GatheredSchool, reachable: number): PooledLevel {
  const logP: number[] = []
  let least = 0
  let strongest = -1
  let strongestLogP = 1
  for (const { position } of school.cells) {
    const verdict = levelVerdict(prepared.levelAt(position), reachable)
    if (verdict.logP === 'silent') continue
    logP.push(verdict.logP)
    least = Math.min(least, verdict.leastLogP)
    if (verdict.logP < strongestLogP) [strongest, strongestLogP] = [position, verdict.logP]
  }
  if (logP.length === 0) return { verdict: { logP: 'silent', leastLogP: 0 }, strongest }
  return { verdict: { logP: cauchyCombination(logP), leastLogP: least + Math.log(logP.length) }, strongest }
}

function wordLevel(
  prepared: PreparedScreening,
  school: GatheredSchool,
  { verdict, strongest }: PooledLevel,
  reachable: number,
): Judged {
  if (verdict.logP === 'silent') {
    const levels = school.cells.flatMap(({ position }) => prepared.levelAt(position) ?? [])
    return silentLevel(levels, worksOf(school), reachable)
  }
  const { indication } = indicateLevel(prepared.levelAt(strongest), reachable)
  if (indication.outcome !== 'tested') throw new Error(`wordLevel: cell ${strongest} was tested and must stay so`)
  return tested({ ...indication, logP: verdict.logP }, verdict.leastLogP)
}
