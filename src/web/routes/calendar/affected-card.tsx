import { Link } from 'react-router'
import type { RedatedGroup, RedatingPreview } from '#plan/model'
import { counted } from '#kernel/russian-text'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { formatDay } from '../plan/plan-words.ts'

/** Whose dates would move, from which day to which and why; and who keeps the date, being done already. */
export function AffectedCard({ preview }: { preview: RedatingPreview }) {
  return (
    <Card title="Кого затронут новые даты">
      {preview.moved === 0 ? (
        <p className="sentence">Ни одно исполнение действующих планов от этого события не сдвинется.</p>
      ) : (
        <>
          <p className="sentence">
            Новую контрольную дату {preview.moved === 1 ? 'получит' : 'получат'}{' '}
            {counted(preview.moved, 'исполнение', 'исполнения', 'исполнений')} действующих планов.
          </p>
          <Groups caption="Получат новую дату" groups={preview.moves} />
        </>
      )}
      {preview.stayed > 0 && (
        <>
          <h3 style={{ marginTop: 20 }}>Останутся при прежней дате</h3>
          <p className="note">
            {counted(preview.stayed, 'исполнение', 'исполнения', 'исполнений')} уже отправлены, приняты или признаны не
            требующимися: их дата не меняется.
          </p>
          <Groups caption="Останутся при прежней дате" groups={preview.stays} />
        </>
      )}
    </Card>
  )
}

function Groups({ caption, groups }: { caption: string; groups: readonly RedatedGroup[] }) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={groups}
      rowKey={({ measure, from, to }) => `${measure} ${from ?? ''} ${to ?? ''}`}
      columns={[
        {
          title: 'Мероприятие',
          cell: ({ plan, measure, number, text }) => (
            <>
              {number !== null && `п. ${number} `}
              <Link to={paths.measure(plan, measure)}>{text}</Link>
            </>
          ),
        },
        { title: 'Было', cell: ({ from }) => (from === null ? 'без даты' : formatDay(from)) },
        { title: 'Станет', cell: ({ to }) => (to === null ? 'без даты' : <strong>{formatDay(to)}</strong>) },
        { title: 'Кто исполняет', cell: whoText },
        { title: 'Почему', wide: true, cell: ({ reason }) => <span className="note">{reason}</span> },
      ]}
    />
  )
}

function whoText({ nodes, executions }: RedatedGroup): string {
  const rest = executions - nodes.length
  return rest > 0 ? `${nodes.join(', ')} и ещё ${rest}` : nodes.join(', ')
}
