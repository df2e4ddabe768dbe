import { Fragment, type ReactNode } from 'react'
import { Link } from 'react-router'
import type { Deadline } from '#deadlines/model'
import type { Finding, Place } from '#plan/model'
import { Chip } from '../../ui/chip.tsx'
import { formatDay } from './plan-words.ts'

/** A row of the review: a clause or a measure, with what was made of its deadline. */
export interface ReviewRow {
  readonly key: string
  readonly section: string | null
  readonly number: string | null
  readonly text: string
  readonly deadline: Deadline | null
  /** The deadline as the program understood it, in words. */
  readonly understood: string
  readonly responsible: readonly string[]
  readonly result: string | null
  readonly places: readonly Place[]
  readonly findings: readonly Finding[]
}

/** Rows as they were read; the chosen one is opened by the page. Each leads to its place in the document. */
export function ReviewRows(props: {
  rows: readonly ReviewRow[]
  chosen: string
  search: URLSearchParams
  /** What the chosen row opens into. */
  open: (row: ReviewRow) => ReactNode
}) {
  return (
    <ol className="plan-rows">
      {props.rows.map((row, index) => (
        <Fragment key={row.key}>
          {row.section !== null && row.section !== props.rows[index - 1]?.section && (
            <li className="plan-section">{row.section}</li>
          )}
          <li id={`row-${row.key}`} className={row.key === props.chosen ? 'plan-chosen' : undefined}>
            <RowSummary row={row} to={addressOf(props.search, row.key)} />
            {row.key === props.chosen && props.open(row)}
          </li>
        </Fragment>
      ))}
    </ol>
  )
}

function addressOf(search: URLSearchParams, key: string): string {
  const next = new URLSearchParams(search)
  next.delete('saved')
  next.set('row', key)
  return `?${next}#row-${key}`
}

function RowSummary({ row, to }: { row: ReviewRow; to: string }) {
  const serious = row.findings.filter(({ severity }) => severity !== 'note')
  const errors = serious.some(({ severity }) => severity === 'error')
  return (
    <div className="plan-row">
      <span className="plan-row-number">{row.number ?? '–'}</span>
      <Link to={to} preventScrollReset>
        {row.text}
      </Link>
      {serious.length > 0 ? <Chip tone={errors ? 'late' : 'look'}>замечаний: {serious.length}</Chip> : <span />}
      <p className="note">
        <DeadlineLine deadline={row.deadline} understood={row.understood} />
        {row.responsible.length > 0 && <> · {row.responsible.join('; ')}</>}
        {row.result !== null && row.result !== '' && <> · {row.result}</>}
      </p>
    </div>
  )
}

/** The wording first, then the date that is controlled. */
export function DeadlineLine({ deadline, understood }: { deadline: Deadline | null; understood: string }) {
  if (deadline === null || deadline.text === '') return <>срок не назван</>
  return (
    <>
      «{deadline.text}»
      {deadline.control === null
        ? understood !== '' && ` – ${understood}`
        : ` – контрольная дата ${formatDay(deadline.control)}`}
      {deadline.unread !== '' && ` (не прочитано: «${deadline.unread}»)`}
    </>
  )
}
