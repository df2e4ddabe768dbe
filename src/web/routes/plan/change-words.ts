import type { ExecutionChange } from '#plan/model'
import { formatDay } from './plan-words.ts'

/** A change of an execution in the words of its history. */
export function changeWords({ field, from, to }: ExecutionChange, nameOf: (person: string) => string): string {
  switch (field) {
    case 'owner':
      if (to === null) return 'больше не поручено никому поимённо'
      return from === null ? `поручено: ${nameOf(to)}` : `передано: ${nameOf(from)} → ${nameOf(to)}`
    case 'control-date':
      return `контрольная дата ${dayOrNone(from)} → ${dayOrNone(to)}`
    case 'revision':
      return `перешло в редакцию ${to ?? ''} плана`
    default:
      return field satisfies never
  }
}

const dayOrNone = (day: string | null): string => (day === null ? 'без даты' : formatDay(day))
