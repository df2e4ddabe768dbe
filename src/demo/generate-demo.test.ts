import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { roles } from '#access/model'
import { markOf } from '#procedures/model'
import { generateDemo } from './generate-demo.ts'
import { measureRealism } from './measure-realism.ts'
import { demoGrades, demoYears } from './model.ts'

const demo = generateDemo()
const assessments = new Map(demo.assessments.map((assessment) => [assessment.id, assessment]))
const hash = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')

describe('the demonstration municipality', () => {
  it('is the same for the same seed and another for another seed', () => {
    expect(hash(generateDemo())).toBe(hash(demo))
    expect(hash(generateDemo('другое').works)).not.toBe(hash(demo.works))
  })

  it('has 30 schools, three subjects in every grade and year, and 40 to 60 thousand works', () => {
    expect(demo.schools).toHaveLength(30)
    for (const year of demoYears) {
      for (const grade of demoGrades) {
        const subjects = demo.assessments.filter((row) => row.year === year && row.grade === grade)
        expect(subjects.map(({ subject }) => subject)).toEqual(expect.arrayContaining(['Русский язык', 'Математика']))
        expect(subjects).toHaveLength(3)
      }
    }
    expect(demo.works.length).toBeGreaterThan(40_000)
    expect(demo.works.length).toBeLessThan(60_000)
  })

  it('has one person for each role and says of everyone and everything that it is a demonstration', () => {
    expect(demo.people.map(({ role }) => role).toSorted()).toEqual([...roles].toSorted())
    for (const { name, email } of demo.people) {
      expect(name).toContain('(демо)')
      expect(email).toMatch(/@demo\.invalid$/)
    }
    for (const { name } of [...demo.schools, demo.municipality]) expect(name).toContain('(Демо)')
  })

  it('contains only works that agree with their specification and scale', () => {
    for (const { assessment: id, work } of demo.works) {
      if (work.attendance === 'absent') continue
      const assessment = assessments.get(id)!
      if (assessment.scale === 'missing') throw new Error(`${id} has no scale`)
      const points = work.scores.map((score) => (score === 'X' ? 0 : score))
      const fits = points.every((score, i) => score >= 0 && score <= assessment.tasks[i]!.max)
      const agrees =
        points.length === assessment.tasks.length &&
        points.reduce((sum, score) => sum + score, 0) === work.total &&
        markOf(work.total, assessment.scale) === work.mark
      if (!fits || !agrees) throw new Error(`${id}, ${work.participant}: the work contradicts its specification`)
    }
  })

  it('gives every participant of a school one code that is unique in the assessment', () => {
    const codes = new Set(
      demo.works.map(({ assessment, school, work }) => `${assessment}/${school}/${work.participant}`),
    )
    expect(codes.size).toBe(demo.works.length)
    const ofPupil = Map.groupBy(demo.works, ({ assessment, pupil }) => `${assessments.get(assessment)!.year}/${pupil}`)
    for (const rows of ofPupil.values()) expect(new Set(rows.map(({ work }) => work.participant)).size).toBe(1)
  })

  it('calls published only the scales that a page gives: Russian 4 of 2026 and three of grade 8 before 2025', () => {
    const published = demo.assessments.filter(
      ({ scaleSource }) => scaleSource !== 'none' && scaleSource.kind === 'published',
    )
    expect(published.map(({ id }) => id)).toEqual(['vpr-2024-8-ru', 'vpr-2024-8-ma', 'vpr-2024-8-fi', 'vpr-2026-4-ru'])
    expect(assessments.get('vpr-2026-4-ru' as never)?.scale).toEqual({ 3: 10, 4: 16, 5: 21 })
  })
})

describe('cohorts', () => {
  const seen = (year: number, grade: number) =>
    demo.works.filter(({ assessment }) => {
      const found = assessments.get(assessment)!
      return found.year === year && found.grade === grade && found.subject === 'Русский язык'
    })

  it.each([
    [2024, 4],
    [2024, 7],
    [2025, 5],
  ])('of %i, grade %i are the next grade of the next year, but for those who moved', (year, grade) => {
    const before = seen(year, grade)
    const after = new Map(seen(year + 1, grade + 1).map((row) => [row.pupil, row]))
    const stayed = before.filter(({ pupil }) => after.has(pupil))
    expect(stayed.length / before.length).toBeGreaterThan(0.94)
    expect(stayed.length).toBeLessThan(before.length)
    for (const row of stayed) {
      expect(after.get(row.pupil)!.school).toBe(row.school)
      expect(after.get(row.pupil)!.work.classLabel).toBe(row.work.classLabel)
    }
  })

  it('keep their strength: totals of the same pupils in two years correlate by 0.6 to 0.8', () => {
    const after = new Map(seen(2025, 6).map((row) => [row.pupil, row.work]))
    const pairs = seen(2024, 5).flatMap(({ pupil, work }) => {
      const later = after.get(pupil)
      return work.attendance === 'present' && later?.attendance === 'present'
        ? [[work.total, later.total] as const]
        : []
    })
    const correlation = correlate(pairs)
    expect(correlation).toBeGreaterThan(0.6)
    expect(correlation).toBeLessThan(0.8)
  })
})

describe('realism', () => {
  const measured = demo.assessments.map((assessment) => ({ assessment, ...measureRealism(demo, assessment) }))
  const average = (pick: (row: (typeof measured)[number]) => number) =>
    measured.reduce((sum, row) => sum + pick(row), 0) / measured.length

  it('marks of Russian 4 lie between the shares of the country and of a weaker region', () => {
    for (const { assessment, marks } of measured) {
      if (assessment.grade !== 4 || assessment.subject !== 'Русский язык') continue
      const ranges = [
        [0.045, 0.14],
        [0.3, 0.46],
        [0.36, 0.48],
        [0.06, 0.18],
      ] as const
      ranges.forEach(([low, high], i) => {
        expect(marks[i]).toBeGreaterThan(low)
        expect(marks[i]).toBeLessThan(high)
      })
    }
  })

  it('classes differ as Russian classes do: ICC of totals 0.25–0.35, of task residuals 0.03–0.05', () => {
    expect(average(({ totalIcc }) => totalIcc)).toBeGreaterThan(0.25)
    expect(average(({ totalIcc }) => totalIcc)).toBeLessThan(0.35)
    expect(average(({ taskResidualIcc }) => taskResidualIcc)).toBeGreaterThan(0.03)
    expect(average(({ taskResidualIcc }) => taskResidualIcc)).toBeLessThan(0.05)
  })

  it('the register is milder: about 37 % lower, 60 % equal, few higher', () => {
    expect(average(({ register }) => register[0]!)).toBeCloseTo(0.35, 1)
    expect(average(({ register }) => register[1]!)).toBeCloseTo(0.6, 1)
    expect(average(({ register }) => register[2]!)).toBeLessThan(0.05)
  })

  it('works are as reliable as school tests are, and 5 to 10 % of participants are absent', () => {
    for (const { reliability, absent } of measured) {
      expect(reliability).toBeGreaterThan(0.7)
      expect(reliability).toBeLessThan(0.92)
      expect(absent).toBeGreaterThan(0.04)
      expect(absent).toBeLessThan(0.11)
    }
  })

  it('the expected region is near the municipality that was drawn', () => {
    for (const { assessment, marks } of measured) {
      const region = demo.references.find((row) => row.assessment === assessment.id && row.group === 'region')!
      marks.forEach((share, i) => expect(Math.abs(share - region.marks[i]!)).toBeLessThan(0.08))
      const sums = [region.marks, region.scores, region.register.flat()].map((shares) =>
        shares.reduce((a, b) => a + b, 0),
      )
      for (const sum of sums) expect(sum).toBeCloseTo(1, 9)
    }
  })
})

function correlate(pairs: readonly (readonly [number, number])[]): number {
  const mean = [0, 1].map((side) => pairs.reduce((sum, pair) => sum + pair[side]!, 0) / pairs.length)
  const products = (one: number, other: number) =>
    pairs.reduce((sum, pair) => sum + (pair[one]! - mean[one]!) * (pair[other]! - mean[other]!), 0)
  return products(0, 1) / Math.sqrt(products(0, 0) * products(1, 1))
}
