import type { IsoDate } from '#kernel/clock'
import { counted, formatDate } from '#kernel/russian-text'
import type { LetterRule } from './model.ts'
import { ruleWords } from './model.ts'
import { daysBetween } from './sending-days.ts'

const longest = 180

/** «5. Отчёт школы о ходе плана»; a very long measure is cut at a word. */
export function measureWords({ number, text }: { readonly number: string | null; readonly text: string }): string {
  const words = text.replace(/\s+/g, ' ').trim()
  const whole = number === null ? words : `${number}. ${words}`
  if (whole.length <= longest) return whole
  const cut = whole.slice(0, longest)
  return `${cut.slice(0, cut.lastIndexOf(' '))}…`
}

export function dueWords(controlDate: IsoDate, today: IsoDate): string {
  const left = daysBetween(today, controlDate)
  if (left < 0) return `просрочено на ${counted(-left, 'день', 'дня', 'дней')}`
  if (left === 0) return 'срок сегодня'
  return left === 1 ? 'срок завтра' : `через ${counted(left, 'день', 'дня', 'дней')}`
}

const weekdays = ['воскресенье', 'понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота']

/** «Понедельник, 23 ноября 2026 г.» */
export function dayWords(date: IsoDate): string {
  const weekday = weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? ''
  return `${weekday.slice(0, 1).toLocaleUpperCase('ru')}${weekday.slice(1)}, ${formatDate(date)}`
}

/** Which rules sent the letter, in the order of the rules. */
export function footOf(rules: readonly LetterRule[]): readonly string[] {
  const said = rules.map((rule) => `«${ruleWords[rule].title}» (${ruleWords[rule].when})`)
  const intro = said.length === 1 ? 'Письмо пришло по правилу' : 'Письмо пришло по правилам'
  return [
    `${intro}: ${said.join(', ')}.`,
    'Писем по выходным, праздникам и ночью программа не шлёт. Отвечать на письмо не нужно.',
  ]
}
