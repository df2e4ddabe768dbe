/** Words that an event or a schedule begins with: as the anchor names them, and as they stand after a preposition. */
export interface Head {
  readonly nominative: string
  readonly genitive: string
  readonly dative: string
  readonly instrumental: string
}

const heads: readonly Head[] = [
  neuter('начал', 'о', 'а'),
  neuter('окончани', 'е', 'я'),
  neuter('завершени', 'е', 'я'),
  neuter('проведени', 'е', 'я'),
  neuter('получени', 'е', 'я'),
  neuter('подписани', 'е', 'я'),
  neuter('утверждени', 'е', 'я'),
  neuter('издани', 'е', 'я'),
  neuter('опубликовани', 'е', 'я'),
  neuter('поступлени', 'е', 'я'),
  neuter('выполнени', 'е', 'я'),
  neuter('подведени', 'е', 'я'),
  neuter('рассмотрени', 'е', 'я'),
  neuter('обсуждени', 'е', 'я'),
  neuter('заседани', 'е', 'я'),
  neuter('совещани', 'е', 'я'),
  neuter('собрани', 'е', 'я'),
  neuter('положени', 'е', 'я'),
  neuter('расписани', 'е', 'я'),
  masculine('мониторинг'),
  masculine('педсовет'),
  masculine('график'),
  masculine('план'),
  { nominative: 'планы', genitive: 'планов', dative: 'планам', instrumental: 'планами' },
  { nominative: 'графики', genitive: 'графиков', dative: 'графикам', instrumental: 'графиками' },
  masculine('приказ'),
  masculine('регламент'),
  masculine('экзамен'),
  masculine('семинар'),
  masculine('триместр'),
  masculine('порядок', 'порядк'),
  masculine('срок'),
  feminine('процедур', 'а', 'ы', 'е', 'ой'),
  feminine('проверк', 'а', 'и', 'е', 'ой'),
  feminine('диагностик', 'а', 'и', 'е', 'ой'),
  feminine('карт', 'а', 'ы', 'е', 'ой'),
  feminine('программ', 'а', 'ы', 'е', 'ой'),
  feminine('циклограмм', 'а', 'ы', 'е', 'ой'),
  feminine('работ', 'а', 'ы', 'е', 'ой'),
  feminine('четверт', 'ь', 'и', 'и', 'ью'),
  { nominative: 'план-график', genitive: 'плана-графика', dative: 'плану-графику', instrumental: 'планом-графиком' },
  { nominative: 'экзамены', genitive: 'экзаменов', dative: 'экзаменам', instrumental: 'экзаменами' },
  { nominative: 'каникулы', genitive: 'каникул', dative: 'каникулам', instrumental: 'каникулами' },
  { nominative: 'сроки', genitive: 'сроков', dative: 'срокам', instrumental: 'сроками' },
  { nominative: 'результаты', genitive: 'результатов', dative: 'результатам', instrumental: 'результатами' },
]

function neuter(stem: string, nominative: string, genitive: string): Head {
  const soft = genitive === 'я'
  return {
    nominative: stem + nominative,
    genitive: stem + genitive,
    dative: stem + (soft ? 'ю' : 'у'),
    instrumental: stem + (soft ? 'ем' : 'ом'),
  }
}

function masculine(nominative: string, stem = nominative): Head {
  return { nominative, genitive: `${stem}а`, dative: `${stem}у`, instrumental: `${stem}ом` }
}

function feminine(stem: string, nominative: string, genitive: string, dative: string, instrumental: string): Head {
  return {
    nominative: stem + nominative,
    genitive: stem + genitive,
    dative: stem + dative,
    instrumental: stem + instrumental,
  }
}

export type Case = 'nominative' | 'genitive' | 'dative' | 'instrumental'

const byForm = new Map<string, Head>(
  heads.flatMap((head) =>
    [head.instrumental, head.dative, head.genitive, head.nominative].map((form) => [form, head] as const),
  ),
)

export function findHead(key: string): Head | undefined {
  return byForm.get(key)
}

/** The head that a folded word is a form of. */
export function headOf(key: string): string | undefined {
  return byForm.get(key)?.nominative
}

/** Documents that set dates of their own; one of them opens a deadline «по графику». */
export const scheduleHeads: ReadonlySet<string> = new Set([
  'график',
  'план',
  'планы',
  'графики',
  'план-график',
  'карта',
  'расписание',
  'циклограмма',
  'порядок',
  'регламент',
  'программа',
  'положение',
  'приказ',
  'срок',
  'сроки',
])
