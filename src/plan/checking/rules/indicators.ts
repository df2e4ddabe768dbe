import { fold } from '../../reading/fold-letters.ts'
import { documentRule, measureRule, type PlanRule, quoted } from '../plan-rule.ts'

export const noResultColumn: PlanRule = documentRule(
  'no-result-column',
  'В плане нет столбца результатов',
  ({ columns, measures, headings }) =>
    measures.length > 0 && columns.result === undefined
      ? {
          severity: 'warning',
          quote: headings.join(' · '),
          reason: 'В плане нет ожидаемых результатов: по окончании срока нельзя сказать, чем мероприятие завершилось.',
          advice: 'Добавьте столбец «Ожидаемый результат» с документом или числом.',
        }
      : undefined,
)

export const noIndicator = measureRule('no-indicator', 'Нет результата', ({ result, text }, { columns }) =>
  columns.result !== undefined && result === null
    ? {
        severity: 'warning',
        quote: quoted(text),
        reason: 'Результат мероприятия не назван: нечем подтвердить исполнение.',
        advice: 'Назовите документ или число, которым мероприятие завершается.',
      }
    : undefined,
)

/** Good things whose absence nobody plans: «отсутствие адресной помощи». */
const wanted =
  /отсутстви[еяю]\s+(?:\p{L}+\s+)?(помощ|поддержк|контрол|наблюден|объективн|достоверн|качеств|анализ|сопровожден|рекомендац|мониторинг)/u

export const resultAgainstAim = measureRule('result-against-aim', 'Результат противоречит цели', ({ result }) => {
  const found = wanted.exec(fold(result ?? ''))
  if (result === null || found === null) return undefined
  const value = result.replace(/отсутстви([еяю])/i, (whole, ending: string) => {
    const presence = `наличи${ending}`
    return /^\p{Lu}/u.test(whole) ? `Н${presence.slice(1)}` : presence
  })
  return {
    severity: 'error',
    quote: result,
    reason: 'Результатом названо отсутствие того, ради чего мероприятие проводится.',
    advice: 'Исправьте формулировку.',
    mend: { field: 'result', value },
  }
})

/** Long enough that two texts do not share it by chance, and most of what the result says. */
const longRun = { letters: 60, share: 0.6 }
/** A document is a result even when it is named as the work is: «План мероприятий…». */
const namesDocument = /^(план|приказ|справк|протокол|программ|отчет|положени|график|список)/

export const resultRepeatsMeasure = measureRule(
  'result-repeats-measure',
  'Результат повторяет мероприятие',
  ({ text, result }) => {
    const known = fold(result ?? '')
    const run = namesDocument.test(known) ? '' : commonRun(fold(text), known)
    return run.length < Math.max(longRun.letters, known.length * longRun.share)
      ? undefined
      : {
          severity: 'note',
          quote: quoted(run),
          reason: 'Результат дословно повторяет текст мероприятия и ничего к нему не добавляет.',
          advice: 'Назовите документ или число, которым мероприятие завершается.',
        }
  },
)

/** The longest run of whole words that both texts have; texts of a cell are short. */
function commonRun(a: string, b: string): string {
  const words = a.split(' ').slice(0, 200)
  let best = ''
  for (let from = 0; from < words.length; from += 1) {
    let to = from + 1
    while (to <= words.length && b.includes(words.slice(from, to).join(' '))) to += 1
    const run = words.slice(from, to - 1).join(' ')
    if (run.length > best.length) best = run
  }
  return best
}
