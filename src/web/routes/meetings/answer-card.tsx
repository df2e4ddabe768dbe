import { Button, TextInput } from '@mantine/core'
import { Form } from 'react-router'
import { answerTitles, attendanceTitles } from '#meetings/model'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import type { MeetingPage } from './load-meeting-page.ts'

/** Whether the visitor's school, or the visitor, will come; two buttons are the whole answer. */
export function AnswerCard({ meeting, seats }: MeetingPage) {
  return (
    <Card title={meeting.state === 'invited' ? 'Вы приглашены' : 'Ваше участие'}>
      <div className="stack">
        {seats.map((seat) => (
          <div key={seat.id}>
            <p style={{ margin: '0 0 8px' }}>
              {seat.name !== '' && <>{seat.name}: </>}
              {seat.attendance !== null ? (
                <Chip tone={seat.attendance === 'absent' ? 'plain' : 'ok'}>{attendanceTitles[seat.attendance]}</Chip>
              ) : seat.answer === null ? (
                <Chip tone="look">ответа ещё нет</Chip>
              ) : (
                <Chip tone={seat.answer === 'will' ? 'ok' : 'plain'}>{answerTitles[seat.answer]}</Chip>
              )}
              {seat.answerNote !== '' && <span className="note"> {seat.answerNote}</span>}
            </p>
            {meeting.state === 'invited' && (
              <Form method="post" className="stack">
                <input type="hidden" name="intent" value="answer" />
                <input type="hidden" name="invitee" value={seat.id} />
                <TextInput name="note" label="Пояснение, если нужно" defaultValue={seat.answerNote} />
                <div className="actions">
                  <Button type="submit" name="answer" value="will">
                    Будем
                  </Button>
                  <Button type="submit" name="answer" value="will-not" variant="default">
                    Не будем
                  </Button>
                </div>
              </Form>
            )}
          </div>
        ))}
      </div>
    </Card>
  )
}
