import { Link } from 'react-router'
import { counted } from '#kernel/russian-text'
import { Card } from '../../ui/card.tsx'
import type { DueCheck } from './load-due-check.ts'

/** Candidates whom somebody should look through; nothing where that is done. */
export function DueCheckCard({ check }: { check: DueCheck | undefined }) {
  if (check === undefined) return null
  return (
    <Card title="Претенденты на медали">
      <ul className="list titles">
        <li>
          <div>
            <Link to={check.to}>
              {check.stage === 'final'
                ? 'Завершите сверку с результатами экзаменов'
                : 'Просмотрите список до экзаменов'}
            </Link>
            <p className="note" style={{ margin: 0 }}>
              выпуск {check.year} года, {counted(check.candidates, 'претендент', 'претендента', 'претендентов')}
            </p>
          </div>
        </li>
      </ul>
    </Card>
  )
}
