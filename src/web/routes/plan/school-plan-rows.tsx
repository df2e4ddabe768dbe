import { Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { paths } from '../../paths.ts'
import { Chip } from '../../ui/chip.tsx'
import { FindingCard } from './finding-card.tsx'
import { formatDay } from './plan-words.ts'
import { DerivedRowForm, OwnRowForm } from './school-plan-forms.tsx'
import { reviewForm } from './school-plan-next.tsx'
import type { DerivedRowData, OwnRowData } from './school-plan-row-data.ts'
import { StateChip } from './state-chip.tsx'

interface Shown {
  readonly id: string
  readonly chosen: string
  readonly isEditable: boolean
  readonly isReview: boolean
  readonly people: readonly { readonly id: string; readonly name: string }[]
}

/** Rows that the municipal plan gives, each with the school's way of doing it. */
export function DerivedRows(props: Shown & { readonly derived: readonly DerivedRowData[] }) {
  return (
    <ol className="plan-rows school-plan-rows">
      {props.derived.map((row) => (
        <Row key={row.id} row={row} {...props} title={<Link to={paths.measure(row.plan, row.id)}>{row.text}</Link>}>
          <p className="note">
            {joined([
              row.wording === '' ? 'срок не назван' : `«${row.wording}»`,
              row.way,
              row.ownerName === '' ? '' : `отвечает ${row.ownerName}`,
              row.result,
            ])}
          </p>
          {row.note !== '' && <p className="note">Как делает школа: {row.note}</p>}
          <Work work={row.work} />
          <Remark remark={row.remark} />
          {row.id === props.chosen && props.isEditable && <DerivedRowForm row={row} people={props.people} />}
        </Row>
      ))}
    </ol>
  )
}

/** Rows that the school wrote itself. */
export function OwnRows(props: Shown & { readonly own: readonly OwnRowData[] }) {
  if (props.own.length === 0) return null
  return (
    <ol className="plan-rows school-plan-rows">
      {props.own.map((row) => (
        <Row
          key={row.id}
          row={row}
          {...props}
          title={row.work.total === 0 ? row.text : <Link to={paths.measure(row.plan, row.id)}>{row.text}</Link>}
        >
          <p className="note">
            {joined([
              row.wording === '' ? 'срок не назван' : `«${row.wording}»`,
              row.echo.dates,
              row.responsible.join(', '),
              row.ownerName === '' ? row.ownerRoleTitle : `отвечает ${row.ownerName}`,
              row.result,
              row.kindTitle,
            ])}
          </p>
          <Work work={row.work} />
          <Remark remark={row.remark} />
          {row.id === props.chosen && props.isEditable && (
            <OwnRowForm key={row.version} plan={props.id} row={row} people={props.people} />
          )}
        </Row>
      ))}
    </ol>
  )
}

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ')

function Row(
  props: Shown & { readonly row: DerivedRowData | OwnRowData; readonly title: ReactNode; readonly children: ReactNode },
) {
  const { row, chosen } = props
  const isChosen = row.id === chosen
  const showsFindings = props.isEditable || props.isReview
  return (
    <li id={`row-${row.id}`} className={isChosen ? 'plan-chosen' : undefined}>
      <div className="school-plan-row">
        <span className="plan-row-number">{row.mark}</span>
        <div className="titles">{props.title}</div>
        {props.isEditable && (
          <Link
            className="no-print"
            to={isChosen ? `?#row-${row.id}` : `?row=${row.id}#row-${row.id}`}
            preventScrollReset
            aria-label={`${isChosen ? 'Свернуть' : 'Изменить'}: ${row.text}`}
          >
            {isChosen ? 'Свернуть' : 'Изменить'}
          </Link>
        )}
        <div className="school-plan-body">
          {props.children}
          {showsFindings && row.findings.map((finding, index) => <FindingCard key={index} finding={finding} />)}
          {props.isReview && (
            <details className="fold no-print">
              <summary>Замечание к строке</summary>
              <Textarea
                form={reviewForm}
                name={`remark-${row.id}`}
                aria-label={`Замечание к строке: ${row.text}`}
                defaultValue={row.remark ?? ''}
                rows={2}
              />
            </details>
          )}
        </div>
      </div>
    </li>
  )
}

function Remark({ remark }: { remark: string | null }) {
  if (remark === null) return null
  return (
    <p className="school-plan-remark">
      <Chip tone="look">замечание</Chip> {remark}
    </p>
  )
}

/** What was done of the row: each open execution leads to its page. */
function Work({ work }: Pick<DerivedRowData, 'work'>) {
  if (work.total === 0) return null
  return (
    <ul className="school-plan-work">
      {work.shown.map((each) => (
        <li key={each.id}>
          <Link to={paths.execution(each.id)}>
            {each.control === null
              ? each.waitsFor === null
                ? 'без даты'
                : `ждёт: ${each.waitsFor}`
              : formatDay(each.control)}
          </Link>{' '}
          <StateChip state={each.state} late={each.late} />
        </li>
      ))}
      {work.total > work.shown.length && (
        <li className="note">
          принято {work.accepted} из {work.total}
        </li>
      )}
    </ul>
  )
}
