import { describe, expect, it } from 'vitest'
import type { Assessment, AssessmentId, ProcedureKind } from '#procedures/model'
import { randomNormal, seededRandom } from '#stats'
import { gatherCells } from '../gather-cells.ts'
import type { ClassCounts, TestedIndication } from '../model.ts'
import { findLinks, linkFamilies } from './find-links.ts'
import { indicateCohorts, measureCohorts, schoolCohortVerdicts } from './measure-cohorts.ts'

const maxScore = 20

function assessment(procedure: ProcedureKind, year: number, grade: number, subject = 'Математика'): Assessment {
  return {
    id: `${procedure}-${year}-${grade}-${subject}` as AssessmentId,
    procedure,
    year,
    grade,
    subject,
    maxScore,
    tasks: [],
    tasksSource: 'none',
    scale: 'missing',
    scaleSource: 'none',
  }
}

const none = [0, 0, 0, 0, 0]

/** A class whose mean is `level` deviations (4 points) from 10, spread over all scores as classes are. */
function classAt(sitting: Assessment, school: string, level: number, works: number): ClassCounts {
  const scores = new Array<number>(maxScore + 1).fill(0)
  for (let i = 0; i < works; i++) {
    const spread = works === 1 ? 0 : (2 * i) / (works - 1) - 1
    scores[Math.round(Math.min(maxScore, Math.max(0, 10 + 4 * level + 6 * spread)))]!++
  }
  const counts = { works, absent: 0, absentByJournal: none, scores, marks: [none, none, none, none, none], tasks: [] }
  return { assessment: sitting.id, school, municipality: 'm1', classLabel: '1', counts }
}

const usualWorks = 25
const code = (i: number) => `edu99${String(i + 1).padStart(4, '0')}`

/** Honest schools whose children keep their level, but for noise; the first school is as told. */
function region(
  sittings: readonly Assessment[],
  first: readonly number[],
  { schools = 60, firstWorks }: { readonly schools?: number; readonly firstWorks?: readonly number[] } = {},
) {
  const random = seededRandom(5)
  const classes = Array.from({ length: schools }, (_, i) => {
    const school = 0.45 * randomNormal(random)
    return sittings.map((sitting, at) => {
      const level = school + 0.2 * randomNormal(random)
      return classAt(
        sitting,
        code(i),
        i === 0 ? first[at]! : level,
        i === 0 ? (firstWorks?.[at] ?? usualWorks) : usualWorks,
      )
    })
  }).flat()
  return gatherCells({ assessments: sittings, classes })
}

const four = assessment('ВПР', 2024, 4)
const five = assessment('ВПР', 2025, 5)
const eight = assessment('ВПР', 2024, 8)
const exam = assessment('ОГЭ', 2025, 9)

function signOf(gathered: ReturnType<typeof region>, family: (typeof linkFamilies)[number], position = 0) {
  const judged = indicateCohorts(measureCohorts(gathered), gathered, position)
  return judged[linkFamilies.indexOf(family)]!.indication
}

const tested = (...args: Parameters<typeof signOf>): TestedIndication => {
  const sign = signOf(...args)
  if (sign.outcome !== 'tested') throw new Error(sign.sentence)
  return sign
}

describe('links between sittings of the same children', () => {
  const linked = (sittings: readonly Assessment[], family: (typeof linkFamilies)[number]) => {
    const { kinds } = findLinks(
      region(
        sittings,
        sittings.map(() => 0),
      ),
      family,
    )
    return kinds.map(({ earlier, later }) => [sittings[earlier]!.id, sittings[later]!.id])
  }

  it.each([
    ['the next grade a year later', [four, five], [[four.id, five.id]]],
    ['another subject', [four, assessment('ВПР', 2025, 5, 'Русский язык')], []],
    ['other children: the same grade a year later', [four, assessment('ВПР', 2025, 4)], []],
    ['two years later', [four, assessment('ВПР', 2026, 6)], []],
    ['another procedure', [four, assessment('КДР', 2025, 5)], []],
    ['the examination', [eight, exam], []],
  ] as const)('cohort break: %s', (_, sittings, expected) => {
    expect(linked(sittings, 'cohort-break')).toEqual(expected)
  })

  const seven = assessment('ВПР', 2023, 7)
  const profile = assessment('ЕГЭ', 2026, 11, 'Математика (профильный уровень)')
  it.each([
    ['grade 8 and grade 9', [eight, exam], [[eight.id, exam.id]]],
    ['further back', [seven, exam], [[seven.id, exam.id]]],
    [
      'grade 10 and the ЕГЭ of one level',
      [assessment('ВПР', 2025, 10), profile],
      [['ВПР-2025-10-Математика', profile.id]],
    ],
    ['only from ВПР', [assessment('КДР', 2024, 8), exam], []],
    ['not between two examinations', [assessment('ОГЭ', 2024, 9), profile], []],
  ] as const)('examination gap: %s', (_, sittings, expected) => {
    expect(linked(sittings, 'exam-gap')).toEqual(expected)
  })
})

describe('cohort break', () => {
  it('stands at the earlier cell and names the later one', () => {
    const sign = tested(region([four, five], [1.1, -0.2]), 'cohort-break')
    expect(sign.p).toBeLessThan(0.005)
    expect(sign.effect).toBeGreaterThan(0.5)
    expect(sign.unit).toBe('standard deviations')
    expect(sign.sentence).toMatch(
      /^4\u00A0класс, 2024 год: средний балл 14,\d, в других школах \d+,\d\. Через год у этой же параллели \(5\u00A0класс, 2025 год\) – 9,\d,/u,
    )
    expect(sign.facts).toMatchObject({
      laterAssessment: five.id,
      cohortChange: 0,
      provenance: 'расчётный признак, не официальный маркер',
    })
    expect(signOf(region([four, five], [1.1, -0.2]), 'cohort-break', 1).outcome).toBe('not-enough-data')
  })

  it.each([
    ['a strong school that stays strong', [1.6, 1.5]],
    ['a high class that falls as high classes do', [0.9, 0.6]],
    ['a weak class that falls a little', [-0.5, -0.7]],
    ['a rise', [-0.2, 0.9]],
  ])('is quiet for %s', (_, levels) => {
    expect(tested(region([four, five], levels), 'cohort-break').p).toBeGreaterThan(0.05)
  })

  it('is quiet where all schools fall alike: a harder form breaks nobody', () => {
    const harder = region([four, five], [0.9, 0.5])
    const shifted = gatherCells({
      assessments: harder.assessments,
      classes: [...harder.cells].flatMap(({ classes }) => classes),
    })
    expect(tested(shifted, 'cohort-break').p).toBeGreaterThan(0.05)
  })

  it('says it where the cohort halved, and is judged the milder', () => {
    const kept = tested(region([four, five], [1, -0.1]), 'cohort-break')
    const halved = tested(region([four, five], [1, -0.1], { firstWorks: [25, 12] }), 'cohort-break')
    expect(halved.p).toBeGreaterThan(kept.p)
    expect(halved.sentence).toContain('Участников было 25, стало 12')
    expect(halved.facts).toMatchObject({ widenedForChange: 1 })
  })

  it('needs more than two schools', () => {
    expect(signOf(region([four, five], [1, -0.1], { schools: 2 }), 'cohort-break').outcome).toBe('not-enough-data')
  })

  it('pools the subjects of the same children for their school', () => {
    const both = [four, assessment('ВПР', 2024, 4, 'Русский язык'), five, assessment('ВПР', 2025, 5, 'Русский язык')]
    const measured = measureCohorts(region(both, [0.9, 0.9, -0.1, -0.1]))
    const [pooled] = schoolCohortVerdicts(measured, 0)
    const alone = measured.families['cohort-break'].links.at(0)!
    expect(pooled!.logP).toBeLessThan(alone.logP)
  })
})

describe('examination gap', () => {
  it('speaks where an honest examination does not confirm the ВПР', () => {
    const sign = tested(region([eight, exam], [1.2, -0.1]), 'exam-gap')
    expect(sign.p).toBeLessThan(0.005)
    expect(sign.sentence).toMatch(/^ВПР, 8\u00A0класс, 2024 год: .* ОГЭ этой же параллели \(9\u00A0класс, 2025 год\)/u)
  })

  it('is quiet where the examination confirms it', () => {
    expect(tested(region([eight, exam], [1.2, 1]), 'exam-gap').p).toBeGreaterThan(0.05)
  })
})
