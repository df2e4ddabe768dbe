import type { DeadlinePart } from '#deadlines/model'
import { formatDate } from '#kernel/russian-text'
import type { Measure } from '../../model.ts'
import { fold } from '../../reading/fold-letters.ts'
import { measureRule, type ProcedureWindow, quoted } from '../plan-rule.ts'

/** Works about results wait for the end of the procedure, preparation for its beginning, observers stand in it. */
export const procedureWindow = measureRule(
  'procedure-window',
  'Срок не согласован с окном процедуры',
  (measure, _, { windows }) =>
    (measure.deadline?.parts ?? []).flatMap((part) => {
      const dates = datesOf(part)
      const window =
        dates && windows.find(({ procedure, from }) => sameYear(from, dates.end) && names(measure, procedure))
      if (!dates || !window) return []
      const clash = clashOf(fold(measure.text), dates, window)
      return clash === undefined
        ? []
        : [
            {
              severity: 'warning' as const,
              quote: quoted(measure.deadline?.text ?? ''),
              reason: `${clash} (${window.procedure}: ${formatDate(window.from)} – ${formatDate(window.to)}).`,
              advice: 'Сверьте срок с графиком процедуры.',
            },
          ]
    }),
)

function clashOf(
  text: string,
  dates: { start: string; end: string },
  { from, to }: ProcedureWindow,
): string | undefined {
  const isAboutResults = /^\S*(анализ|перепроверк|сопоставлен|сравнени)\S*[^.]{0,40}(результат|работ)/.test(text)
  const isAboutEarlier = /предшеств|прошл|за 20\d\d/.test(text)
  if (isAboutResults && !isAboutEarlier && dates.end < to && dates.start >= `${to.slice(0, 4)}-01-01`) {
    return 'Мероприятие о результатах назначено до окончания процедуры'
  }
  if (/подготовк\S* (и проведени\S* )?(к )?впр|подготовк\S* к /.test(text) && dates.end > from && dates.end <= to) {
    return 'Подготовка к процедуре назначена на дни самой процедуры'
  }
  if (/наблюдател/.test(text) && (dates.end < from || dates.start > to))
    return 'Наблюдатели назначены вне дней процедуры'
  return undefined
}

const names = ({ text }: Measure, procedure: string): boolean => fold(text).includes(fold(procedure))

const sameYear = (a: string, b: string): boolean => a.slice(0, 4) === b.slice(0, 4)

function datesOf({ kind, start, end }: DeadlinePart): { start: string; end: string } | undefined {
  if (end === null || kind === 'period' || kind === 'continuous' || kind === 'recurring') return undefined
  return start !== null && start > end ? undefined : { start: start ?? end, end }
}
