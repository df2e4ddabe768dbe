import { formatNumber } from '#kernel/russian-text'
import { normalFromLogUpperTail, studentLogUpperTail } from '#stats'
import { againstNull, type EmpiricalNull } from './empirical-null.ts'
import { boundedScore } from './evidence.ts'
import { enoughWorks, silent, tested, type FamilyVerdict, type Judged } from './indication.ts'
import { twoSided, type RegisterEvidence } from './register.ts'
import { worksLocative, worksOf } from './sentence-words.ts'
import { worksThatReach } from './works-that-reach.ts'

const missing = 'Отметок журнала рядом с отметками за работу нет, или не с чем сравнить: мало работ других школ.'

/** Register family of a cell. @param works of the cell; @param reachable log p that must be attainable */
export function indicateRegister(
  evidence: RegisterEvidence | undefined,
  works: number,
  fitted: EmpiricalNull,
  reachable: number,
): Judged {
  if (evidence === undefined) return silent('register', 'register-marks', missing)
  const { compared } = evidence
  const { logP, leastLogP } = registerVerdict(evidence, fitted, reachable)
  if (logP === 'silent') {
    const needed = enoughRegisterWorks(evidence, works, fitted, reachable)
    return silent(
      'register',
      needed.works,
      `Данных мало: обе отметки есть у ${worksOf(compared)}. ${needed.sentence}`,
      leastLogP,
    )
  }
  return tested(
    {
      family: 'register',
      logP,
      ...registerEffect([evidence], fitted),
      sentence: registerSentence([evidence]),
      facts: registerFacts([evidence]),
    },
    leastLogP,
  )
}

/** The two tails of the register family. */
export type RegisterTails = Pick<RegisterEvidence, 'up' | 'down'>

/** What the numbers alone say. @param reachable log p that must be attainable, or the family stays silent */
export function registerVerdict(
  tails: RegisterTails | undefined,
  fitted: EmpiricalNull,
  reachable: number,
): FamilyVerdict {
  if (tails === undefined) return { logP: 'silent', leastLogP: 0 }
  const leastLogP = registerLogP(mostRegisterScore(tails, fitted))
  return { logP: leastLogP > reachable ? 'silent' : registerLogP(registerScore(tails, fitted)), leastLogP }
}

/** The score if all works strayed in one direction. @param times as many works of the same kind */
export function mostRegisterScore({ up, down }: RegisterTails, fitted: EmpiricalNull, times = 1): number {
  return Math.max(
    againstNull(boundedScore(up.leastLogP * times), up.n * times, fitted),
    -againstNull(-boundedScore(down.leastLogP * times), up.n * times, fitted),
  )
}

/** Habits of marking differ between schools with heavier tails than normal. */
const tailFreedom = 12

/** Two-sided log p of a calibrated score. */
export const registerLogP = (z: number): number =>
  twoSided(studentLogUpperTail(z, tailFreedom), studentLogUpperTail(-z, tailFreedom))

/** z of «marks above the register», judged against the empirical null; both directions read it. */
export function registerScore({ up: upper, down: lower }: RegisterTails, fitted: EmpiricalNull): number {
  // Each direction takes its own exact tail, so that neither is flattered by discreteness.
  const up = boundedScore(upper.logP)
  const down = -boundedScore(lower.logP)
  const raw = up > 0 ? up : down < 0 ? down : 0
  return againstNull(raw, upper.n, fitted)
}

export function registerEffect(evidences: readonly RegisterEvidence[], fitted: EmpiricalNull) {
  const compared = total(evidences, (item) => item.compared)
  const net = total(evidences, (item) => item.net - item.expectedNet)
  const variance = total(evidences, (item) => item.deviation ** 2 * (1 + (item.compared - 1) * fitted.icc))
  const effect = net / compared
  const half = (1.96 * Math.sqrt(variance)) / compared
  return { effect, interval: [effect - half, effect + half] as const, unit: 'share of works' as const }
}

export function registerSentence(evidences: readonly RegisterEvidence[]): string {
  const facts = registerFacts(evidences)
  return (
    `Отметка за работу выше журнальной в ${formatNumber(facts.higher)} ${worksLocative(facts.higher)} ` +
    `из ${formatNumber(facts.compared)}, ниже – в ${formatNumber(facts.lower)}; при таких же отметках журнала ` +
    `в других школах ожидалось бы ${about(facts.expectedHigher)} выше и ${about(facts.expectedLower)} ниже.`
  )
}

const about = (value: number) => (value < 0.95 ? 'меньше одной' : `около ${formatNumber(Math.round(value))}`)

export function registerFacts(evidences: readonly RegisterEvidence[]) {
  return {
    compared: total(evidences, (item) => item.compared),
    higher: total(evidences, (item) => item.higher),
    lower: total(evidences, (item) => item.lower),
    expectedHigher: total(evidences, (item) => item.expectedHigher),
    expectedLower: total(evidences, (item) => item.expectedLower),
  }
}

const total = (evidences: readonly RegisterEvidence[], value: (item: RegisterEvidence) => number): number =>
  evidences.reduce((sum, item) => sum + value(item), 0)

/** Net shift per work that would be worth noticing. */
const noticeableShift = 0.4

/**
 * Works at which that shift reaches the threshold. Where honest variety alone is as wide, at least those at which works that
 * all differ from the register would.
 */
function enoughRegisterWorks(
  evidence: RegisterEvidence,
  present: number,
  fitted: EmpiricalNull,
  reachable: number,
): { readonly works: number | 'reference'; readonly sentence: string } {
  const { compared } = evidence
  const perWork = evidence.deviation / Math.sqrt(compared)
  const need = (normalFromLogUpperTail(reachable - Math.LN2) * perWork) / noticeableShift
  const room = 1 / need ** 2 - fitted.icc
  if (room > 0.001) {
    const withMarks = Math.max(compared + 1, (1 - fitted.icc) / room)
    const works = Math.max(present + 1, enoughWorks((withMarks * present) / compared))
    return { works, sentence: `Чтобы заметить расхождение с журналом, нужно около ${worksOf(works)}.` }
  }
  const works = worksThatReach(
    present,
    (times) => registerLogP(mostRegisterScore(evidence, fitted, times)) <= reachable,
  )
  return works === 'never'
    ? {
        works: 'reference',
        sentence:
          'Отметки журнала в школах расходятся с отметками за работу так по-разному, что сравнение ничего не покажет.',
      }
    : {
        works,
        sentence: `Отметки журнала в школах расходятся с отметками за работу по-разному: заметить можно только то, что почти все отметки разошлись в одну сторону, и нужно для этого около ${worksOf(works)}.`,
      }
}
