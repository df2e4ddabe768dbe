import { Link } from 'react-router'
import { procedureSlugs } from '#calendar/model'
import { counted } from '#kernel/russian-text'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { type CalendarPlace, inPlace } from './calendar-address.ts'
import type { CalendarPage } from './load-calendar-page.ts'

/** Work of plans that has no date because nobody has dated its event. */
export function WaitingCard({ waiting, undated, mayEdit, isSchool, code, place }: CalendarPage) {
  return (
    <Card title="Что ждёт даты">
      <ul className="list list-folding">
        {waiting.map((each) => (
          <li key={each.event}>
            <div>
              <h3>{upperFirst(each.event)}</h3>
              <p className="note" style={{ margin: 0 }}>
                Без контрольной даты {counted(each.executions, 'исполнение', 'исполнения', 'исполнений')}:{' '}
                {each.measures.slice(0, 3).map(({ plan, id, text }, index) => (
                  <span key={id}>
                    {index > 0 && '; '}
                    <Link to={paths.measure(plan, id)}>{text}</Link>
                  </span>
                ))}
                {each.measures.length > 3 && ` и ещё ${each.measures.length - 3}`}
              </p>
            </div>
            {mayEdit ? (
              <Link className="button-link" to={dateAddress(each, place)}>
                Назначить дату
              </Link>
            ) : (
              isSchool &&
              each.procedure !== null && (
                <Link
                  className="button-link"
                  to={inPlace(paths.schoolProcedure(code, procedureSlugs[each.procedure]), {
                    ...place,
                    year: each.year,
                  })}
                >
                  Ввести даты школы
                </Link>
              )
            )}
          </li>
        ))}
        {undated.map((each) => (
          <li key={each.id}>
            <div>
              <h3>{each.name}</h3>
              <p className="note" style={{ margin: 0 }}>
                Событие названо, дат у него пока нет.
              </p>
            </div>
            {each.mayEdit && (
              <Link className="button-link" to={paths.event(each.id)}>
                Назначить дату
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function dateAddress(
  { event, meant, year }: { event: string; meant: string | null; year: number },
  place: CalendarPlace,
): string {
  return meant === null ? inPlace(paths.newEvent(), { ...place, year }, { name: event }) : paths.event(meant)
}

const upperFirst = (text: string): string => text.charAt(0).toLocaleUpperCase('ru') + text.slice(1)
