import type { StagedDescription } from '#results'
import { counted } from '#kernel/russian-text'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'

/** What the program took the file for, before anything is kept. */
export function UnderstoodFile({ file }: { file: StagedDescription }) {
  return (
    <Card title={`Это ${file.title}`}>
      <p>
        {counted(file.dataRows, 'строка', 'строки', 'строк')} с данными
        {file.schools > 0 && `, ${counted(file.schools, 'школа', 'школы', 'школ')}`}.
      </p>
      {file.markers.rows > 0 && (
        <p>
          {counted(file.markers.schools, 'школа', 'школы', 'школ')} в списке, годы: {file.markers.years.join(', ')}.
        </p>
      )}
      {file.parts.map((part) => (
        <div key={part.assessment} style={{ marginBottom: 12 }}>
          <h3>{part.assessment}</h3>
          <p className="note">
            {[
              part.present > 0 ? counted(part.present, 'работа', 'работы', 'работ') : '',
              part.absent > 0 ? `отсутствовали: ${part.absent}` : '',
              part.groups > 0 ? counted(part.groups, 'строка сводки', 'строки сводки', 'строк сводки') : '',
              part.tasks > 0 ? counted(part.tasks, 'задание', 'задания', 'заданий') : '',
              part.maxScore === 'unknown' ? '' : `максимум ${part.maxScore}`,
            ]
              .filter((text) => text !== '')
              .join(' · ')}
          </p>
          {part.firstRows.length > 0 && (
            <details className="fold">
              <summary>Первые строки, как они прочитаны</summary>
              <DataTable
                caption={`Первые строки: ${part.assessment}`}
                captionHidden
                rows={part.firstRows}
                rowKey={(row) => String(row.row)}
                columns={[
                  { title: 'Строка', cell: (row) => row.row },
                  { title: 'Школа', cell: (row) => (row.school === 'ask' ? '–' : row.school) },
                  { title: 'Класс', cell: (row) => row.classLabel },
                  { title: 'Код', cell: (row) => row.participant },
                  { title: 'Баллы', cell: (row) => row.scores },
                  { title: 'Сумма', number: true, cell: (row) => (row.total === 'absent' ? '–' : row.total) },
                  { title: 'Отметка', number: true, cell: (row) => (row.mark === 'none' ? '–' : row.mark) },
                  {
                    title: 'Журнал',
                    number: true,
                    cell: (row) => (row.journalMark === 'none' ? '–' : row.journalMark),
                  },
                ]}
              />
            </details>
          )}
        </div>
      ))}
      {file.columns.length > 0 && (
        <details className="fold">
          <summary>Как поняты столбцы</summary>
          <DataTable
            caption="Столбцы файла"
            captionHidden
            rows={file.columns}
            rowKey={(column) => `${column.sheet} ${column.column}`}
            columns={[
              { title: 'Столбец', cell: (column) => column.column },
              { title: 'Заголовок', cell: (column) => column.header },
              { title: 'Что это', cell: (column) => column.meaning },
            ]}
          />
        </details>
      )}
    </Card>
  )
}
