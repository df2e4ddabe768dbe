import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { PersonId } from '#access/model'
import { roleTitles } from '#access/model'
import type { ListedExecution } from '#plan/model'
import type { IsoDate } from '#kernel/clock'
import { paths } from '../../paths.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { isLate } from './is-late.ts'
import { formatDay } from './plan-words.ts'
import { StateChip } from './state-chip.tsx'

export type ExecutionRow = ReturnType<typeof executionRow>

/** What a line of a list shows of an execution. For loaders. */
export function executionRow(
  execution: ListedExecution,
  names: ReadonlyMap<PersonId | string, string>,
  today: IsoDate,
) {
  const { id, version, text, measureNumber, planTitle, nodeName, controlDate, waitsFor, state, remark, evidence } =
    execution
  return {
    id,
    version,
    text,
    number: measureNumber,
    planTitle,
    place: nodeName,
    control: controlDate,
    waitsFor,
    state,
    remark: state === 'returned' ? remark : null,
    late: isLate(execution, today),
    evidence,
    owner:
      execution.owner === null ? roleTitles[execution.ownerRole] : (names.get(execution.owner) ?? 'другой человек'),
  }
}

/** Executions as a plain table; `ticks` lets rows be chosen for the form around it. */
export function ExecutionTable(props: {
  rows: readonly ExecutionRow[]
  caption: string
  ticks?: boolean
  /** One school's list need not name the school on every line. */
  withoutPlace?: boolean
  /** Nor the list of one plan the plan. */
  withoutPlan?: boolean
  empty?: ReactNode
}) {
  const { ticks = false, withoutPlace = false } = props
  return (
    <div className="executions">
      <DataTable
        caption={props.caption}
        rows={props.rows}
        rowKey={({ id }) => id}
        empty={props.empty}
        columns={[
          {
            title: 'Что',
            wide: true,
            cell: (row) => (
              <span className={ticks ? 'ticked titles' : 'titles'}>
                {ticks && (
                  <input
                    className="no-print"
                    type="checkbox"
                    name="row"
                    value={`${row.id}:${row.version}`}
                    aria-label={`Отметить: ${row.place}, ${row.text}`}
                  />
                )}
                <span>
                  <Link to={paths.execution(row.id)}>{row.text}</Link>
                  <br />
                  <span className="note">
                    {[row.number === null ? '' : `п. ${row.number}`, props.withoutPlan === true ? '' : row.planTitle]
                      .filter((part) => part !== '')
                      .join(' · ')}
                  </span>
                  {row.remark !== null && (
                    <>
                      <br />
                      <span className="note">Замечание: {row.remark}</span>
                    </>
                  )}
                </span>
              </span>
            ),
          },
          ...(withoutPlace ? [] : [{ title: 'Исполняет', cell: (row: ExecutionRow) => row.place }]),
          {
            title: 'Контроль',
            cell: (row) =>
              row.control === null ? (
                <span className="note">{row.waitsFor === null ? 'без даты' : `ждёт даты: ${row.waitsFor}`}</span>
              ) : (
                formatDay(row.control)
              ),
          },
          { title: 'Состояние', cell: (row) => <StateChip state={row.state} late={row.late} /> },
          { title: 'Отвечает', cell: (row) => row.owner },
        ]}
      />
    </div>
  )
}
