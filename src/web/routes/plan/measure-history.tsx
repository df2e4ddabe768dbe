import { measureEventTitles, type MeasureEventKind } from '#plan/model'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ChangedWords, type WordChange } from './changed-words.tsx'

export interface HistoryLine {
  readonly kind: MeasureEventKind
  readonly at: string
  readonly by: string
  readonly reason: string | null
  readonly changes: readonly WordChange[]
}

/** What was changed in a measure since it came into force, by whom and why. */
export function MeasureHistory({ lines }: { lines: readonly HistoryLine[] }) {
  if (lines.length === 0) return null
  return (
    <Card title="История мероприятия">
      <ol className="timeline">
        {lines.map((line, index) => (
          <li key={index}>
            <p>
              {measureEventTitles[line.kind]}
              {line.reason !== null && <>: {line.reason}</>}
            </p>
            <ChangedWords changes={line.changes} />
            <p className="note">
              {line.at}, {line.by}
            </p>
          </li>
        ))}
      </ol>
    </Card>
  )
}

/** Words that differ from the order are never shown as if they were its own. */
export function TechnicalMark({ lines }: { lines: readonly HistoryLine[] }) {
  const technical = lines.filter(({ kind }) => kind === 'technical')
  if (technical.length === 0) return null
  return (
    <Notice tone="look">
      <p>
        Текст строки отличается от приказа:{' '}
        {technical.length === 1 ? 'внесена техническая правка' : 'внесены технические правки'}.
      </p>
      {technical.map((line, index) => (
        <div key={index} style={{ marginTop: 6 }}>
          <ChangedWords changes={line.changes} />
          <p className="note" style={{ margin: '2px 0 0' }}>
            {line.reason} ({line.at}, {line.by})
          </p>
        </div>
      ))}
    </Notice>
  )
}
