import { describe, expect, it } from 'vitest'
import { readDeadline } from '#deadlines'
import type { NodeId } from '#organisations/model'
import type { PlanId, PlanMeasure, PlanMeasureId } from '#plan/model'
import { readMeasureForm, seenOf } from './read-measure-form.ts'

const period = { start: '2026-09-01', end: '2027-08-31' }
const shown: PlanMeasure = {
  id: 'm' as PlanMeasureId,
  plan: 'p' as PlanId,
  origin: 'measure',
  position: 1,
  section: null,
  number: '1',
  text: 'Декады:\n- первая;\n- вторая',
  items: [],
  deadline: readDeadline('Октябрь 2026 г.\nФевраль 2027 г.', { period }),
  controlRule: 'period-end',
  responsible: ['Методист', 'Школы'],
  participants: null,
  result: 'Справка',
  targets: [],
  places: [],
  kind: 'other',
  tracked: true,
  scope: 'all-schools',
  schools: [],
  ownerRole: 'school-head',
  owner: null,
  minutes: null,
  version: 1,
}

/** What a browser sends of the form as it was shown: line breaks of its own, none in a field of one line. */
const posted = (changed: Readonly<Record<string, string>> = {}): FormData => {
  const form = new FormData()
  const fields = {
    seen: seenOf(shown),
    number: '1',
    text: 'Декады:\r\n- первая;\r\n- вторая',
    deadlineText: 'Октябрь 2026 г. Февраль 2027 г.',
    responsible: 'Методист\r\nШколы',
    participants: '',
    result: 'Справка',
    tracked: 'yes',
    kind: 'other',
    scope: 'all-schools',
    ownerRole: 'school-head',
    owner: '',
    controlRule: 'period-end',
    minutes: '',
    ...changed,
  }
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return form
}

describe('the form of a measure', () => {
  it('asks for nothing where nothing was changed, whatever the browser does to line breaks', () => {
    expect(readMeasureForm(posted())).toEqual({})
  })

  it.each([
    [{ minutes: '30' }, { minutes: 30 }],
    [{ text: 'Декады' }, { text: 'Декады' }],
    [{ deadlineText: '' }, { deadlineText: null }],
    [{ responsible: 'Школы' }, { responsible: ['Школы'] }],
    [{ tracked: '' }, { tracked: false }],
    [
      { scope: 'named-schools', school: 's1' },
      { scope: 'named-schools', schools: ['s1' as NodeId] },
    ],
  ])('of %o asks for %o alone', (changed, expected) => {
    expect(readMeasureForm(posted(changed))).toEqual(expected)
  })

  it('takes every field where it cannot tell what was shown', () => {
    expect(Object.keys(readMeasureForm(posted({ seen: 'не JSON' })))).toHaveLength(14)
  })
})
