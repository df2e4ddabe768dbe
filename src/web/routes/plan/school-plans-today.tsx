import { Link } from 'react-router'
import type { SchoolPlansToday as Found } from '#plan'
import { reviewStateTitles } from '#plan/model'
import { counted } from '#kernel/russian-text'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { formatDay } from './plan-words.ts'
import { reviewTones } from './school-plan-words.ts'

/** Plans of schools that wait for a decision, or the plan that the school still owes. */
export function SchoolPlansToday({ waiting, owed, maySee }: Found & { maySee: boolean }) {
  if (!maySee || waiting.length + owed.length === 0) return null
  return (
    <Card title={waiting.length > 0 ? 'Планы школ ждут решения' : 'План школы'}>
      <ul className="list titles">
        {waiting.map((each) => (
          <li key={each.parent}>
            <Link to={`${paths.schoolPlans(each.parent)}?state=sent`}>{each.title}</Link>
            <Chip tone="info">{counted(each.count, 'план', 'плана', 'планов')}</Chip>
          </li>
        ))}
        {owed.map((each) => (
          <li key={each.parent}>
            <div>
              <Link to={each.plan === null ? paths.schoolPlans(each.parent) : paths.schoolPlan(each.plan)}>
                {each.title}
              </Link>
              {each.due !== null && (
                <p className="note" style={{ margin: 0 }}>
                  план школы ждут до {formatDay(each.due)}
                </p>
              )}
            </div>
            <Chip tone={reviewTones[each.state]}>
              {each.state === 'none' ? 'не составлен' : reviewStateTitles[each.state]}
            </Chip>
          </li>
        ))}
      </ul>
    </Card>
  )
}
