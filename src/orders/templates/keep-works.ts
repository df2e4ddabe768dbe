import { closingFields, controlItem, dayOf, item, type OrderTemplate, preambleOf, wordOf } from './order-template.ts'

export const keepWorks: OrderTemplate = {
  kind: 'works-storage',
  title: 'О хранении работ участников',
  purpose: 'Работы не уничтожаются, пока может понадобиться перепроверка.',
  needs: 'nothing',
  issuers: ['authority', 'school'],
  fields: () => [
    {
      name: 'works',
      label: 'Какие работы',
      kind: 'line',
      required: true,
      hint: 'В родительном падеже: «участников всероссийских проверочных работ 2026 года».',
    },
    { name: 'until', label: 'Хранить до', kind: 'date', required: true },
    { name: 'confirm', label: 'Подтвердить наличие работ до', kind: 'date', required: true },
    ...closingFields,
  ],
  compose: (values, { issuer }) => {
    const demands = [
      `обеспечить хранение работ ${wordOf(values, 'works')} вместе с протоколами до ${dayOf(values, 'until')};`,
      'исключить доступ к работам посторонних и внесение в них исправлений;',
      `подтвердить наличие работ в срок до ${dayOf(values, 'confirm')}.`,
    ]
    return {
      heading: 'О хранении работ участников оценочных процедур',
      preamble: preambleOf(values, 'в целях возможной перепроверки работ'),
      items: [
        item(
          issuer === 'authority' ? 'Руководителям общеобразовательных организаций:' : 'Школьному координатору:',
          demands,
        ),
        item('До указанной даты работы не уничтожать.'),
        controlItem(values),
      ],
    }
  },
}
