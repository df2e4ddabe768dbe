import { formatDate } from '#kernel/russian-text'
import {
  blank,
  closingFields,
  controlItem,
  dayOf,
  isFilled,
  item,
  type OrderTemplate,
  preambleOf,
  wordOf,
} from './order-template.ts'

export const approvePlan: OrderTemplate = {
  kind: 'plan-approval',
  title: 'Об утверждении плана',
  purpose: 'План мероприятий становится приложением к приказу; школы получают сроки ознакомления и своих планов.',
  needs: 'plan',
  issuers: ['authority', 'school'],
  fields: ({ issuer }) => [
    ...(issuer === 'authority'
      ? [
          { name: 'acquaint', label: 'Школам ознакомиться до', kind: 'date', required: true } as const,
          {
            name: 'own-plans',
            label: 'Школам утвердить свои планы до',
            kind: 'date',
            required: false,
            hint: 'Пусто – своих планов от школ не требуется.',
          } as const,
        ]
      : []),
    {
      name: 'coordinator',
      label: 'Кто сводит сведения о выполнении',
      kind: 'line',
      required: true,
      hint: 'Должность и фамилия в дательном падеже.',
    },
    { name: 'publish', label: 'Разместить приказ на сайте до', kind: 'date', required: false },
    ...closingFields,
  ],
  compose: (values, facts) => {
    const { plan } = facts
    const title = plan?.title ?? blank
    const period = plan === null ? blank : `с ${formatDate(plan.start)} по ${formatDate(plan.end)}`
    const demands = [
      `ознакомиться с планом в срок до ${dayOf(values, 'acquaint')} и подтвердить ознакомление;`,
      ...(isFilled(values, 'own-plans')
        ? [`разработать и утвердить план своей организации в срок до ${dayOf(values, 'own-plans')};`]
        : []),
      'выполнять мероприятия плана в установленные сроки и представлять подтверждающие материалы.',
    ]
    return {
      heading: 'Об утверждении плана мероприятий',
      preamble: preambleOf(values, 'в целях обеспечения объективности результатов оценочных процедур'),
      items: [
        item(`Утвердить прилагаемый план «${title}» на период ${period}.`),
        ...(facts.issuer === 'authority' ? [item('Руководителям общеобразовательных организаций:', demands)] : []),
        item(`${wordOf(values, 'coordinator')} обеспечить учёт выполнения плана и ежемесячное представление сведений.`),
        ...(isFilled(values, 'publish')
          ? [item(`Разместить приказ на официальном сайте в срок до ${dayOf(values, 'publish')}.`)]
          : []),
        controlItem(values),
      ],
    }
  },
}
