import { Button } from '@mantine/core'
import { Form } from 'react-router'
import { counted } from '#kernel/russian-text'
import type { MailServerState, SmtpConfig } from '#mail/model'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Notice } from '../../ui/notice.tsx'

const encryptionTitles: Readonly<Record<SmtpConfig['encryption'], string>> = {
  tls: 'с первого слова (TLS)',
  starttls: 'обязательно (STARTTLS)',
  'if-offered': 'если сервер предлагает',
  none: 'нет',
}

/** Moments are words already. */
export function MailServerCard(props: {
  smtp: 'off' | { address: string; encryption: SmtpConfig['encryption']; from: string }
  state: MailServerState
  localOrigin: boolean
  mayManage: boolean
}) {
  const { smtp, state, mayManage } = props
  if (smtp === 'off') {
    return (
      <Card title="Почтовый сервер">
        <p>
          <Chip tone="look">не подключён</Chip>
        </p>
        <p>
          Программа работает и без почты: письма ждут в очереди. Напоминание, не ушедшее за семь дней, и приглашение, не
          ушедшее за четырнадцать, устаревают, чтобы после подключения никто не получил старых писем.
        </p>
        <p className="note">
          Чтобы письма уходили, задайте при запуске SMTP_URL (например, smtp://имя:пароль@почта.example.ru:587) и
          MAIL_FROM (адрес отправителя).
        </p>
      </Card>
    )
  }
  return (
    <Card title="Почтовый сервер">
      <div className="stack">
        <dl className="facts">
          <dt>Адрес</dt>
          <dd>{smtp.address}</dd>
          <dt>Шифрование</dt>
          <dd>{encryptionTitles[smtp.encryption]}</dd>
          <dt>Отправитель</dt>
          <dd>{smtp.from}</dd>
          <dt>Связь</dt>
          <dd>
            <ServerState state={state} />
          </dd>
        </dl>
        {props.localOrigin && (
          <Notice tone="look">
            Адрес сайта не задан (OBYEKTIV_ORIGIN): ссылки в письмах ведут на localhost и у других не откроются.
          </Notice>
        )}
        {mayManage && (
          <Form method="post" className="actions">
            <Button type="submit" name="intent" value="test" variant="default">
              Отправить письмо себе
            </Button>
            {state.kind === 'trouble' && (
              <Button type="submit" name="intent" value="try" variant="default">
                Попробовать сейчас
              </Button>
            )}
          </Form>
        )}
      </div>
    </Card>
  )
}

function ServerState({ state }: { state: MailServerState }) {
  switch (state.kind) {
    case 'never-tried':
      return <>ещё не проверена</>
    case 'answers':
      return (
        <>
          <Chip tone="ok">отвечает</Chip> <span className="note">последний раз {state.at}</span>
        </>
      )
    case 'trouble':
      return (
        <>
          <Chip tone="late">не отвечает</Chip>
          <div className="note">
            С {state.since}, {counted(state.failures, 'попытка', 'попытки', 'попыток')}: {state.reason}. Следующая
            попытка {state.nextTryAt}. Письма ждут.
          </div>
        </>
      )
    default:
      return state satisfies never
  }
}
