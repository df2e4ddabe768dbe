import { describe, expect, it } from 'vitest'
import { checkCandidate } from './check-candidate.ts'
import type { Award, CandidateFacts, ExamResult, HonoursRule, VerdictState } from './model.ts'
import { sourcedRule } from './sourced-rules.ts'

const ege = (subject: string, value: number): ExamResult => ({ form: 'ege', subject, scale: 'score', value })
const base = (value: number): ExamResult => ({ form: 'ege', subject: 'Математика (база)', scale: 'mark', value })
const oge = (subject: string, value: number): ExamResult => ({ form: 'oge', subject, scale: 'mark', value })
const russian = (value: number): ExamResult => ege('Русский язык', value)

const rule = (award: Award, year: number): HonoursRule => sourcedRule(award, year)!

function candidate(award: Award, facts: Partial<CandidateFacts>): CandidateFacts {
  return {
    award,
    participant: '1001',
    marks: { fives: 18, fours: 0, others: 0 },
    firstTry: 'unknown',
    exams: [],
    examsComplete: true,
    ...facts,
  }
}

const cases: readonly (readonly [string, Award, number, Partial<CandidateFacts>, VerdictState])[] = [
  ['70 and 70 on the spot', 'medal-1', 2026, { exams: [russian(70), ege('Физика', 70)] }, 'confirmed'],
  ['69 in Russian', 'medal-1', 2026, { exams: [russian(69), ege('Физика', 98)] }, 'not-confirmed'],
  [
    'the best of the others counts',
    'medal-1',
    2026,
    { exams: [russian(90), ege('Физика', 61), ege('Химия', 74)] },
    'confirmed',
  ],
  [
    'no other reaches 70',
    'medal-1',
    2026,
    { exams: [russian(90), ege('Физика', 61), ege('Химия', 69)] },
    'not-confirmed',
  ],
  [
    'one «4»',
    'medal-1',
    2026,
    { marks: { fives: 17, fours: 1, others: 0 }, exams: [russian(90), ege('Физика', 90)] },
    'not-confirmed',
  ],
  ['Russian and basic «5» alone', 'medal-1', 2026, { exams: [russian(70), base(5)] }, 'confirmed'],
  ['Russian and basic «4» alone', 'medal-1', 2026, { exams: [russian(70), base(4)] }, 'not-confirmed'],
  [
    'basic «5» beside another exam does not count',
    'medal-1',
    2026,
    { exams: [russian(70), base(5), ege('Физика', 50)] },
    'not-confirmed',
  ],
  ['more results may come', 'medal-1', 2026, { exams: [russian(70), base(5)], examsComplete: false }, 'no-data'],
  [
    'a low second while more may come',
    'medal-1',
    2026,
    { exams: [russian(80), ege('Физика', 50)], examsComplete: false },
    'no-data',
  ],
  ['a low Russian is final', 'medal-1', 2026, { exams: [russian(50)], examsComplete: false }, 'not-confirmed'],
  ['nothing yet', 'medal-1', 2026, { marks: 'unknown', examsComplete: false }, 'no-data'],
  [
    'two «4»',
    'medal-2',
    2025,
    { marks: { fives: 16, fours: 2, others: 0 }, exams: [russian(60), ege('История', 60)] },
    'confirmed',
  ],
  [
    'three «4»',
    'medal-2',
    2025,
    { marks: { fives: 15, fours: 3, others: 0 }, exams: [russian(60), ege('История', 60)] },
    'not-confirmed',
  ],
  [
    'a «3»',
    'medal-2',
    2025,
    { marks: { fives: 17, fours: 0, others: 1 }, exams: [russian(90), ege('История', 90)] },
    'not-confirmed',
  ],
  ['the source is silent on basic mathematics', 'medal-2', 2025, { exams: [russian(60), base(5)] }, 'no-data'],
  [
    'ГВЭ instead of ЕГЭ',
    'medal-2',
    2025,
    { exams: [{ form: 'gve', subject: 'Русский язык', scale: 'mark', value: 5 }] },
    'no-data',
  ],
  [
    'profile mathematics of 2019',
    'certificate-11',
    2019,
    { firstTry: true, exams: [russian(70), ege('Математика (профиль)', 70)] },
    'confirmed',
  ],
  [
    'another subject of 2019 does not count',
    'certificate-11',
    2019,
    { firstTry: true, exams: [russian(70), ege('Физика', 99), ege('Математика (профиль)', 62)] },
    'not-confirmed',
  ],
  [
    'basic «5» of 2019 counts beside others',
    'certificate-11',
    2019,
    { firstTry: true, exams: [russian(70), base(5), ege('Физика', 40)] },
    'confirmed',
  ],
  ['a retake in 2019', 'certificate-11', 2019, { firstTry: false, exams: [russian(70), base(5)] }, 'not-confirmed'],
  [
    'grade 9 of 2019 passed at once',
    'certificate-9',
    2019,
    { firstTry: true, exams: [oge('Математика', 4)] },
    'confirmed',
  ],
  [
    'grade 9 of 2019 with a «2»',
    'certificate-9',
    2019,
    { firstTry: true, exams: [oge('Математика', 2)] },
    'not-confirmed',
  ],
  ['grade 9 of 2019, nobody said', 'certificate-9', 2019, {}, 'no-data'],
]

describe('a candidate', () => {
  it.each(cases)('%s: %s of %d', (_what, award, year, facts, state) => {
    const verdict = checkCandidate(candidate(award, facts), rule(award, year))
    expect(verdict.state, verdict.reason).toBe(state)
    expect(verdict.reason).not.toBe('')
  })

  it('is told which condition failed and what was needed', () => {
    const { reason } = checkCandidate(
      candidate('medal-1', { exams: [russian(64), ege('Химия', 81)] }),
      rule('medal-1', 2026),
    )
    expect(reason).toBe('ЕГЭ по русскому языку: 64, нужно не меньше 70\u00a0баллов.')
  })

  it.each([
    ['medal-1', 2023],
    ['medal-2', 2022],
    ['certificate-11', 2018],
    ['certificate-11', 2020],
    ['certificate-11', 2021],
    ['certificate-9', 2026],
    ['regional', 2026],
  ] as const)('of %s in %d is not judged: the rule has no source', (award, year) => {
    expect(sourcedRule(award, year)).toBeUndefined()
    const verdict = checkCandidate(candidate(award, {}), { award, year, terms: 'unknown', version: 0 })
    expect(verdict).toEqual({
      state: 'no-data',
      reason: 'Правило этого года не подтверждено источником.',
      conditions: [],
    })
  })

  it('is judged by a rule that names its source, how far it is to be trusted, and from which year it is', () => {
    expect(rule('medal-1', 2024).trust).not.toMatch(/изменился ли/)
    expect(rule('medal-1', 2026)).toMatchObject({
      source: { kind: 'published', text: expect.stringMatching(/№\u00a0730/) },
    })
    expect(rule('medal-1', 2026).trust).toMatch(/изменился ли он к 2026 году/)
  })
})
