import { formatDate, formatNumber } from '#kernel/russian-text'
import { reportTitles } from '#results'
import { type ReportSection, text } from './report-section.ts'
import type { ImportReceipt } from '#results/model'

const longest = 20

/** Files of results that came in, undone ones left out. */
export const results: ReportSection = {
  id: 'results',
  title: 'Загружены результаты',
  async build(tx, { node, from, until }) {
    const imports = await tx
      .selectFrom('result_import as i')
      .innerJoin('organisation_node as n', 'n.id', 'i.node_id')
      .select(['i.id', 'i.kind', 'i.file_name', 'i.receipt', 'i.imported_at'])
      .where('n.path', 'like', `${node.path}%`)
      .where('i.undone_at', 'is', null)
      .where('i.imported_at', '>=', from)
      .where('i.imported_at', '<', until)
      .orderBy('i.imported_at')
      .orderBy('i.id')
      .execute()
    if (imports.length === 0) return [text('За отчётное время новых файлов с результатами нет.')]
    const works = imports.reduce((sum, { receipt }) => sum + (JSON.parse(receipt) as ImportReceipt).works, 0)
    return [
      {
        kind: 'figures',
        figures: [
          { label: 'Загружено файлов', value: formatNumber(imports.length), link: 'none' },
          { label: 'Работ участников в них', value: formatNumber(works), link: 'none' },
        ],
      },
      {
        kind: 'table',
        caption: '',
        columns: [
          { title: 'Файл', weight: 45, align: 'left' },
          { title: 'Вид отчёта', weight: 35, align: 'left' },
          { title: 'Загружен', weight: 20, align: 'left' },
        ],
        rows: imports.slice(0, longest).map((each) => ({
          cells: [each.file_name, reportTitles[each.kind], formatDate(each.imported_at)],
          link: { to: 'import', id: each.id },
        })),
        more: Math.max(0, imports.length - longest),
      },
    ]
  },
}
