import { Button } from '@mantine/core'
import { Form } from 'react-router'
import { type LetterState, letterStateTitles, type ListedLetter } from '#mail/model'
import { Chip, type Tone } from '../../ui/chip.tsx'
import { DataTable } from '../../ui/data-table.tsx'

/** A letter of the list; its moments are words already. */
export interface ShownLetter extends Omit<ListedLetter, 'settledAt' | 'notBefore'> {
  readonly settledAt: string | undefined
  readonly heldUntil: string | undefined
}

const tones: Readonly<Record<LetterState, Tone>> = {
  waiting: 'info',
  sending: 'info',
  sent: 'ok',
  failed: 'late',
  unknown: 'look',
  expired: 'plain',
  forgotten: 'plain',
}

export function LetterTable({
  letters,
  mayManage,
  empty,
}: {
  letters: readonly ShownLetter[]
  mayManage: boolean
  empty: string
}) {
  return (
    <DataTable
      caption="Письма, новые сверху"
      captionHidden
      rows={letters}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        {
          title: 'Письмо',
          wide: true,
          cell: ({ subject, rule }) => (
            <>
              {subject}
              <div className="note">{rule}</div>
            </>
          ),
        },
        {
          title: 'Кому',
          cell: ({ to }) => (
            <>
              {to.name}
              <div className="note">{to.email}</div>
            </>
          ),
        },
        { title: 'Состояние', cell: (letter) => <StateCell letter={letter} /> },
        {
          title: 'Когда',
          cell: ({ createdAt, settledAt }) => (
            <>
              {settledAt ?? createdAt}
              {settledAt !== undefined && settledAt !== createdAt && <div className="note">создано {createdAt}</div>}
            </>
          ),
        },
        ...(mayManage ? [{ title: 'Что сделать', cell: (letter: ShownLetter) => <Decide letter={letter} /> }] : []),
      ]}
    />
  )
}

function StateCell({ letter: { state, answer, heldUntil, attempts } }: { letter: ShownLetter }) {
  return (
    <>
      <Chip tone={tones[state]}>{letterStateTitles[state]}</Chip>
      {heldUntil !== undefined && (
        <div className="note">
          {attempts > 0 ? `попыток: ${attempts}, следующая` : 'не раньше'} {heldUntil}
        </div>
      )}
      {answer !== 'none' && <div className="note letter-answer">{answer}</div>}
    </>
  )
}

function Decide({ letter: { id, mayResend, mayForget, subject, to, state } }: { letter: ShownLetter }) {
  if (!mayResend && !mayForget) return null
  return (
    <Form method="post" className="actions">
      <input type="hidden" name="letter" value={id} />
      {mayResend && (
        <Button type="submit" name="intent" value="resend" variant="default" size="xs">
          {state === 'unknown' ? 'Всё равно отправить' : 'Отправить ещё раз'}
          <span className="visually-hidden">
            : {subject}, {to.name}
          </span>
        </Button>
      )}
      {mayForget && (
        <Button type="submit" name="intent" value="forget" variant="default" size="xs">
          Снять
          <span className="visually-hidden">
            : {subject}, {to.name}
          </span>
        </Button>
      )}
    </Form>
  )
}
