import { printParts } from '#deadlines'
import { fold } from '../../reading/fold-letters.ts'
import { measureRule } from '../plan-rule.ts'

const month = /январ|феврал|март|апрел|(^| |-)ма[йея]|июн|июл|август|сентябр|октябр|ноябр|декабр/

/** «Февраль-апрель»: the year is taken from the period of the plan; written out, it needs no guess. */
export const monthWithoutYear = measureRule('month-without-year', 'В сроке нет года', ({ deadline, items }) => {
  if (deadline === null || /20\d\d|\.\d\d($|\D)/.test(deadline.text) || !month.test(fold(deadline.text)))
    return undefined
  return {
    severity: 'note',
    quote: deadline.text,
    reason: 'Год не назван и взят из периода плана.',
    advice: 'Впишите год.',
    mend: items.length > 0 ? null : { field: 'deadline', value: printParts(deadline.parts) },
  }
})

const twoMonths = new RegExp(
  '(январ|феврал|март|апрел|май|июн|июл|август|сентябр|октябр|ноябр|декабр)([а-я]*) +(?=январ|феврал|март|апрел|май|июн|июл|август|сентябр|октябр|ноябр|декабр)',
  'i',
)

/** «январь апрель 2024 г.»: two months, or all from one to the other? */
export const monthsWithoutComma = measureRule('months-without-comma', 'Между месяцами нет знака', ({ deadline }) =>
  deadline !== null && twoMonths.test(deadline.text)
    ? {
        severity: 'warning',
        quote: deadline.text,
        reason: 'Между месяцами нет ни запятой, ни тире: неясно, перечень это или промежуток; прочитано как перечень.',
        advice: 'Поставьте запятую или тире.',
        mend: { field: 'deadline', value: deadline.text.replace(twoMonths, '$1$2, ') },
      }
    : undefined,
)
