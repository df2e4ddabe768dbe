import type { Finding } from '#plan/model'
import { counted } from '#kernel/russian-text'
import { Card } from '../../ui/card.tsx'
import { FindingCard } from './finding-card.tsx'

/** «Рентген плана» in one card: how many remarks there are, and those about the document as a whole. */
export function CheckSummary({ findings }: { findings: readonly Finding[] }) {
  const of = (severity: Finding['severity']): number => findings.filter((each) => each.severity === severity).length
  const whole = findings.filter(({ where }) => where.kind === 'document')
  const parts = [
    of('error') > 0 ? counted(of('error'), 'ошибка', 'ошибки', 'ошибок') : '',
    of('warning') > 0 ? counted(of('warning'), 'вопрос', 'вопроса', 'вопросов') : '',
    of('note') > 0 ? counted(of('note'), 'заметка', 'заметки', 'заметок') : '',
  ].filter((part) => part !== '')
  return (
    <Card title="Рентген плана">
      <p>
        {parts.length === 0
          ? 'Замечаний нет.'
          : `${parts.join(', ')}. Замечания стоят у своих строк; решать по каждому вам, исправлять не обязательно.`}
      </p>
      {whole.map((finding, index) => (
        <FindingCard key={index} finding={finding} />
      ))}
    </Card>
  )
}
