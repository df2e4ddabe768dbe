import { Link } from 'react-router'
import type { CountedTarget } from '#plan'
import { formatDate } from '#kernel/russian-text'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { TargetProgress } from './target-progress.tsx'
import { behindText, promiseText } from './target-words.ts'

/** Numbers that one measure promises, on its page: how far they are and the newest records behind them. */
export function MeasureTargets({
  plan,
  targets,
  below,
}: {
  plan: string
  targets: readonly CountedTarget[]
  below: boolean
}) {
  if (targets.length === 0) return null
  return (
    <Card title="Показатели">
      <ul className="list list-folding">
        {targets.map((target) => (
          <li key={target.index}>
            <div>
              <h3>
                <Link to={paths.target(plan, target.measure.id, target.index)}>{promiseText(target.target)}</Link>
              </h3>
              <TargetProgress target={target} below={below} />
              <p className="note" style={{ margin: '4px 0 0' }}>
                {target.source === null ? `Предлагается: ${target.proposed.title.toLowerCase()}` : behindText(target)}
              </p>
              {target.count !== null && target.count.records.length > 0 && (
                <ul className="note" style={{ margin: '4px 0 0', paddingLeft: 18 }}>
                  {target.count.records.map((record) => (
                    <li key={record.id}>
                      {record.place}: {record.title}
                      {record.date !== null && `, ${formatDate(record.date)}`}
                      {record.amount > 1 && `, всего ${record.amount}`}
                    </li>
                  ))}
                </ul>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
