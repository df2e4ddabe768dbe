import type { MarkTable } from '#screening'
import { cellName, tableMarks } from './read-example.ts'
import { LiveForm } from './live-form.tsx'

/** Marks for works against marks in the register, a number in every cell. */
export function MarksForm({ at, table }: { at: string; table: MarkTable }) {
  return (
    <LiveForm at={at}>
      <div className="table-scroll" role="region" aria-label="Отметки за работу и в журнале" tabIndex={0}>
        <table className="marks-form">
          <caption>Сколько работ получили такую отметку при такой отметке в журнале</caption>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                За работу
              </th>
              <th scope="colgroup" colSpan={tableMarks.length}>
                В журнале
              </th>
            </tr>
            <tr>
              {tableMarks.map((journal) => (
                <th key={journal} scope="col">
                  «{journal}»
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tableMarks.map((given, row) => (
              <tr key={given}>
                <th scope="row">«{given}»</th>
                {tableMarks.map((journal, column) => (
                  <td key={journal} className={given > journal ? 'above' : given < journal ? 'below' : 'same'}>
                    <input
                      type="number"
                      name={cellName(given, journal)}
                      aria-label={`За работу «${given}», в журнале «${journal}»`}
                      min={0}
                      max={60}
                      step={1}
                      required
                      key={`${given}${journal}${table[row]![column]!}`}
                      defaultValue={table[row]![column]!}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </LiveForm>
  )
}
