import { monthTitle } from '../plan/plan-words.ts'
import { shortStretch } from './event-words.ts'
import type { CalendarPage } from './load-calendar-page.ts'
import type { GridDay } from './months-of-year.ts'

/** A day of another month. */
const empty = ' '

const weekdays = ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс']

/** The grid repeats for the eye what the list says in words, so readers of screens are spared it. */
export function Months({ months, entries }: Pick<CalendarPage, 'months' | 'entries'>) {
  return (
    <ol className="year">
      {months.map(({ month, weeks }) => {
        const inMonth = entries.filter(({ start, end }) => start.slice(0, 7) <= month && end.slice(0, 7) >= month)
        return (
          <li key={month}>
            <h3>{monthTitle(month)}</h3>
            <table className="month" aria-hidden="true">
              <thead>
                <tr>
                  {weekdays.map((weekday) => (
                    <th key={weekday}>{weekday}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {weeks.map((week, index) => (
                  <tr key={index}>
                    {week.map((day, weekday) =>
                      day === 'none' ? (
                        <td key={weekday}>{empty}</td>
                      ) : (
                        <td key={weekday} className={dayClass(day)}>
                          {day.day}
                        </td>
                      ),
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
            {inMonth.length > 0 && (
              <ul className="month-entries">
                {inMonth.slice(0, perMonth).map((entry) => (
                  <li key={entry.key}>
                    <span className="month-days">{shortStretch(entry.start, entry.end)}</span> {entry.title}
                  </li>
                ))}
                {inMonth.length > perMonth && <li className="note">и ещё {inMonth.length - perMonth} в списке ниже</li>}
              </ul>
            )}
          </li>
        )
      })}
    </ol>
  )
}

const perMonth = 5

function dayClass({ isOff, isToday, mark }: GridDay) {
  return [isOff ? 'day-off' : '', isToday ? 'day-today' : '', mark === 'none' ? '' : `day-${mark}`]
    .filter((part) => part !== '')
    .join(' ')
}

export function Legend() {
  return (
    <p className="note year-legend" aria-hidden="true">
      <span>
        <i className="day-window" /> период процедуры
      </span>
      <span>
        <i className="day-deadline" /> дата школы, срок этапа
      </span>
      <span>
        <i className="day-event" /> своё событие
      </span>
      <span>
        <i className="day-holidays" /> каникулы
      </span>
      <span>
        <i className="day-off">8</i> нерабочий день
      </span>
    </p>
  )
}
