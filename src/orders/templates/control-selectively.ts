import {
  closingFields,
  controlItem,
  dayOf,
  item,
  namesOf,
  type OrderTemplate,
  preambleOf,
  wordOf,
} from './order-template.ts'

export const controlSelectively: OrderTemplate = {
  kind: 'selective-control',
  title: 'О выборочном контроле и перекрёстной проверке',
  purpose: 'Какие школы, кто и когда перепроверяет работы без участия заинтересованных лиц.',
  needs: 'nothing',
  issuers: ['authority'],
  fields: () => [
    {
      name: 'works',
      label: 'Какие работы',
      kind: 'line',
      required: true,
      hint: 'В родительном падеже: «всероссийских проверочных работ по математике в 5 классах».',
    },
    { name: 'schools', label: 'Школы выборочного контроля', kind: 'schools', required: true },
    {
      name: 'reason',
      label: 'Как выбраны школы',
      kind: 'line',
      required: true,
      hint: 'Например: «по итогам анализа результатов и случайным отбором». Признак – повод уточнить, а не вывод.',
    },
    { name: 'hand-in', label: 'Школам передать работы до', kind: 'date', required: true },
    { name: 'from', label: 'Проверка с', kind: 'date', required: true },
    { name: 'to', label: 'по', kind: 'date', required: true },
    {
      name: 'commission',
      label: 'Кто возглавит комиссию',
      kind: 'line',
      required: true,
      hint: 'Должность и фамилия в винительном падеже.',
    },
    {
      name: 'cross',
      label: 'Перекрёстная проверка',
      kind: 'text',
      required: false,
      hint: 'Строка – пара или группа школ: «СОШ № 1 – СОШ № 4». Пусто – без перекрёстной проверки.',
    },
    { name: 'report', label: 'Справку представить до', kind: 'date', required: true },
    ...closingFields,
  ],
  compose: (values, facts) => {
    const schools = namesOf(values, facts)
    const pairs = (values.lines['cross'] ?? '')
      .split('\n')
      .map((line) => line.trim().replace(/[.;,]+$/, ''))
      .filter((line) => line !== '')
    return {
      heading: 'О выборочном контроле и перекрёстной проверке работ',
      preamble: preambleOf(values, 'в целях объективности результатов оценочных процедур'),
      items: [
        item(
          `Провести с ${dayOf(values, 'from')} по ${dayOf(values, 'to')} выборочную перепроверку ${wordOf(values, 'works')}. Школы отобраны так: ${wordOf(values, 'reason')}.`,
          withMarks(schools),
        ),
        item(`Создать муниципальную комиссию и назначить её председателем ${wordOf(values, 'commission')}.`),
        item(
          'Не включать в проверку работ школы тех, кто в ней работает или работал, и тех, чьи родственники в ней учатся или работают; работы передавать под кодами.',
        ),
        item(`Руководителям названных организаций передать работы и критерии до ${dayOf(values, 'hand-in')}.`),
        ...(pairs.length === 0 ? [] : [item('Провести перекрёстную проверку между организациями:', withMarks(pairs))]),
        item(`Председателю комиссии представить справку в срок до ${dayOf(values, 'report')}.`),
        controlItem(values),
      ],
    }
  },
}

const withMarks = (lines: readonly string[]): readonly string[] =>
  lines.map((line, index) => `${line}${index === lines.length - 1 ? '.' : ';'}`)
