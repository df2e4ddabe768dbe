import { describe, expect, it } from 'vitest'
import { missingFor } from './missing-for.ts'
import { sourcedScales } from './sourced-scales.ts'
import { suggestScales } from './suggest-scales.ts'

const assessment = (year: number, grade: number, subject: string, maxScore: number | 'unknown' = 'unknown') =>
  ({ procedure: 'ВПР', year, grade, subject, maxScore }) as const

describe('suggested scales', () => {
  it.each([
    ['Русский язык of grade 4 in 2026', assessment(2026, 4, 'Русский язык'), [{ 3: 10, 4: 16, 5: 21 }]],
    ['the undated page for 2023', assessment(2023, 8, 'Математика', 25), [{ 3: 8, 4: 15, 5: 21 }]],
    ['only a maximum where the source gives no scale', assessment(2024, 4, 'Математика'), ['missing']],
    ['nothing after the works changed in 2025', assessment(2025, 8, 'Математика'), []],
    ['nothing where the maximum contradicts', assessment(2023, 8, 'Математика', 20), []],
  ])('offer %s', (_name, asked, scales) => {
    expect(suggestScales(asked).map((suggestion) => suggestion.scale)).toEqual(scales)
  })

  it('name their source and reach no further than their maximum', () => {
    for (const { scale, maxScore, source } of sourcedScales) {
      expect(source.text).not.toBe('')
      if (scale === 'missing') continue
      expect(0 < scale[3] && scale[3] < scale[4] && scale[4] < scale[5] && scale[5] <= maxScore).toBe(true)
    }
  })
})

describe('what an assessment lacks', () => {
  it('is said in sentences, none where everything is known', () => {
    const task = { label: '1', max: 2, level: 'basic', response: 'short' } as const
    expect(missingFor({ scale: 'missing', tasks: [], maxScore: 'unknown' })).toHaveLength(3)
    expect(missingFor({ scale: { 3: 1, 4: 2, 5: 3 }, tasks: [task], maxScore: 3 })).toEqual([])
    expect(missingFor({ scale: 'missing', tasks: [task], maxScore: 3 })[0]).toContain('у границы отметки')
  })
})
