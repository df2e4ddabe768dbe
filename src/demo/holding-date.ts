import { assert } from '#kernel/assert'
import type { IsoDate } from '#kernel/clock'
import { federalWindow } from '#procedures'
import type { Assessment } from '#procedures/model'
import type { DemoMunicipality } from './model.ts'

const dayMs = 86_400_000

/** The demo holds one assessment on each working day of the federal window, in the order of its list. */
export function holdingDate(demo: DemoMunicipality, assessment: Assessment): IsoDate {
  const window = federalWindow(assessment.year)
  assert(window !== undefined, `holdingDate: no federal window for ${assessment.year}`)
  let left = demo.assessments.filter(({ year }) => year === assessment.year).indexOf(assessment)
  for (let day = Date.parse(window.from); ; day += dayMs) {
    const weekday = new Date(day).getUTCDay()
    if (weekday === 0 || weekday === 6) continue
    if (left-- === 0) return new Date(day).toISOString().slice(0, 10)
  }
}
