import { Link } from 'react-router'
import { formatDate } from '#kernel/russian-text'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'

export interface DueCase {
  readonly id: string
  readonly schoolName: string
  readonly year: number
  readonly due: string | null
}

/** Cases that wait for this person's word: the school's answer, or the authority's decision. Nothing where none does. */
export function DueCases({ cases, isSchool }: { cases: readonly DueCase[]; isSchool: boolean }) {
  if (cases.length === 0) return null
  return (
    <Card title={isSchool ? 'Ответьте на вопрос управления' : 'Школы ответили, решите'}>
      <ul className="list titles">
        {cases.map(({ id, schoolName, year, due }) => (
          <li key={id}>
            <div>
              <Link to={paths.case(id)}>{isSchool ? `О результатах ${year} года` : `${schoolName}, ${year} год`}</Link>
              {isSchool && due !== null && (
                <p className="note" style={{ margin: 0 }}>
                  ответ ждут до {formatDate(due)}
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
