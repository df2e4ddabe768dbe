import { describe, expect, it } from 'vitest'
import type { PersonId, Role } from '#access/model'
import type { NodeId } from '#organisations/model'
import type { ExecutionId, PlanId, PlanMeasureId } from '#plan/model'
import {
  type DecisionEvent,
  type LetterPreferences,
  type ReminderExecution,
  type ReminderPerson,
  usualPreferences,
} from './model.ts'
import { newsOfOrder, newsOfStep } from './plan-decisions.ts'
import { findUnreachable, planDigest } from './plan-digest.ts'
import { directoryOf } from './who-is-reminded.ts'

const town = 'r/m/'
const school = 'r/m/s1/'

function person(id: string, role: Role, nodePath: string, change: Partial<LetterPreferences> = {}): ReminderPerson {
  return {
    id: id as PersonId,
    name: `${id} (Демо)`,
    email: `${id}@demo.invalid`,
    grants: [{ role, nodeId: nodePath as NodeId, nodePath }],
    homePath: nodePath,
    timezone: 'Europe/Moscow',
    quietHours: { from: 20, until: 8 },
    preferences: { ...usualPreferences, ...change },
  }
}

const coordinator = person('coordinator', 'municipal-coordinator', town)
const chief = person('chief', 'head-of-authority', town)
const head = person('head', 'school-head', school)
const deputy = person('deputy', 'school-coordinator', school)
const everybody = [coordinator, chief, head, deputy]

/** Of the school's deputy unless said otherwise, with the control date a Wednesday. */
function execution(change: Partial<ReminderExecution> = {}): ReminderExecution {
  return {
    id: 'e1' as ExecutionId,
    plan: 'p' as PlanId,
    planPath: town,
    measure: 'm1' as PlanMeasureId,
    number: '1',
    text: 'Отчёт школы (Демо)',
    nodePath: school,
    nodeName: 'СОШ № 1',
    controlDate: '2026-11-18',
    ownerRole: 'school-coordinator',
    owner: null,
    ...change,
  }
}

const told = (people: readonly ReminderPerson[], one: ReminderExecution, today: string): readonly string[] =>
  planDigest(directoryOf(people), [one], today).map((line) => `${line.person} ${line.rule} ${line.stage}`)

describe('who is told of a deadline', () => {
  it.each([
    ['a week before: the performer', '2026-11-11', ['deputy due-soon before-7']],
    ['the day before: the performer', '2026-11-17', ['deputy due-soon before-1']],
    ['one day late: the performer', '2026-11-19', ['deputy late late-1']],
    ['three days late: the head too', '2026-11-23', ['deputy late late-3', 'head escalation late-3']],
    [
      'seven days late: the coordinator too',
      '2026-11-25',
      ['deputy late late-7', 'head escalation late-7', 'coordinator escalation late-7'],
    ],
  ])('%s', (_what, today, expected) => {
    expect(told(everybody, execution(), today)).toEqual(expected)
  })

  it('tells the head of the authority of the authority’s own lateness', () => {
    const own = execution({ nodePath: town, ownerRole: 'methodist' })
    expect(told([...everybody, person('methodist', 'methodist', town)], own, '2026-11-25')).toEqual([
      'methodist late late-7',
      'chief escalation late-7',
      'coordinator escalation late-7',
    ])
  })

  it('tells nobody twice: a head who is the performer gets one line', () => {
    expect(told(everybody, execution({ ownerRole: 'school-head' }), '2026-11-25')).toEqual([
      'head late late-7',
      'coordinator escalation late-7',
    ])
  })

  it('tells the person named, whatever the role', () => {
    expect(told(everybody, execution({ owner: chief.id }), '2026-11-19')).toEqual(['chief late late-1'])
  })

  it('tells the nearest holder of a role that the school does not have', () => {
    expect(told(everybody, execution({ ownerRole: 'municipal-coordinator' }), '2026-11-19')).toEqual([
      'coordinator late late-1',
    ])
  })

  it('tells nobody of another school', () => {
    const other = person('other', 'school-coordinator', 'r/m/s10/')
    expect(told([other], execution(), '2026-11-19')).toEqual([])
  })

  it('leaves out a rule that was switched off', () => {
    const quiet = person('deputy', 'school-coordinator', school, { off: ['due-soon'] })
    expect(told([quiet], execution(), '2026-11-17')).toEqual([])
    expect(told([quiet], execution(), '2026-11-19')).toEqual(['deputy late late-1'])
  })

  it('leaves out who is away, and lets those of the same role stand in', () => {
    const pause = { from: '2026-11-16', until: '2026-11-20' }
    const away = person('deputy', 'school-coordinator', school, { pause })
    const second = person('second', 'school-coordinator', school)
    expect(told([away, second], execution({ owner: away.id }), '2026-11-19')).toEqual(['second late late-1'])
    expect(told([away, second], execution({ owner: away.id }), '2026-11-23')).toEqual(['deputy late late-3'])
  })
})

describe('work of which nobody can be reminded', () => {
  it.each([
    ['a school without its coordinator', [head], 'nobody'],
    [
      'a coordinator who is away',
      [head, person('deputy', 'school-coordinator', school, { pause: { from: '2026-11-01', until: '2026-11-30' } })],
      'away',
    ],
  ] as const)('%s', (_what, people, why) => {
    const owed = [
      { ...execution(), executions: 1 },
      { ...execution({ controlDate: '2026-11-17' }), executions: 1 },
    ]
    expect(findUnreachable(directoryOf(people), owed, '2026-11-19')).toEqual([
      { role: 'school-coordinator', nodeName: 'СОШ № 1', nodePath: school, why, executions: 2 },
    ])
  })

  it('is not spoken of while nothing is due', () => {
    expect(findUnreachable(directoryOf([]), [{ ...execution(), executions: 1 }], '2026-10-01')).toEqual([])
  })
})

describe('who is told of a decision', () => {
  const step = (change: Partial<DecisionEvent>): DecisionEvent => ({
    at: '2026-11-23T09:00:00.000Z',
    by: 'somebody',
    step: 'submit',
    version: 3,
    remark: null,
    submitter: null,
    execution: execution(),
    ...change,
  })
  const never = (): boolean => false
  const heard = (event: DecisionEvent): readonly string[] =>
    newsOfStep(directoryOf(everybody), event, never).map((news) => `${news.person.id} ${news.rule}`)

  it.each([
    ['what was submitted: the coordinator', step({}), ['coordinator to-decide']],
    ['what the coordinator submitted: nobody, who knows it', step({ by: 'coordinator' }), []],
    ['what was returned: the performer', step({ step: 'return', by: 'coordinator' }), ['deputy returned']],
    [
      'what was returned: also the one who had submitted it',
      step({ step: 'return', by: 'coordinator', submitter: head.id }),
      ['deputy returned', 'head returned'],
    ],
    ['what was accepted: the performer', step({ step: 'accept', by: 'coordinator' }), ['deputy accepted']],
    ['what was opened again: the performer', step({ step: 'reopen', by: 'coordinator' }), ['deputy returned']],
  ])('%s', (_what, event, expected) => {
    expect(heard(event)).toEqual(expected)
  })

  it('an order: the heads of the schools that have not acknowledged it', () => {
    const order = {
      at: '',
      plan: 'p' as PlanId,
      title: 'План (Демо)',
      number: '5',
      date: '2026-11-20',
      schools: [school],
    }
    expect(newsOfOrder(directoryOf(everybody), order, never).map(({ person: { id } }) => id)).toEqual(['head'])
    expect(newsOfOrder(directoryOf(everybody), { ...order, schools: [] }, never)).toEqual([])
  })
})
