import {
  BorderStyle,
  Document,
  LevelFormat,
  Packer,
  PageBreak,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalMergeType,
  WidthType,
} from 'docx'

/** A synthetic order with a plan that has every habit of real ones; the same words in DOCX, PDF and plain text. */
export const orderHead = [
  'УПРАВЛЕНИЕ ОБРАЗОВАНИЯ',
  'ДЕМОНСТРАЦИОННОГО МУНИЦИПАЛЬНОГО ОКРУГА',
  '(синтетические данные)',
  'ПРИКАЗ',
  '09.10.2025 г. № 77-демо',
  'г. Демоград',
  'Об утверждении плана мероприятий по обеспечению объективности',
  'оценочных процедур в 2025/2026 учебном году',
  'В соответствии с письмом регионального министерства и в целях объективного оценивания',
  'ПРИКАЗЫВАЮ:',
] as const

export const orderClauses = [
  { number: '1', text: 'Утвердить план мероприятий (приложение 1).' },
  { number: '2', text: 'Директору МБУ «Демо-центр» (Примерова О.П.):' },
  { number: '2.1', text: 'Довести план до сведения руководителей школ (срок до 20 октября 2025 г.);' },
  { number: '2.2', text: 'Готовить аналитический отчёт о ходе работы.' },
  { number: '', text: 'Срок: ежемесячно, последний понедельник месяца.' },
  { number: '3', text: 'Руководителям школ разработать собственные планы в срок до 01.11.2025 г.' },
  { number: '5', text: 'Контроль за исполнением приказа оставляю за собой.' },
] as const

export const orderTail = ['Начальник', 'В.Г. Образцова', 'Исп. Шаблонов Иван Петрович, тел. 8(00000) 1-22-33'] as const

export const planStamp = ['УТВЕРЖДЁН', 'приказом управления образования', 'от 09.10.2025 № 77-демо'] as const
export const planTitle = [
  'План мероприятий',
  'по обеспечению объективности оценочных процедур на 2025-2026 учебный год',
] as const

export const planHeader = ['№ п/п', 'Содержание работы', 'Срок', 'Исполнители', 'Ожидаемый результат'] as const

export type PlanRow =
  | { readonly kind: 'section'; readonly title: string }
  | { readonly kind: 'page-header' }
  | { readonly kind: 'row'; readonly cells: readonly [string, string, string, string, string] }

export const planRows: readonly PlanRow[] = [
  { kind: 'section', title: 'Нормативное обеспечение' },
  row('1.', 'Приказ о муниципальном координаторе', 'Сентябрь 2025', 'Управление образования', 'Приказ'),
  row(
    '2.',
    'Курсы для учителей математики',
    'ноябрь 2025 г. – май 2026 г.',
    'МБУ «Демо-центр»',
    'обучено 25 учителей района',
  ),
  { kind: 'section', title: 'Контроль и анализ' },
  row(
    '1.',
    'Перепроверка работ ВПР независимой комиссией',
    'Май-март 2026',
    'Примерова О.П., директор МБУ «Демо-центр»',
    'повысили квалификацию не менее 10 экспертов',
  ),
  { kind: 'page-header' },
  row('', 'с участием учителей других школ', '', '', ''),
  row(
    '3.',
    'Список школ, находящихся в зоне риска',
    'постоянно',
    'МБУ «Демо-центр», школы',
    'отсутствие адресной помощи школам',
  ),
  row(
    '15.',
    'Проведение методических декад:\n- объективное оценивание в классе;\n- разбор типичных ошибок',
    'Октябрь 2025 г. Февраль 2026 г.',
    'школы',
    'Справка',
  ),
  row('15.', 'Встречи с родителями о необъeктивности отметок', 'Январь', '', ''),
]

function row(...cells: [string, string, string, string, string]): PlanRow {
  return { kind: 'row', cells }
}

/** The document as people paste it or as a recogniser of scans prints it: rows with tabs, `1 2 3 4 5` on every page. */
export function planAsText(): string {
  const lines: string[] = [...orderHead]
  for (const { number, text } of orderClauses) lines.push(number === '' ? text : ` - ${number}. ${text}`)
  lines.push(...orderTail, '', ...planStamp, ...planTitle, '', planHeader.join('\t'), '1\t2\t3\t4\t5')
  for (const each of planRows) {
    if (each.kind === 'section') lines.push(`<b>${each.title}</b>\t\t\t\t`)
    else if (each.kind === 'page-header') lines.push('', '1\t2\t3\t4\t5')
    else lines.push(each.cells.map((cell) => cell.replaceAll('\n', ' ')).join('\t'))
  }
  return lines.join('\n')
}

/** The same as other programs make of a DOCX: each cell on lines of its own. */
export function planAsCellLines(): string {
  const cells = (texts: readonly string[]): string => texts.map((text) => `\t${text}`).join('\n')
  const rows = planRows.flatMap((each) => (each.kind === 'row' && each.cells[0] !== '' ? [cells(each.cells)] : []))
  return [...orderHead, '', ...planTitle, '', cells(planHeader), ...renumbered(rows)].join('\n\n')
}

const renumbered = (rows: readonly string[]): readonly string[] =>
  rows.map((text, index) => text.replace(/^\t\d+\./, `\t${index + 1}.`))

/** The same as a DOCX with numbers of Word's own lists, merged section rows, a repeated heading and a cell over two rows. */
export async function planAsDocx(): Promise<Uint8Array> {
  const paragraphs = orderHead.map((text) => new Paragraph(text))
  const clauses = orderClauses.map(({ number, text }) =>
    number === '' || number === '5'
      ? new Paragraph(number === '' ? text : `5. ${text}`)
      : new Paragraph({ text, numbering: { reference: 'clauses', level: number.split('.').length - 1 } }),
  )
  const table = new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: [700, 3500, 1800, 2000, 2000],
    rows: [tableRow([...planHeader], true), ...planRows.flatMap(docxRow)],
  })
  const document = new Document({
    creator: 'Демо',
    title: 'Демо: синтетический приказ',
    numbering: {
      config: [
        {
          reference: 'clauses',
          levels: [
            { level: 0, format: LevelFormat.DECIMAL, text: '%1.' },
            { level: 1, format: LevelFormat.DECIMAL, text: '%1.%2.' },
          ],
        },
      ],
    },
    sections: [
      {
        children: [
          ...paragraphs,
          ...clauses,
          ...orderTail.map((text) => new Paragraph(text)),
          new Paragraph({ children: [new PageBreak()] }),
          ...planStamp.map((text) => new Paragraph(text)),
          ...planTitle.map((text) => new Paragraph({ children: [new TextRun({ text, bold: true })] })),
          table,
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function docxRow(each: PlanRow): TableRow[] {
  if (each.kind === 'page-header') return [tableRow(['1', '2', '3', '4', '5'], false)]
  if (each.kind === 'row') return [tableRow([...each.cells], false)]
  return [
    new TableRow({
      children: [new TableCell({ columnSpan: 5, children: [new Paragraph(each.title)] })],
    }),
  ]
}

const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' }

function tableRow(cells: readonly string[], tableHeader: boolean): TableRow {
  return new TableRow({
    tableHeader,
    children: cells.map(
      (text) =>
        new TableCell({
          borders: { top: line, bottom: line, left: line, right: line },
          children: text.split('\n').map((part) => new Paragraph(part)),
        }),
    ),
  })
}

/** A table where one deadline and one executor stand for two measures, merged over their rows. */
export async function planWithMergedCells(): Promise<Uint8Array> {
  const cell = (text: string, merge?: 'restart' | 'continue'): TableCell =>
    new TableCell({
      ...(merge && { verticalMerge: merge === 'restart' ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE }),
      children: [new Paragraph(text)],
    })
  const rows = [
    new TableRow({ children: ['№', 'Мероприятие', 'Сроки', 'Ответственный'].map((text) => cell(text)) }),
    new TableRow({
      children: [cell('1'), cell('Семинар для экспертов'), cell('март 2026', 'restart'), cell('Демо-центр', 'restart')],
    }),
    new TableRow({ children: [cell('2'), cell('Практикум по критериям'), cell('', 'continue'), cell('', 'continue')] }),
  ]
  const title = new Paragraph('Демо. План мероприятий на 2025-2026 учебный год')
  const document = new Document({ sections: [{ children: [title, new Table({ rows })] }] })
  return new Uint8Array(await Packer.toBuffer(document))
}
