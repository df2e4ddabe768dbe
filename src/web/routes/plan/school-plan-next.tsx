import { Button, Textarea } from '@mantine/core'
import { Form, useNavigation } from 'react-router'
import type { PlanStatus, ReviewState } from '#plan/model'
import { counted } from '#kernel/russian-text'
import { Card } from '../../ui/card.tsx'

/** Remarks at rows belong to the form of the decision, wherever on the page they stand. */
export const reviewForm = 'review'

export interface NextProps {
  readonly state: ReviewState
  readonly status: PlanStatus
  readonly version: number
  readonly mayWrite: boolean
  readonly maySend: boolean
  readonly mayReview: boolean
  readonly errors: number
  readonly questions: number
  readonly history: readonly unknown[]
}

/** What the visitor can do with the plan now, or who is waited for. */
export function SchoolPlanNext(props: NextProps) {
  const { state, mayWrite, mayReview } = props
  switch (state) {
    case 'draft':
    case 'returned':
      return mayWrite ? (
        <Send {...props} />
      ) : (
        <Waits>План у школы: она правит его по замечаниям и отправит снова.</Waits>
      )
    case 'sent':
      if (mayReview) return <Review {...props} />
      return mayWrite ? <Sent {...props} /> : <Waits>План ждёт решения управления образования.</Waits>
    case 'accepted':
      return mayWrite && props.status === 'in-force' ? (
        <Card title="План действует">
          <p>Мероприятия школы стоят в списке её дел. Чтобы изменить план, составьте следующую версию.</p>
          <Post>
            <Button type="submit" name="intent" value="next-version" variant="default">
              Составить следующую версию
            </Button>
          </Post>
        </Card>
      ) : null
    default:
      return state satisfies never
  }
}

function Waits({ children }: { children: string }) {
  return (
    <Card title="Что дальше">
      <p style={{ margin: 0 }}>{children}</p>
    </Card>
  )
}

function Post({ version, children }: { version?: number; children: React.ReactNode }) {
  return (
    <Form method="post" className="actions no-print">
      {version !== undefined && <input type="hidden" name="version" value={version} />}
      {children}
    </Form>
  )
}

function Send({ version, errors, questions, maySend, state, history }: NextProps) {
  const sending = useNavigation().formMethod === 'POST'
  return (
    <Card title="Рентген плана">
      <p>{xray(errors, questions)}</p>
      {!maySend && <p className="note">Отправляет план директор школы.</p>}
      <Post version={version}>
        {maySend && (
          <Button type="submit" name="intent" value="send" loading={sending} disabled={errors > 0}>
            Отправить на согласование
          </Button>
        )}
        {state === 'draft' && history.length === 1 && (
          <Button type="submit" name="intent" value="delete" variant="default">
            Удалить черновик
          </Button>
        )}
      </Post>
    </Card>
  )
}

function xray(errors: number, questions: number): string {
  if (errors > 0) {
    return `${counted(errors, 'ошибка', 'ошибки', 'ошибок')} в строках школы: исправьте, и план можно будет отправить.`
  }
  return questions > 0
    ? `${counted(questions, 'вопрос', 'вопроса', 'вопросов')} к строкам: отправить можно и так, решать вам.`
    : 'Замечаний к строкам школы нет.'
}

function Sent({ version, maySend }: NextProps) {
  return (
    <Card title="План на согласовании">
      <p>Пока решения нет, план можно отозвать и изменить.</p>
      {maySend && (
        <Post version={version}>
          <Button type="submit" name="intent" value="recall" variant="default">
            Отозвать
          </Button>
        </Post>
      )}
    </Card>
  )
}

function Review({ version }: NextProps) {
  const sending = useNavigation().formMethod === 'POST'
  return (
    <Card title="Ваше решение">
      <p className="note">
        После принятия мероприятия школы станут её делами, а строка муниципального плана о разработке плана закроется
        этим планом.
      </p>
      <Form method="post" id={reviewForm} className="form no-print" style={{ maxWidth: 'none' }}>
        <input type="hidden" name="version" value={version} />
        <Textarea
          name="remark"
          label="Замечание ко всему плану"
          description="Замечания к строкам пишутся у самих строк"
          rows={2}
        />
        <div className="actions">
          <Button type="submit" name="intent" value="accept" loading={sending}>
            Принять
          </Button>
          <Button type="submit" name="intent" value="return" variant="default">
            Вернуть с замечаниями
          </Button>
        </div>
      </Form>
    </Card>
  )
}
