import { Button, Textarea } from '@mantine/core'
import { Form, Link } from 'react-router'
import { formatDate } from '#kernel/russian-text'
import { type ExecutionState, executionStateTitles } from '#plan/model'
import { longestReportField, type ReportField, reportFields, reportFieldTitles } from '#reports/model'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'

const hints: Readonly<Record<ReportField, string>> = {
  conclusions: 'Что сделано и что это дало: без этого поля отчёт не отправить',
  difficulties: 'Что мешает и где нужна помощь; можно оставить пустым',
  proposals: 'Что предлагается решить, кому и к какому сроку; можно оставить пустым',
}

/** What only a person can say. One form: what is written is saved before it is sent. */
export function WordsForm(props: {
  version: number
  words: Readonly<Record<ReportField, string>>
  sending: boolean
  deletable: boolean
}) {
  return (
    <Card title="Слова автора">
      <Form method="post" className="form" style={{ maxWidth: 'none' }}>
        <input type="hidden" name="version" value={props.version} />
        {reportFields.map((field) => (
          <Textarea
            key={field}
            name={field}
            label={reportFieldTitles[field]}
            description={hints[field]}
            defaultValue={props.words[field]}
            maxLength={longestReportField}
            rows={5}
          />
        ))}
        <div className="actions">
          <Button type="submit" name="intent" value="save" variant="default" loading={props.sending}>
            Сохранить
          </Button>
          <Button type="submit" name="intent" value="send" loading={props.sending}>
            Отправить отчёт
          </Button>
        </div>
      </Form>
      {props.deletable && (
        <Form method="post" style={{ marginTop: 12 }}>
          <input type="hidden" name="version" value={props.version} />
          <button type="submit" name="intent" value="delete" className="link-button">
            Удалить черновик
          </button>
        </Form>
      )}
    </Card>
  )
}

/** For those who receive the report. */
export function DecisionForm({ version, sending }: { version: number; sending: boolean }) {
  return (
    <Card title="Ваше решение">
      <Form method="post" className="form" style={{ maxWidth: 'none' }}>
        <input type="hidden" name="version" value={version} />
        <Textarea
          name="remark"
          label="Замечание"
          description="Нужно, если отчёт возвращается: по нему его исправят"
          rows={3}
        />
        <div className="actions">
          <Button type="submit" name="intent" value="accept" loading={sending}>
            Принять отчёт
          </Button>
          <Button type="submit" name="intent" value="return" variant="default" loading={sending}>
            Вернуть с замечанием
          </Button>
        </div>
      </Form>
    </Card>
  )
}

export interface ClosableRow {
  readonly id: string
  readonly text: string
  readonly number: string | null
  readonly control: string | null
  readonly planTitle: string
  readonly state: ExecutionState
  /** Its date of control lies in the time of the report. */
  readonly fits: boolean
}

/** Rows of the plan that the report shows done, and those it could: one fact closes many rows. */
export function CloseRows(props: { open: readonly ClosableRow[]; closed: readonly ClosableRow[]; sending: boolean }) {
  return (
    <Card title="Строки плана">
      {props.closed.length > 0 && (
        <>
          <p className="note" style={{ marginTop: 0 }}>
            Отчёт приложен как подтверждение:
          </p>
          <ul className="list titles">
            {props.closed.map((row) => (
              <li key={row.id}>
                <div>
                  <Link to={paths.execution(row.id)}>{row.text}</Link>
                  <p className="note" style={{ margin: 0 }}>
                    {rowWords(row)} · {executionStateTitles[row.state]}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      {props.open.length > 0 && (
        <Form method="post" className="form" style={{ maxWidth: 'none' }}>
          <fieldset className="choice report-rows">
            <legend>Отчёт может закрыть</legend>
            {props.open.map((row) => (
              <label key={row.id}>
                <input type="checkbox" name="execution" value={row.id} defaultChecked={row.fits} />
                <span>
                  {row.text}
                  <span className="note">{rowWords(row)}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <div>
            <Button type="submit" name="intent" value="close" variant="default" loading={props.sending}>
              Приложить и отправить
            </Button>
          </div>
        </Form>
      )}
    </Card>
  )
}

const rowWords = ({ number, control, planTitle }: ClosableRow): string =>
  [
    number === null ? '' : `п.\u00a0${number}`,
    control === null ? 'без даты' : `контроль ${formatDate(control)}`,
    planTitle,
  ]
    .filter((part) => part !== '')
    .join(' · ')

export interface ReportEventRow {
  readonly at: string
  readonly by: string
  readonly step: string
  readonly remark: string | null
  readonly document: string | null
  readonly sha256: string | null
}

/** Every step, each sending with its own document. */
export function ReportHistory({ events, pdf }: { events: readonly ReportEventRow[]; pdf: boolean }) {
  return (
    <Card title="История">
      <ul className="timeline">
        {events.map((event, index) => (
          <li key={index}>
            <p>
              {event.at}: {event.step}, {event.by}
            </p>
            {event.remark !== null && <p className="note">{event.remark}</p>}
            {event.document !== null && (
              <p className="note">
                <a href={paths.documentFile(event.document, 'docx')} download>
                  DOCX
                </a>
                {pdf && (
                  <>
                    {' · '}
                    <a href={paths.documentFile(event.document, 'pdf')} download>
                      PDF
                    </a>
                  </>
                )}
                {event.sha256 !== null && <> · SHA-256 {event.sha256.slice(0, 16)}…</>}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
