import { markOf, type Assessment, type MarkScale } from '#procedures/model'
import type { Random } from '#stats'
import type { Mechanism, SimulatedWork } from './simulate-works.ts'

/** What is planted: magnitudes of the literature (docs/methods/calibration.md names them). */
export function plant(
  mechanism: Mechanism | 'none',
  works: readonly SimulatedWork[],
  assessment: Assessment,
  linkedDose: number,
  random: Random,
): SimulatedWork[] {
  const scale = assessment.scale as MarkScale
  const template = works.find((work) => work.scores !== undefined && work.total > assessment.tasks.length * 0.8)
  const dictated = assessment.tasks.map(() => random() < 0.3)
  return works.flatMap((work): SimulatedWork[] => {
    if (work.scores === undefined) return [work]
    switch (mechanism) {
      case 'none':
        return [work]
      case 'boundary': {
        const cut = ([3, 4, 5] as const)
          .map((mark) => scale[mark])
          .find((c) => c - work.total >= 1 && c - work.total <= 2)
        return [cut !== undefined && random() < 0.8 ? raisedTo(work, cut, assessment, random) : work]
      }
      case 'matching': {
        if (work.journal === 'none' || work.journal === work.mark || random() > 0.8) return [work]
        const target = work.journal === 2 ? 0 : scale[work.journal]
        return [target > work.total ? raisedTo(work, target + Math.floor(random() * 2), assessment, random) : work]
      }
      case 'dictation':
        return [random() < 0.85 ? rescored(work, assessment, (score, i, max) => (dictated[i] ? max : score)) : work]
      case 'copying':
        return [
          template?.scores !== undefined && random() < 0.4
            ? rescored(work, assessment, (score, i) => (random() < 0.5 ? template.scores![i]! : score))
            : work,
        ]
      case 'lenient':
        return [
          rescored(work, assessment, (score, i, max) =>
            assessment.tasks[i]!.response === 'open' && random() < 0.4 ? Math.min(max, Math.max(0, score) + 1) : score,
          ),
        ]
      case 'fabricated':
        return [
          template?.scores === undefined
            ? work
            : rescored(work, assessment, (score, i) => (random() < 0.8 ? template.scores![i]! : score)),
        ]
      case 'one-grade':
      case 'before-exam':
        return [
          rescored(work, assessment, (score, _, max) => {
            let given = Math.max(0, score)
            for (let step = given; step < max; step++) if (random() < linkedDose) given++
            return given === 0 ? score : given
          }),
        ]
      case 'inflation':
        return [
          rescored(work, assessment, (score, _, max) =>
            score < max && random() < 0.35 ? Math.max(0, score) + 1 : score,
          ),
        ]
      case 'absence':
        return [
          work.journal !== 'none' && work.journal <= 3 && random() < 0.6
            ? { ...work, scores: undefined, total: 0, mark: 'none' }
            : work,
        ]
    }
  })
}

function raisedTo(work: SimulatedWork, target: number, assessment: Assessment, random: Random): SimulatedWork {
  const scores = work.scores!.slice()
  let total = work.total
  for (let guard = 0; total < target && guard < 500; guard++) {
    const i = Math.floor(random() * scores.length)
    if (scores[i]! < assessment.tasks[i]!.max) {
      scores[i] = Math.max(0, scores[i]!) + 1
      total++
    }
  }
  return { ...work, scores, total, mark: markOf(total, assessment.scale as MarkScale) }
}

function rescored(
  work: SimulatedWork,
  assessment: Assessment,
  change: (score: number, task: number, max: number) => number,
): SimulatedWork {
  const scores = work.scores!.map((score, i) => change(score, i, assessment.tasks[i]!.max))
  const total = scores.reduce((sum, score) => sum + Math.max(0, score), 0)
  return { ...work, scores, total, mark: markOf(total, assessment.scale as MarkScale) }
}
