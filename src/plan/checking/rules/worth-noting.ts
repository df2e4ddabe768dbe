import type { Measure } from '../../model.ts'
import { fold } from '../../reading/fold-letters.ts'
import { measureRule, quoted } from '../plan-rule.ts'

/** «Произвольная выборка школ»: unless the rule and the draw are on record, nobody can show that the choice was by chance. */
export const sampleWithoutRule = measureRule('sample-without-rule', 'Выборка без правила', ({ text }) => {
  const found =
    /(произвольн|случайн)\p{L}*\s+выбор\p{L}*(\s+школ\p{L}*)?|выборочн\p{L}*\s+(проверк|перепроверк|контрол)\p{L}*/iu.exec(
      text,
    )
  return found === null
    ? undefined
    : {
        severity: 'note',
        quote: found[0],
        reason: 'Не сказано, как выбирают: выбор школы или работ можно будет оспорить.',
        advice: 'Утвердите список и правило и проведите воспроизводимый жребий с протоколом.',
      }
})

/** Pairs of schools in free text: the coordinator needs them as pairs. */
export const pairsInText = measureRule('pairs-in-text', 'Пары школ записаны текстом', ({ text }) => {
  const pairs = text.match(/[СО]ОШ\s*№\s*\d+\s*[–—-]\s*(?:\p{Lu}+\s+)?[СО]ОШ\s*№\s*\d+/gu) ?? []
  return pairs.length === 0
    ? undefined
    : {
        severity: 'note',
        quote: pairs.join(', '),
        reason: 'Пары школ записаны в тексте мероприятия: их согласие, план и встречи по такой записи не отследить.',
        advice: 'Заведите пары помощи по списку.',
      }
})

/** A measure that changes an earlier act: the act is named in it. */
export const changesAnAct = measureRule('changes-an-act', 'Строка меняет прежний документ', ({ text }) => {
  const act = /(?:приказ|постановлени|распоряжени)[^.;]*?от\s+[\d.]+\s*(?:г\.?|года)?\s*№\s*[\p{L}\d./-]+/iu.exec(text)
  return act === null || !/^(корректиров|внесени\S* изменени|изменени|дополнени|отмен)/.test(fold(text))
    ? undefined
    : {
        severity: 'note',
        quote: quoted(act[0]),
        reason: 'Мероприятие меняет ранее изданный документ: новая редакция должна на него ссылаться.',
        advice: 'Свяжите план с этим документом и отметьте, что изменено.',
      }
})

/** Between ОО and ООО there is one letter: educational organisations or a limited company. */
export const doubtfulAbbreviation = measureRule(
  'doubtful-abbreviation',
  'Сомнительное сокращение',
  (measure, { measures }) => {
    const abbreviation = /(?<!\p{L})ООО(?!\p{L}|\s*[«"])/gu
    const fields = [
      ['text', measure.text],
      ['responsible', measure.responsible.join(', ')],
      ['participants', measure.participants ?? ''],
      ['result', measure.result ?? ''],
    ] as const
    const doubtful = fields.filter(([, value]) => value.search(abbreviation) !== -1)
    if (doubtful.length === 0 || !measures.some(speaksOfSchools)) return undefined
    return doubtful.map(([field, value]) => ({
      severity: 'note' as const,
      quote: quoted(value.slice(wordBefore(value, value.search(abbreviation) - 20)), 60),
      reason: 'В документе школы названы «ОО», а здесь стоит «ООО» – общество с ограниченной ответственностью.',
      advice: 'Исправьте сокращение.',
      mend: { field, value: value.replace(abbreviation, 'ОО') },
    }))
  },
)

const speaksOfSchools = ({ text, responsible }: Measure): boolean =>
  /(^|\s)ОО($|[\s,])/.test(text) || responsible.some((owner) => /(^|\s)ОО($|\s)/.test(owner))

/** Where the word that stands at a place of the text is over, so that a quotation begins with a whole word. */
const wordBefore = (text: string, at: number): number => (at <= 0 ? 0 : text.indexOf(' ', at) + 1)
