import { defaultStyle, type DocumentModel } from '#documents'

/** An order of an invented authority with every block that orders, protocols and letters use. */
export const syntheticOrder = {
  properties: {
    title: 'О проведении перепроверки работ',
    subject: 'Приказ',
    author: 'Управление образования Демонстрационного округа',
    createdAt: '2026-11-20T10:00:00.000Z',
  },
  style: defaultStyle,
  letterhead: { superior: 'Администрация Демонстрационного округа', organisation: 'УПРАВЛЕНИЕ ОБРАЗОВАНИЯ' },
  requisites: {
    kind: 'ПРИКАЗ',
    date: '20 ноября 2026 г.',
    number: '114-од',
    place: 'г. Демоград',
    heading: 'О проведении перепроверки работ ВПР 2026 года',
    addressee: [],
  },
  blocks: [
    { kind: 'paragraph', runs: ['В целях уточнения результатов ВПР 2026 года'] },
    {
      kind: 'paragraph',
      runs: [{ text: 'ПРИКАЗЫВАЮ:', bold: true }],
      indent: false,
      align: 'left',
      keepWithNext: true,
    },
    {
      kind: 'numberedItems',
      items: [
        {
          runs: ['Муниципальному координатору (Примерова В.Г.):'],
          items: [
            { runs: ['отобрать работы для перепроверки в срок до 25 ноября 2026 г.;'] },
            { runs: ['передать экспертам обезличенные копии в срок до 27 ноября 2026 г.'] },
          ],
        },
        { runs: ['Руководителям школ сохранить работы до окончания перепроверки.'] },
        { runs: ['Контроль за исполнением приказа оставляю за собой.'] },
      ],
    },
    {
      kind: 'signature',
      position: 'Начальник управления образования администрации Демонстрационного муниципального округа',
      name: 'В.Г. Примеров',
    },
    { kind: 'executor', name: 'Образцова Дарья Евгеньевна', phone: '8 (000) 000-00-01' },
    { kind: 'annex', lines: ['Приложение № 1', 'к приказу управления образования', 'от 20 ноября 2026 г. № 114-од'] },
    { kind: 'approval', lines: ['УТВЕРЖДЁН', 'приказом управления образования', 'от 20 ноября 2026 г. № 114-од'] },
    { kind: 'heading', level: 1, text: 'Список школ и работ' },
    {
      kind: 'table',
      caption: 'Таблица 1 – Работы для перепроверки',
      columns: [
        { weight: 1, align: 'centre' },
        { weight: 6, align: 'left' },
        { weight: 2, align: 'right' },
        { weight: 2, align: 'right' },
      ],
      header: [
        [
          { runs: ['№'], rows: 2 },
          { runs: ['Школа'], rows: 2 },
          { runs: ['Работ'], columns: 2 },
        ],
        ['4 класс', '5 класс'],
      ],
      rows: [
        ...Array.from({ length: 60 }, (_, i) => [String(i + 1), `СОШ № ${i + 1} (Демо)`, String(20 + (i % 7)), '18']),
        [{ runs: [{ text: 'Всего', bold: true }], columns: 2 }, '1377', '1080'],
      ],
    },
    { kind: 'note', runs: ['Синтетические данные.'] },
    { kind: 'fillIn', label: 'С приказом ознакомлены:', lines: 2 },
    { kind: 'pageBreak' },
    { kind: 'heading', level: 2, text: 'Лист для отметок' },
    { kind: 'numberedItems', items: [{ runs: ['Список начинается заново.'] }] },
  ],
} satisfies DocumentModel
