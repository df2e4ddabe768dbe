import { expect, it } from 'vitest'
import type { PlanMeasure } from '../model.ts'
import { suggestKind } from '../suggest-kind.ts'
import { asksForSchoolPlan } from './asks-for-school-plan.ts'

it.each<[string, PlanMeasure['scope'], boolean]>([
  ['Директорам школ разработать планы мероприятий по обеспечению объективности', 'all-schools', true],
  ['Разработка школьных планов по объективности процедур', 'all-schools', true],
  ['Утвердить план мероприятий школы', 'named-schools', true],
  ['Составление школами дорожных карт и планов', 'all-schools', true],
  ['Разработать муниципальный план мероприятий', 'own', false],
  ['Корректировка планов школ', 'all-schools', false],
  ['Разработка планов школьных методических объединений', 'all-schools', false],
  ['Утверждение учебных планов', 'all-schools', false],
  ['Отчёт школы о ходе плана', 'all-schools', false],
])('«%s» for %s asks for the plan of a school: %s', (text, scope, asks) => {
  expect(asksForSchoolPlan({ kind: suggestKind(text), scope, text })).toBe(asks)
})
