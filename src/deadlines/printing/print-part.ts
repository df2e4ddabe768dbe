import type { IsoDate } from '#kernel/clock'
import { unreachable } from '#kernel/assert'
import { formatDate } from '#kernel/russian-text'
import { dayOf, lastOfMonth, monthOf, yearOf } from '../calendar/civil-date.ts'
import { readRule } from '../calendar/recurrence-rule.ts'
import type { Anchor, DeadlinePart } from '../model.ts'
import { declineEvent } from '../words/decline-event.ts'
import { monthNames } from '#kernel/russian-text'
import { remarks } from '../words/remarks.ts'
import { printOffset } from './print-offset.ts'
import { printRule } from './print-rule.ts'

/** One part in plain Russian. */
export function printPart(part: DeadlinePart): string {
  const { kind, note } = part
  if (kind === 'unknown') return note ?? 'срок не прочитан'
  if (kind === 'on-request') return printOnRequest(note)
  const words = wordsOf(part)
  return note === null || kind === 'recurring' ? words : `${words}, ${note}`
}

function wordsOf(part: DeadlinePart): string {
  const { kind, start, end, anchor, rule, note } = part
  switch (kind) {
    case 'on':
      return formatDate(start ?? end ?? '')
    case 'by':
      return `до ${formatDate(end ?? '')}`
    case 'from':
      return `с ${formatDate(start ?? '')}`
    case 'range':
      return printRange(start ?? '', end ?? '')
    case 'months':
      return `${monthNames[monthOf(start ?? '') - 1]} ${yearOf(start ?? '')}\u00a0г.`
    case 'recurring':
      return printRecurring(rule ?? '', note, start, end)
    case 'relative':
      return anchor === null ? '' : printAnchor(anchor)
    case 'schedule':
      return anchor === null ? '' : `по ${declineEvent(anchor.event, 'dative')}`
    case 'period':
      return 'в течение планового периода'
    case 'continuous':
      return start === null ? 'постоянно' : 'постоянно в течение планового периода'
    case 'on-request':
    case 'unknown':
      return note ?? ''
    default:
      return unreachable(kind)
  }
}

/** Whole months by their names, anything else by its days. */
function printRange(start: IsoDate, end: IsoDate): string {
  const [first, last] = [monthOf(start), monthOf(end)]
  const [from, to] = [yearOf(start), yearOf(end)]
  const isWhole = dayOf(start) === 1 && end === lastOfMonth(to, last) && (from !== to || first !== last)
  if (!isWhole) return `с ${formatDate(start)} по ${formatDate(end)}`
  const [one, other] = [monthNames[first - 1], monthNames[last - 1]]
  return from === to && first < last
    ? `${one} – ${other} ${to}\u00a0г.`
    : `${one} ${from}\u00a0г. – ${other} ${to}\u00a0г.`
}

function printRecurring(rule: string, note: string | null, start: IsoDate | null, end: IsoDate | null): string {
  const read = readRule(rule)
  const notes = note === null ? [] : note.split(', ')
  const trailing = notes.filter((words) => isRemark(words))
  const occasion = notes.filter((words) => !isRemark(words)).join(', ')
  const rhythm = read.ok ? printRule(read.value, occasion === '' ? null : occasion) : rule
  const from = start === null ? '' : `с ${formatDate(start)}`
  const bounds = start === null || end === null ? from : `${from} по ${formatDate(end)}`
  return [rhythm, bounds, ...trailing].filter((words) => words !== '').join(', ')
}

/** The note is the wording itself, where it is not «по запросу», or what was added to it. */
function printOnRequest(note: string | null): string {
  if (note === null) return 'по запросу'
  return isRemark(note.split(', ')[0] ?? '') ? `по запросу, ${note}` : note
}

/** A time of day or a remark: it stands after the dates. */
function isRemark(words: string): boolean {
  return /\d\d:\d\d$/.test(words) || remarks.has(words)
}

function printAnchor(anchor: Anchor): string {
  const event = declineEvent(anchor.event, 'genitive')
  const offset = anchor.offset === null ? undefined : printOffset(anchor.offset, anchor.workingDays === true)
  switch (anchor.side) {
    case 'before':
      return offset === undefined ? `до ${event}` : `за ${offset} до ${event}`
    case 'after':
      return offset === undefined ? `после ${event}` : `через ${offset} после ${event}`
    case 'during': {
      const term = /^([1-4]) (четверть|триместр)$/.exec(anchor.event)
      if (term !== null) return `в ${term[1]} ${term[2] === 'четверть' ? 'четверти' : 'триместре'}`
      return `в период ${event}`
    }
    default:
      return unreachable(anchor.side)
  }
}
