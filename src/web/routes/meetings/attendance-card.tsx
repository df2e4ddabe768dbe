import { Button, TextInput } from '@mantine/core'
import { Form, useNavigation } from 'react-router'
import { answerTitles, attendances, attendanceTitles } from '#meetings/model'
import { counted } from '#kernel/russian-text'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Pager } from '../../ui/pager.tsx'
import { inviteesNoun } from './invitees-noun.ts'
import type { MeetingPage } from './load-meeting-page.ts'

const pageSize = 100

/** Who was there: thirty schools in one form, most of them by one press. */
export function AttendanceCard(props: MeetingPage) {
  const { meeting, holds, counts, invitees, page } = props
  if (counts === undefined) return null
  const edits = holds && meeting.state === 'held'
  const unmarked = counts.total - counts.present - counts.representative - counts.absent
  return (
    <Card title="Присутствие">
      <p>
        {summary(props)}
        {unmarked > 0 && ` Не отмечено: ${unmarked}.`}
      </p>
      {edits ? (
        <details className="fold" open={unmarked > 0}>
          <summary>{unmarked > 0 ? 'Отметить' : 'Изменить отметки'}</summary>
          <AttendanceForm {...props} unmarked={unmarked} />
        </details>
      ) : (
        <details className="fold">
          <summary>Список</summary>
          <DataTable
            caption="Кто был"
            captionHidden
            rows={invitees}
            rowKey={({ id }) => id}
            columns={[
              { title: 'Приглашены', cell: (row) => row.name },
              {
                title: 'Присутствие',
                cell: (row) =>
                  row.attendance === null ? (
                    'не отмечено'
                  ) : (
                    <Chip tone={row.attendance === 'absent' ? 'plain' : 'ok'}>{attendanceTitles[row.attendance]}</Chip>
                  ),
              },
              { title: 'Кто', cell: (row) => row.attendee },
              {
                title: 'Человек',
                number: true,
                cell: (row) => (row.attendance === null || row.attendance === 'absent' ? '–' : row.people),
              },
            ]}
          />
        </details>
      )}
      {counts.total > pageSize && <Pager page={page} pageSize={pageSize} total={counts.total} noun={inviteesNoun} />}
    </Card>
  )
}

function summary({ counts, meeting }: MeetingPage): string {
  if (counts === undefined) return ''
  const people = meeting.minutes.present ?? counts.people
  const schools = counts.schools === 0 ? '' : `Школ: ${counts.schoolsPresent} из ${counts.schools}. `
  return `${schools}Всего ${counted(people, 'человек', 'человека', 'человек')}.`
}

function AttendanceForm({ meeting, invitees, unmarked }: MeetingPage & { unmarked: number }) {
  const sending = useNavigation().formMethod === 'POST'
  return (
    <Form method="post" className="stack" style={{ marginTop: 12 }}>
      <input type="hidden" name="version" value={meeting.version} />
      {unmarked > 0 && (
        <div className="actions">
          <Button type="submit" name="intent" value="rest-present" variant="default" loading={sending}>
            Отметить остальных: были
          </Button>
          <span className="note">Кто ответил «не будет», будет отмечен отсутствующим.</span>
        </div>
      )}
      <DataTable
        caption="Кто был"
        captionHidden
        rows={invitees}
        rowKey={({ id }) => id}
        empty="Никто не приглашён."
        columns={[
          {
            title: 'Приглашены',
            cell: (row) => (
              <>
                <input type="hidden" name="invitee" value={row.id} />
                {row.name}
                {row.answer !== null && <span className="note"> ответ: {answerTitles[row.answer]}</span>}
              </>
            ),
          },
          {
            title: 'Присутствие',
            cell: (row) => (
              <span className="meeting-marks" role="radiogroup" aria-label={`Присутствие: ${row.name}`}>
                {attendances.map((value) => (
                  <label key={value}>
                    <input
                      type="radio"
                      name={`attendance-${row.id}`}
                      value={value}
                      defaultChecked={row.attendance === value}
                    />{' '}
                    {attendanceTitles[value]}
                  </label>
                ))}
              </span>
            ),
          },
          {
            title: 'Кто',
            cell: (row) => (
              <TextInput
                name={`attendee-${row.id}`}
                aria-label={`Кто был: ${row.name}`}
                defaultValue={row.attendee}
                size="xs"
              />
            ),
          },
          {
            title: 'Человек',
            cell: (row) => (
              <TextInput
                name={`people-${row.id}`}
                aria-label={`Сколько человек: ${row.name}`}
                inputMode="numeric"
                defaultValue={row.people}
                size="xs"
                className="meeting-short"
              />
            ),
          },
        ]}
      />
      <div className="form">
        <TextInput
          name="present"
          label="Всего в зале"
          description="Если секретарь считал людей; иначе сложатся отметки"
          inputMode="numeric"
          defaultValue={meeting.minutes.present ?? ''}
        />
      </div>
      <div>
        <Button type="submit" name="intent" value="attendance" loading={sending}>
          Сохранить присутствие
        </Button>
      </div>
    </Form>
  )
}
