import { Form, Link } from 'react-router'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { ProgressMeter } from '../plan/progress-meter.tsx'
import { DecisionForm } from './decision-form.tsx'
import type { MeetingPage } from './load-meeting-page.ts'

/** What was decided: while the minutes are written, as it will stand; afterwards, how far it is. */
export function DecisionsCard(props: MeetingPage) {
  const { decisions, meeting, holds } = props
  const edits = holds && meeting.state === 'held'
  if (!edits && decisions.length === 0) return null
  return (
    <Card title="Решения">
      {decisions.length === 0 ? (
        <p className="note">
          Поручений пока нет. Решение с планом после утверждения протокола станет исполнением у каждого, кто назван.
        </p>
      ) : (
        <ul className="list list-folding titles">
          {decisions.map((decision) => (
            <li key={decision.id}>
              <div>
                <h3>
                  {decision.number}.{' '}
                  {decision.measure === null || decision.plan === null ? (
                    decision.text
                  ) : (
                    <Link to={paths.measure(decision.plan, decision.measure)}>{decision.text}</Link>
                  )}
                </h3>
                <p className="note" style={{ margin: '0 0 6px' }}>
                  {decision.who}
                  {decision.deadlineText !== null && ` · срок: ${decision.deadlineText}`}
                </p>
                {decision.progress !== undefined && decision.progress.total > 0 && (
                  <ProgressMeter progress={decision.progress} />
                )}
                {edits && (
                  <details className="fold">
                    <summary>Изменить</summary>
                    <DecisionForm key={meeting.version} {...props} decision={decision} />
                    <Form method="post" style={{ marginTop: 8 }}>
                      <input type="hidden" name="version" value={meeting.version} />
                      <input type="hidden" name="decision" value={decision.id} />
                      <button className="link-button" type="submit" name="intent" value="remove-decision">
                        Убрать решение
                      </button>
                    </Form>
                  </details>
                )}
              </div>
              <Chip tone={decision.plan === null ? 'plain' : 'info'}>
                {decision.plan === null ? 'к сведению' : decision.measure === null ? 'войдёт в план' : 'в плане'}
              </Chip>
            </li>
          ))}
        </ul>
      )}
      {edits && (
        <details className="fold" open={decisions.length === 0} style={{ marginTop: 12 }}>
          <summary>Добавить решение</summary>
          <DecisionForm key={`new ${meeting.version}`} {...props} />
        </details>
      )}
    </Card>
  )
}
