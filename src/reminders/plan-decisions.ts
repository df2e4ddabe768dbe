import { unreachable } from '#kernel/assert'
import type { DecisionEvent, LetterRule, OrderEvent, ReminderPerson } from './model.ts'
import { isOff } from './plan-digest.ts'
import { coordinatorsOf, type Directory, holdersOf, performersOf } from './who-is-reminded.ts'

type Away = (person: ReminderPerson) => boolean

/** What somebody is told of soon after it was done. */
export type News =
  | {
      readonly person: ReminderPerson
      readonly rule: 'returned' | 'accepted' | 'to-decide'
      readonly event: DecisionEvent
    }
  | {
      readonly person: ReminderPerson
      readonly rule: 'order-in-force'
      readonly event: OrderEvent
      readonly school: string
    }

/** Pure. Who is told of a step: never the one who made it. */
export function newsOfStep(directory: Directory, event: DecisionEvent, away: Away): readonly News[] {
  const rule = ruleOf(event.step)
  const people =
    rule === 'to-decide' ? coordinatorsOf(directory, event.execution.planPath) : own(directory, event, away)
  return people
    .filter((person) => person.id !== event.by && wants(person, rule, away))
    .map((person) => ({ person, rule, event }))
}

/** Pure. The head of every school that has not acknowledged the plan. */
export function newsOfOrder(directory: Directory, event: OrderEvent, away: Away): readonly News[] {
  return event.schools.flatMap((school) =>
    holdersOf(directory, 'school-head', school)
      .filter((person) => wants(person, 'order-in-force', away))
      .map((person) => ({ person, rule: 'order-in-force' as const, event, school })),
  )
}

function ruleOf(step: DecisionEvent['step']): 'returned' | 'accepted' | 'to-decide' {
  switch (step) {
    case 'submit':
      return 'to-decide'
    case 'accept':
      return 'accepted'
    case 'return':
    case 'reopen':
      return 'returned'
    default:
      return unreachable(step)
  }
}

/** The performers, and the one who submitted it where that was somebody else. */
function own(directory: Directory, { execution, submitter }: DecisionEvent, away: Away): readonly ReminderPerson[] {
  const performers = performersOf(directory, execution, away)
  const sender = submitter === null ? undefined : directory.byId.get(submitter)
  return [
    ...new Set([...(typeof performers === 'string' ? [] : performers), ...(sender === undefined ? [] : [sender])]),
  ]
}

const wants = (person: ReminderPerson, rule: LetterRule, away: Away): boolean => !away(person) && !isOff(person, rule)
