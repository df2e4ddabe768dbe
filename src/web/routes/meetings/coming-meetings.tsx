import { Link } from 'react-router'
import { answerTitles } from '#meetings/model'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import type { ComingMeetingRow } from './load-coming-meetings.ts'

/** What is soon, and whether an answer is still owed. */
export function ComingMeetings({ meetings }: { meetings: readonly ComingMeetingRow[] }) {
  if (meetings.length === 0) return null
  return (
    <Card title="Встречи">
      <ul className="list titles">
        {meetings.map((meeting) => (
          <li key={meeting.id}>
            <div>
              <Link to={paths.meeting(meeting.id)}>{meeting.title}</Link>
              <p className="note" style={{ margin: 0 }}>
                {meeting.kind} · {meeting.when}
              </p>
            </div>
            <AnswerChip {...meeting} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function AnswerChip({ answer, state }: Pick<ComingMeetingRow, 'answer' | 'state'>) {
  if (answer === 'waiting') return <Chip tone="look">ждёт ответа</Chip>
  if (answer === 'unmarked') return <Chip tone="look">отметьте, состоялась ли</Chip>
  if (answer === 'minutes-due') return <Chip tone="look">протокол не утверждён</Chip>
  if (answer !== 'not-asked') return <Chip tone={answer === 'will' ? 'ok' : 'plain'}>{answerTitles[answer]}</Chip>
  return state === 'draft' ? <Chip tone="look">готовится</Chip> : null
}
