import type { RedatingLine } from '#plan/model'
import { formatDay } from './plan-words.ts'

/** A line of the history: the date moved because its event did. */
export function redatingWords({ event, from, to }: Pick<RedatingLine, 'event' | 'from' | 'to'>): string {
  const day = (date: string | null): string => (date === null ? 'без даты' : formatDay(date))
  return `контрольная дата сдвинута вслед за событием «${event}»: было ${day(from)}, стало ${day(to)}`
}
