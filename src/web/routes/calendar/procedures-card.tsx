import { Link } from 'react-router'
import { type CalendarProcedure, procedureTitles } from '#calendar/model'
import { counted } from '#kernel/russian-text'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { inPlace } from './calendar-address.ts'
import type { CalendarPage } from './load-calendar-page.ts'

/** Procedures of which something is known; the others are only named, so that they can be opened. */
export function ProceduresCard({ procedures, place, isSchool, seesSchools }: CalendarPage) {
  const known = procedures.filter(({ dates, dated }) => dates !== null || dated > 0)
  const unknown = procedures.filter((procedure) => !known.includes(procedure))
  return (
    <Card title="Процедуры года">
      {known.length > 0 && (
        <DataTable
          caption="Процедуры года"
          captionHidden
          rows={known}
          rowKey={({ slug }) => slug}
          columns={[
            {
              title: 'Процедура',
              cell: ({ procedure, slug }) => (
                <Link to={inPlace(paths.procedure(slug), place)}>{shortTitle(procedure)}</Link>
              ),
            },
            { title: 'Когда', cell: ({ dates }) => dates ?? 'даты не назначены' },
            { title: 'Откуда даты', wide: true, cell: ({ source }) => <span className="note">{source ?? '–'}</span> },
            ...(isSchool && seesSchools
              ? [
                  {
                    title: 'В школе',
                    cell: ({ works, late }: CalendarPage['procedures'][number]) => (
                      <>
                        {works === 0 ? 'даты не введены' : counted(works, 'работа', 'работы', 'работ')}
                        {late > 0 && (
                          <>
                            <br />
                            <Chip tone="late">срок этапа прошёл</Chip>
                          </>
                        )}
                      </>
                    ),
                  },
                ]
              : []),
            ...(isSchool || !seesSchools
              ? []
              : [
                  {
                    title: 'Школы',
                    cell: ({ dated, schools, days }: CalendarPage['procedures'][number]) => (
                      <>
                        даты ввели {dated} из {schools}
                        {days !== null && (
                          <>
                            <br />
                            <span className="note">{days}</span>
                          </>
                        )}
                      </>
                    ),
                  },
                  {
                    title: 'Этапы',
                    cell: ({ late }: CalendarPage['procedures'][number]) =>
                      late === 0 ? '' : <Chip tone="late">опаздывают: {late}</Chip>,
                  },
                ]),
          ]}
        />
      )}
      {unknown.length > 0 && (
        <p style={{ margin: known.length > 0 ? '12px 0 0' : 0 }}>
          Даты не назначены:{' '}
          {unknown.map(({ procedure, slug }, index) => (
            <span key={slug}>
              {index > 0 && ', '}
              <Link to={inPlace(paths.procedure(slug), place)}>{procedure}</Link>
            </span>
          ))}
          .
        </p>
      )}
    </Card>
  )
}

const shortTitle = (procedure: CalendarProcedure): string =>
  procedure === procedureTitles[procedure] ? procedure : `${procedure}: ${lowerFirst(procedureTitles[procedure])}`

const lowerFirst = (text: string): string => text.charAt(0).toLocaleLowerCase('ru') + text.slice(1)
