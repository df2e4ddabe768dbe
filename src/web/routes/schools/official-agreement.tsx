import { formatNumber } from '#kernel/russian-text'
import type { ListComparison } from '#screening'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'

/** The official lists beside the calculated signs, year by year; neither is taken for the truth. */
export function OfficialAgreementCard({ comparison }: { comparison: ListComparison }) {
  return (
    <Card title="Официальный список и расчётные признаки">
      <p>{comparison.sentence}</p>
      <DataTable
        stacks
        caption="По годам: работы «школа, класс и предмет» (4 и 5 классы, русский язык и математика)"
        rows={comparison.years}
        rowKey={(row) => String(row.year)}
        columns={[
          { title: 'Год', cell: (row) => row.year },
          { title: 'И в списке, и с признаками', number: true, cell: ({ counts }) => formatNumber(counts.both) },
          { title: 'Только в списке', number: true, cell: ({ counts }) => formatNumber(counts['only-official']) },
          { title: 'Только с признаками', number: true, cell: ({ counts }) => formatNumber(counts['only-own']) },
          { title: 'Ни там, ни там', number: true, cell: ({ counts }) => formatNumber(counts.neither) },
          {
            title: 'Данных мало (из них в списке)',
            number: true,
            cell: (row) => `${formatNumber(row.unsaid)} (${formatNumber(row.unsaidListed)})`,
          },
        ]}
      />
      <p className="note">
        Список и расчёт смотрят на разное: расхождение не делает ошибкой ни то ни другое. Годы, за которые список не
        загружен, не показаны.
      </p>
    </Card>
  )
}
