import {
  closingFields,
  controlItem,
  dayOf,
  isFilled,
  item,
  type OrderTemplate,
  preambleOf,
  wordOf,
} from './order-template.ts'

export const holdVpr: OrderTemplate = {
  kind: 'vpr-holding',
  title: 'О проведении ВПР',
  purpose: 'Сроки, ответственные, порядок проведения и проверки, загрузка результатов и хранение работ.',
  needs: 'nothing',
  issuers: ['authority', 'school'],
  fields: ({ window, issuer }) => [
    {
      name: 'year',
      label: 'Год',
      kind: 'line',
      required: true,
      ...(window === null ? {} : { suggestion: String(window.year) }),
    },
    {
      name: 'from',
      label: 'Провести с',
      kind: 'date',
      required: true,
      ...(window === null ? {} : { suggestion: window.from, hint: `Срок по стране: ${window.source}` }),
    },
    { name: 'to', label: 'по', kind: 'date', required: true, ...(window === null ? {} : { suggestion: window.to }) },
    {
      name: 'classes',
      label: 'Классы',
      kind: 'line',
      required: true,
      hint: 'Например: 4–8 и 10 классах.',
    },
    {
      name: 'schedule',
      label: issuer === 'authority' ? 'Школам утвердить графики до' : 'Утвердить график до',
      kind: 'date',
      required: true,
    },
    { name: 'upload', label: 'Загрузить результаты до', kind: 'date', required: true },
    {
      name: 'keep',
      label: 'Хранить работы до',
      kind: 'date',
      required: false,
      hint: 'Срок нужен, если работы могут быть перепроверены.',
    },
    ...closingFields,
  ],
  compose: (values, { issuer }) => {
    const demands = [
      `утвердить график проведения работ в срок до ${dayOf(values, 'schedule')} и разместить его на сайте;`,
      'назначить организаторов в аудиториях из числа не преподающих проверяемый предмет в этом классе;',
      'создать комиссии для проверки работ и обеспечить проверку по единым критериям;',
      'обеспечить присутствие общественных наблюдателей и соблюдение порядка на каждом этапе;',
      `загрузить результаты в срок до ${dayOf(values, 'upload')};`,
      isFilled(values, 'keep')
        ? `хранить работы участников до ${dayOf(values, 'keep')}, исключив доступ посторонних.`
        : 'обеспечить хранение работ участников, исключив доступ посторонних.',
    ]
    return {
      heading: `О проведении всероссийских проверочных работ в ${wordOf(values, 'year')} году`,
      preamble: preambleOf(values, 'в целях объективной оценки подготовки обучающихся'),
      items: [
        item(
          `Провести всероссийские проверочные работы в ${wordOf(values, 'classes')} с ${dayOf(values, 'from')} по ${dayOf(values, 'to')}.`,
        ),
        item(
          issuer === 'authority' ? 'Руководителям общеобразовательных организаций:' : 'Школьному координатору:',
          demands,
        ),
        controlItem(values),
      ],
    }
  },
}
