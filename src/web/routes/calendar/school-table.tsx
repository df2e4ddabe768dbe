import { Link } from 'react-router'
import { type Stage, type StageKind, type StageState, stageTitles, type StorageTerm } from '#calendar/model'
import type { IsoDate } from '#kernel/clock'
import { counted } from '#kernel/russian-text'
import { paths } from '../../paths.ts'
import { Chip } from '../../ui/chip.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { formatDay } from '../plan/plan-words.ts'
import { type CalendarPlace, inPlace } from './calendar-address.ts'
import { shortStretch } from './event-words.ts'
import { StageChip } from './stage-chip.tsx'

export interface SchoolStage {
  readonly kind: StageKind
  readonly state: StageState
  readonly on: IsoDate | null
}

interface SchoolRow {
  readonly code: string
  readonly name: string
  readonly states: readonly SchoolStage[]
  readonly works: { readonly count: number; readonly first: IsoDate; readonly last: IsoDate } | null
  readonly holds: number
  /** How many things there are to look at in its dates. */
  readonly warnings: number
}

interface SchoolsProps {
  readonly rows: readonly SchoolRow[]
  readonly stages: readonly Stage[]
  readonly slug: string
  readonly place: CalendarPlace
  readonly term: StorageTerm
  readonly onlyLate: boolean
  readonly lateSchools: number
  readonly dated: number
  readonly schools: number
}

export function SchoolFilter({ place, slug, onlyLate, lateSchools, dated, schools }: SchoolsProps) {
  const address = paths.procedure(slug)
  return (
    <p className="sentence">
      Свои даты ввели {dated} из {counted(schools, 'школы', 'школ', 'школ')}.{' '}
      {onlyLate ? (
        <Link to={inPlace(address, place)}>Показать все школы</Link>
      ) : (
        lateSchools > 0 && (
          <Link to={inPlace(address, place, { late: '1' })}>
            Только с опозданием: {counted(lateSchools, 'школа', 'школы', 'школ')}
          </Link>
        )
      )}
    </p>
  )
}

export function SchoolTable({ rows, stages, slug, place, term }: SchoolsProps) {
  return (
    <DataTable
      caption="Школы: даты, этапы и хранение"
      captionHidden
      rows={rows}
      rowKey={({ code }) => code}
      empty="Школ здесь нет."
      columns={[
        {
          title: 'Школа',
          cell: ({ code, name }) => (
            <Link to={inPlace(paths.schoolProcedure(code, slug), { ...place, node: '' })}>{name}</Link>
          ),
        },
        {
          title: 'Даты',
          cell: ({ works, warnings }) =>
            works === null ? (
              <span className="note">не введены</span>
            ) : (
              <>
                {shortStretch(works.first, works.last)}
                <br />
                <span className="note">{counted(works.count, 'работа', 'работы', 'работ')}</span>
                {warnings > 0 && (
                  <>
                    <br />
                    <Chip tone="look">проверить: {warnings}</Chip>
                  </>
                )}
              </>
            ),
        },
        ...stages.map(({ kind }) => ({
          title: stageTitles[kind],
          cell: ({ states }: SchoolRow) => {
            const own = states.find((each) => each.kind === kind)
            return own === undefined ? null : <StageChip state={own.state} on={own.on} />
          },
        })),
        {
          title: 'Хранить до',
          number: true,
          cell: ({ works, holds }) => {
            if (holds > 0) return <Chip tone="look">запрет: {holds}</Chip>
            return works === null || term.kind === 'unknown' ? '–' : formatDay(term.until)
          },
        },
      ]}
    />
  )
}
