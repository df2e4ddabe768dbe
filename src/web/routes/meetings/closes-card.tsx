import { Button } from '@mantine/core'
import { Form, Link } from 'react-router'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { formatDay } from '../plan/plan-words.ts'
import { StateChip } from '../plan/state-chip.tsx'
import type { MeetingPage } from './load-meeting-page.ts'

/** Which rows of plans these minutes close, and which they could: attached from here at once. */
export function ClosesCard({ closed, closable, mayAttach, meeting }: MeetingPage) {
  if (closed.length + closable.length === 0) return null
  return (
    <Card title="Какие строки плана закрывает этот протокол">
      {closed.length > 0 && (
        <ul className="list titles">
          {closed.map((row) => (
            <li key={row.id}>
              <Row {...row} />
              <StateChip state={row.state} late={row.late} />
            </li>
          ))}
        </ul>
      )}
      {closable.length > 0 && (
        <Form method="post" className="stack" style={{ marginTop: closed.length > 0 ? 12 : 0 }}>
          <input type="hidden" name="version" value={meeting.version} />
          <fieldset className="choice">
            <legend>{closed.length > 0 ? 'Может подтвердить ещё' : 'Может подтвердить'}</legend>
            {closable.map((row) => (
              <label key={row.id}>
                {mayAttach && <input type="checkbox" name="execution" value={row.id} aria-label={row.text} />}
                <span>
                  <Row {...row} /> <StateChip state={row.state} late={row.late} />
                </span>
              </label>
            ))}
          </fieldset>
          {mayAttach && (
            <div>
              <Button type="submit" name="intent" value="attach">
                Приложить протокол
              </Button>
            </div>
          )}
        </Form>
      )}
    </Card>
  )
}

function Row({ id, text, number, control }: MeetingPage['closed'][number]) {
  return (
    <span>
      <Link to={paths.execution(id)}>{text}</Link>
      <span className="note">
        {' '}
        {[number === null ? '' : `п. ${number}`, control === null ? 'без даты' : `контроль ${formatDay(control)}`]
          .filter((part) => part !== '')
          .join(' · ')}
      </span>
    </span>
  )
}
