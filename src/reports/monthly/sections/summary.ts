import { formatNumber } from '#kernel/russian-text'
import { listPlans } from '#plan'
import type { FactFigure } from '../../model.ts'
import { stretchAfter } from '../stretch-of.ts'
import { stretchWords } from '../stretch-words.ts'
import { countExecutions } from './executions-of.ts'
import { type ReportSection, text } from './report-section.ts'
import { aheadOf, doneIn, lateNow, notRequiredIn, submittedNow, waitingNow } from './which-executions.ts'

/** The plans the report is about and how they stand, in figures. */
export const summary: ReportSection = {
  id: 'summary',
  title: 'Главное',
  async build(tx, question) {
    const plans = (await listPlans(tx, { node: question.node.id, today: question.today })).filter(
      ({ status, progress }) => status === 'in-force' && progress.total > 0,
    )
    if (plans.length === 0) return [text('Действующих планов с исполнениями нет.')]
    const figure = async (label: string, executions: Parameters<typeof countExecutions>[0]) =>
      ({ label, value: formatNumber(await countExecutions(executions)), link: 'none' }) as const
    return [
      {
        kind: 'figures',
        figures: [
          ...plans.map(({ id, title, progress }): FactFigure => ({
            label: title,
            value: `принято ${formatNumber(progress.byState.accepted)} из ${formatNumber(progress.total)}`,
            link: { to: 'plan', plan: id },
          })),
          await figure('Принято за отчётное время', doneIn(tx, question)),
          await figure('Отправлено и ждёт приёмки', submittedNow(tx, question)),
          await figure('Просрочено', lateNow(tx, question)),
          await figure('Признано не требующимся за отчётное время', notRequiredIn(tx, question)),
          await figure('Ждёт даты события', waitingNow(tx, question)),
          await figure(`Предстоит за ${stretchWords(stretchAfter(question.stretch))}`, aheadOf(tx, question)),
        ],
      },
    ]
  },
}
