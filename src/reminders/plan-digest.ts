import type { IsoDate } from '#kernel/clock'
import type { DigestLine, LetterRule, Owed, ReminderExecution, ReminderPerson, Stage, Unreachable } from './model.ts'
import { stageOf } from './stage-of.ts'
import { coordinatorsOf, type Directory, headsOf, isAway, performersOf } from './who-is-reminded.ts'

/**
 * Pure. Who is to be told what this morning: the performer of every stage, the head too from the third day of lateness,
 * the coordinator too from the seventh. Nobody gets two lines of one execution.
 */
export function planDigest(
  directory: Directory,
  executions: readonly ReminderExecution[],
  today: IsoDate,
): readonly DigestLine[] {
  return executions.flatMap((execution) => {
    const stage = stageOf(execution.controlDate, today)
    return stage === 'none' ? [] : linesOf(directory, execution, stage, today)
  })
}

function linesOf(
  directory: Directory,
  execution: ReminderExecution,
  stage: Stage,
  today: IsoDate,
): readonly DigestLine[] {
  const lines = new Map<string, DigestLine>()
  const away = (person: ReminderPerson): boolean => isAway(person, today)
  const tell = (people: readonly ReminderPerson[], rule: DigestLine['rule']): void => {
    for (const person of people) {
      if (lines.has(person.id) || away(person) || isOff(person, rule)) continue
      lines.set(person.id, { person: person.id, rule, stage, execution })
    }
  }
  const performers = performersOf(directory, execution, away)
  const own = stage === 'before-7' || stage === 'before-1' ? 'due-soon' : 'late'
  if (typeof performers !== 'string') tell(performers, own)
  if (stage === 'late-3' || stage === 'late-7') tell(headsOf(directory, execution), 'escalation')
  if (stage === 'late-7') tell(coordinatorsOf(directory, execution.planPath), 'escalation')
  return [...lines.values()]
}

export const isOff = ({ preferences }: ReminderPerson, rule: LetterRule): boolean => preferences.off.includes(rule)

/** Pure. Work that is due or late and has nobody to be reminded of it, place by place. */
export function findUnreachable(directory: Directory, owed: readonly Owed[], today: IsoDate): readonly Unreachable[] {
  const found = new Map<string, Unreachable>()
  for (const each of owed) {
    if (stageOf(each.controlDate, today) === 'none') continue
    const why = performersOf(directory, each, (person) => isAway(person, today))
    if (typeof why !== 'string') continue
    const { ownerRole: role, nodeName, nodePath, executions } = each
    const key = `${nodePath} ${role}`
    found.set(key, { role, nodeName, nodePath, why, executions: (found.get(key)?.executions ?? 0) + executions })
  }
  return [...found.values()].toSorted(
    (a, b) => b.executions - a.executions || a.nodeName.localeCompare(b.nodeName, 'ru'),
  )
}
