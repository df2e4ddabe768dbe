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

export const appointCoordinator: OrderTemplate = {
  kind: 'coordinator',
  title: 'О назначении координатора',
  purpose: 'Называет того, кто отвечает за проведение оценочной процедуры и объективность её результатов.',
  needs: 'nothing',
  issuers: ['authority', 'school'],
  fields: ({ issuer }) => [
    {
      name: 'person',
      label: 'Кого назначить',
      kind: 'line',
      required: true,
      hint: 'Должность и фамилия с инициалами в винительном падеже.',
    },
    {
      name: 'procedure',
      label: 'Процедура',
      kind: 'line',
      required: true,
      suggestion: 'всероссийских проверочных работ',
      hint: 'В родительном падеже.',
    },
    { name: 'period', label: 'На какой период', kind: 'line', required: true, hint: 'Например: 2026/27 учебный год.' },
    ...(issuer === 'authority'
      ? [
          {
            name: 'schools-until',
            label: 'Школам назвать своих ответственных до',
            kind: 'date',
            required: false,
          } as const,
        ]
      : []),
    ...closingFields,
  ],
  compose: (values, { issuer }) => {
    const who = issuer === 'authority' ? 'муниципальным координатором' : 'школьным координатором'
    const procedure = wordOf(values, 'procedure')
    return {
      heading: `О назначении ${issuer === 'authority' ? 'муниципального' : 'школьного'} координатора`,
      preamble: preambleOf(values, `в целях организованного проведения ${procedure} и объективности их результатов`),
      items: [
        item(`Назначить ${who} ${procedure} на ${wordOf(values, 'period')} ${wordOf(values, 'person')}.`),
        item('Координатору:', [
          'довести до участников порядок и сроки проведения работ;',
          'вести учёт подготовки, проведения, проверки работ и загрузки результатов;',
          'обеспечить сохранность материалов и неразглашение их содержания до проведения работ;',
          'обеспечить, чтобы в проведении и проверке работ не участвовали лица с конфликтом интересов.',
        ]),
        ...(issuer === 'authority' && isFilled(values, 'schools-until')
          ? [
              item(
                `Руководителям общеобразовательных организаций назначить школьных координаторов и сообщить о них в срок до ${dayOf(values, 'schools-until')}.`,
              ),
            ]
          : []),
        controlItem(values),
      ],
    }
  },
}
