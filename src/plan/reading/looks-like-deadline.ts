import { fold } from './fold-letters.ts'

const timeWords =
  /\d{4}|\d{1,2}\.\d{1,2}|январ|феврал|март|апрел|(^| )ма[йея]|июн|июл|август|сентябр|октябр|ноябр|декабр|постоян|ежемесяч|ежегод|ежекварт|еженедел|в течени|период|план|график|запрос|квартал|полугоди|декад|регулярн|систематич|после |перед |весь |учебн|каникул|по мере|по отдельн|согласно/

/** Whether a cell says when, in whatever words; a list of people or of schools does not. */
export const looksLikeDeadline = (text: string): boolean => timeWords.test(fold(text))
