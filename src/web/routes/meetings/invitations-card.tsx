import { Textarea } from '@mantine/core'
import { answerTitles } from '#meetings/model'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Pager } from '../../ui/pager.tsx'
import { inviteesNoun } from './invitees-noun.ts'
import type { MeetingPage } from './load-meeting-page.ts'

const pageSize = 100

/** The letter, and who has read it and will come. */
export function InvitationsCard({ meeting, holds, text, counts, invitees, page }: MeetingPage) {
  return (
    <Card title="Приглашения">
      {holds && meeting.state !== 'cancelled' && (
        <details className="fold">
          <summary>Текст приглашения</summary>
          <Textarea
            label="Можно скопировать и отправить своим способом"
            defaultValue={text}
            readOnly
            autosize={false}
            rows={14}
            style={{ marginTop: 8 }}
          />
        </details>
      )}
      {counts === undefined ? (
        <p className="note" style={{ margin: '8px 0 0' }}>
          Приглашения ещё не отправлены.
        </p>
      ) : (
        <>
          <p style={{ margin: '12px 0' }}>
            Приглашено {counts.total}: прочитали {counts.read}, будут {counts.will}, не будут {counts.willNot}, без
            ответа {counts.total - counts.will - counts.willNot}.
          </p>
          <DataTable
            caption="Приглашённые"
            captionHidden
            rows={invitees}
            rowKey={({ id }) => id}
            empty="Никто не приглашён."
            columns={[
              { title: 'Кто', cell: (row) => row.name },
              {
                title: 'Прочитано',
                cell: (row) => (row.kind === 'guest' ? 'вне программы' : row.readAt === '' ? 'ещё нет' : row.readAt),
              },
              {
                title: 'Ответ',
                cell: (row) =>
                  row.answer === null ? (
                    '–'
                  ) : (
                    <Chip tone={row.answer === 'will' ? 'ok' : 'plain'}>{answerTitles[row.answer]}</Chip>
                  ),
              },
              { title: 'Пояснение', wide: true, cell: (row) => row.answerNote },
            ]}
          />
          {counts.total > pageSize && (
            <Pager page={page} pageSize={pageSize} total={counts.total} noun={inviteesNoun} />
          )}
        </>
      )}
    </Card>
  )
}
