import { describe, expect, it } from 'vitest'
import { type CalendarEntry, writeIcalendar } from './write-icalendar.ts'

const meeting: CalendarEntry = {
  uid: 'meeting-1@obyektiv',
  sequence: 2,
  title: 'Совещание руководителей: итоги ВПР; меры',
  when: { kind: 'moments', from: '2026-11-30T07:00:00.000Z', to: '2026-11-30T08:30:00.000Z' },
  place: 'Актовый зал',
  organiser: { name: 'Управление образования', email: 'uo@demo.invalid' },
  guests: [{ name: 'Школа № 1', email: 'school-1@demo.invalid' }],
  busy: true,
}

/** Lines as a reader unfolds them (RFC 5545, 3.1). */
const linesOf = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')

describe('an iCalendar file', () => {
  it('asks to a meeting: moments in UTC, who asks, who is asked', () => {
    const lines = linesOf(
      writeIcalendar({ name: 'Совещание', purpose: 'invitation', entries: [meeting], at: '2026-11-22T09:00:00.000Z' }),
    )
    expect(lines).toEqual(
      expect.arrayContaining([
        'METHOD:REQUEST',
        'UID:meeting-1@obyektiv',
        'SEQUENCE:2',
        'DTSTAMP:20261122T090000Z',
        'DTSTART:20261130T070000Z',
        'DTEND:20261130T083000Z',
        'SUMMARY:Совещание руководителей: итоги ВПР\\; меры',
        'LOCATION:Актовый зал',
        'STATUS:CONFIRMED',
        'TRANSP:OPAQUE',
      ]),
    )
    expect(lines.find((line) => line.startsWith('ORGANIZER'))).toContain('mailto:uo@demo.invalid')
    expect(lines.find((line) => line.startsWith('ATTENDEE'))).toContain('RSVP=TRUE')
  })

  it('a deadline is a whole day that ends with its own evening and keeps nobody busy', () => {
    const deadline: CalendarEntry = {
      uid: 'execution-1@obyektiv',
      sequence: 0,
      title: 'Срок: аналитическая справка',
      when: { kind: 'days', from: '2026-11-30', to: '2026-11-30' },
      busy: false,
    }
    const lines = linesOf(
      writeIcalendar({ name: 'Сроки', purpose: 'feed', entries: [deadline], at: '2026-11-22T09:00:00.000Z' }),
    )
    expect(lines).toEqual(
      expect.arrayContaining([
        'METHOD:PUBLISH',
        'DTSTART;VALUE=DATE:20261130',
        'DTEND;VALUE=DATE:20261201',
        'TRANSP:TRANSPARENT',
      ]),
    )
  })

  it('a line longer than 75 octets is folded, and Russian letters are not cut', () => {
    const text = writeIcalendar({
      name: 'Сроки',
      purpose: 'feed',
      entries: [{ ...meeting, title: 'Подготовка к проверочным работам '.repeat(9).trim() }],
      at: '2026-11-22T09:00:00.000Z',
    })
    expect(Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
    expect(text).not.toContain('\uFFFD')
    expect(linesOf(text)).toContain(`SUMMARY:${'Подготовка к проверочным работам '.repeat(9).trim()}`)
  })
})
