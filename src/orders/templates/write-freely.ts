import { blank, controlItem, item, type OrderTemplate } from './order-template.ts'

export const writeFreely: OrderTemplate = {
  kind: 'free',
  title: 'Приказ с чистого листа',
  purpose: 'Бланк, заголовок и пункты: остальное ваше.',
  needs: 'nothing',
  issuers: ['authority', 'school'],
  fields: () => [
    { name: 'heading', label: 'Заголовок', kind: 'line', required: true, hint: 'Начинается с «О» или «Об».' },
  ],
  compose: (values) => ({
    heading: (values.lines['heading'] ?? '').trim(),
    preamble: 'В целях ' + blank,
    items: [item(blank), controlItem(values)],
  }),
}
