import type { CarryForecast, DateMove } from '#plan/model'
import { counted, formatNumber, plural } from '#kernel/russian-text'
import { DataTable } from '../../ui/data-table.tsx'
import { formatDay, measureMark } from './plan-words.ts'

/** What will happen to executions that are there, before anybody is bound by it. */
export function CarryPreview({ forecast }: { forecast: CarryForecast }) {
  const measures = forecast.measures.filter(
    ({ moves, withdrawn, added }) => moves.length > 0 || withdrawn > 0 || added > 0,
  )
  const nodes = forecast.nodes.toSorted((a, b) => a.name.localeCompare(b.name, 'ru', { numeric: true }))
  return (
    <div className="stack">
      <p className="sentence" style={{ margin: 0 }}>
        {carrySentence(forecast)}
      </p>
      {measures.length > 0 && (
        <DataTable
          caption="Что изменится по мероприятиям"
          rows={measures}
          rowKey={({ measure }) => measure}
          columns={[
            { title: '№', cell: (row) => measureMark(row) },
            { title: 'Мероприятие', wide: true, cell: ({ text }) => text },
            { title: 'Срок переносится', cell: ({ moves }) => <Moves moves={moves} /> },
            { title: 'Появится', number: true, cell: ({ added }) => numberOrDash(added) },
            { title: 'Снимется', number: true, cell: ({ withdrawn }) => numberOrDash(withdrawn) },
            { title: 'Останется', number: true, cell: ({ kept, settled }) => numberOrDash(kept + settled) },
          ]}
        />
      )}
      {nodes.length > 0 && (
        <details className="fold">
          <summary>Кого касается: {counted(nodes.length, 'организации', 'организаций', 'организаций')}</summary>
          <DataTable
            caption="Кого касается"
            captionHidden
            rows={nodes}
            rowKey={({ node }) => node}
            columns={[
              { title: 'Организация', cell: ({ name }) => name },
              { title: 'Перенесено', number: true, cell: ({ moved }) => numberOrDash(moved) },
              { title: 'Появится', number: true, cell: ({ added }) => numberOrDash(added) },
              { title: 'Снимется', number: true, cell: ({ withdrawn }) => numberOrDash(withdrawn) },
            ]}
          />
        </details>
      )}
    </div>
  )
}

const mostMoves = 4

function Moves({ moves }: { moves: readonly DateMove[] }) {
  if (moves.length === 0) return <>–</>
  return (
    <>
      {moves.slice(0, mostMoves).map(({ from, to, executions }) => (
        <div key={`${from} ${to}`}>
          {dayOrNone(from)} → {dayOrNone(to)}
          {executions > 1 && (
            <span className="note">
              {' '}
              ×{'\u00a0'}
              {executions}
            </span>
          )}
        </div>
      ))}
      {moves.length > mostMoves && <span className="note">и ещё {moves.length - mostMoves}</span>}
    </>
  )
}

const dayOrNone = (day: string | null): string => (day === null ? 'без даты' : formatDay(day))
const numberOrDash = (value: number): string => (value === 0 ? '–' : formatNumber(value))

function carrySentence({ kept, settled, moved, withdrawn, added }: CarryForecast): string {
  if (moved + withdrawn + added === 0) return 'Исполнения не изменятся: ни сроки, ни исполнители не меняются.'
  const parts = [
    moved > 0 && `у ${counted(moved, 'исполнения', 'исполнений', 'исполнений')} переносится срок`,
    added > 0 && `${plural(added, 'появится', 'появятся', 'появится')} ${counted(added, 'новое', 'новых', 'новых')}`,
    withdrawn > 0 &&
      `${counted(withdrawn, 'незакрытое станет', 'незакрытых станут', 'незакрытых станет')} «не требуется»`,
    kept > 0 && `${counted(kept, 'остаётся', 'остаются', 'остаётся')} с прежним сроком`,
    settled > 0 &&
      `${counted(settled, 'принятое или снятое', 'принятых или снятых', 'принятых или снятых')} не меняется`,
  ].filter((part) => part !== false)
  const [first = '', ...rest] = parts
  return `${[first.charAt(0).toUpperCase() + first.slice(1), ...rest].join('; ')}.`
}
