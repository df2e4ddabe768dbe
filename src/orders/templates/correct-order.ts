import { formatDate } from '#kernel/russian-text'
import { blank, closingFields, controlItem, item, type OrderTemplate, preambleOf } from './order-template.ts'

export const correctOrder: OrderTemplate = {
  kind: 'correction',
  title: 'О внесении изменений в приказ',
  purpose: 'Меняет пункты зарегистрированного приказа; прежний текст сохраняется как был.',
  needs: 'order',
  issuers: ['authority', 'school'],
  fields: () => [
    {
      name: 'changes',
      label: 'Что изменить',
      kind: 'text',
      required: true,
      hint: 'Строка – одно изменение: «пункт 2 изложить в следующей редакции: …», «пункт 4 исключить».',
    },
    ...closingFields,
  ],
  compose: (values, { amended }) => {
    const of =
      amended === null || amended.date === null
        ? blank
        : `от ${formatDate(amended.date)} № ${amended.number ?? blank} «${amended.heading}»`
    const changes = (values.lines['changes'] ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
    return {
      heading: `О внесении изменений в приказ${amended === null || amended.date === null ? '' : ` от ${formatDate(amended.date)} № ${amended.number ?? blank}`}`,
      preamble: preambleOf(values, 'в связи с уточнением сроков и мероприятий'),
      items: [item(`Внести в приказ ${of} следующие изменения:`, changes), controlItem(values)],
    }
  },
}
