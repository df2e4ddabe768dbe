import { Link } from 'react-router'
import { burdenSources } from '#app'
import { burdenLedger } from '#plan'
import type { BurdenLine } from '#plan/model'
import { parseWhole } from '#kernel/parse-number'
import { formatNumber } from '#kernel/russian-text'
import { enter } from '../../enter.ts'
import { nodeOfRequest } from '../../node-of-request.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { ExportLink } from '../../ui/export-link.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Pager } from '../../ui/pager.tsx'
import type { Route } from './+types/burden.ts'
import { burdenStretch } from './burden-stretch.ts'
import { minutesText, untimedText } from './burden-words.ts'
import { todayAt } from './enter-plan.ts'
import { monthTitle } from './plan-words.ts'

export const meta = () => [{ title: 'Нагрузка · Объектив' }]

const pageSize = 100

export async function loader(args: Route.LoaderArgs) {
  const visit = await enter(args, 'plan.read-executions', nodeOfRequest(args.request))
  const today = await todayAt(visit)
  const search = new URL(args.request.url).searchParams
  const stretch = burdenStretch(search, today)
  const page = Math.max(1, parseWhole(search.get('page') ?? '') ?? 1)
  const ledger = await visit.app.store.read((tx) => burdenLedger(tx, burdenSources, { node: visit.node.id, stretch }))
  const year = Number(stretch.start.slice(0, 4))
  return {
    place: visit.node.shortName,
    code: visit.node.code,
    isSchool: visit.node.kind === 'school',
    year,
    thisMonth: today.slice(0, 7),
    ...ledger,
    page,
    nodes: ledger.byNode.length,
    byNode: ledger.byNode.slice((page - 1) * pageSize, page * pageSize),
  }
}

export default function Burden({ loaderData }: Route.ComponentProps) {
  const { total, year, isSchool, months, byNode, byRole, top, code } = loaderData
  const address = (shift: number): string => `${paths.burden()}?node=${code}&year=${year + shift}`
  const at = months.indexOf(loaderData.thisMonth)
  return (
    <div className="plan-print">
      <PageHead
        title="Нагрузка"
        crumbs={[{ title: 'План', to: paths.plans() }]}
        lead={`${loaderData.place}. ${
          isSchool
            ? 'Сколько времени у школы просят планы управления образования и встречи.'
            : 'Сколько времени планы и встречи просят у школ и у сотрудников.'
        } Учебный год ${year}/${year + 1}.`}
        actions={
          <>
            <Link to={address(-1)}>
              ← {year - 1}/{year}
            </Link>
            <Link to={address(1)}>
              {year + 1}/{year + 2} →
            </Link>
          </>
        }
      />
      <div className="stack">
        <ul className="tiles">
          <Tile title="За учебный год" value={minutesText(total.minutes)} note={untimedText(total.untimed)} />
          {at !== -1 && <Tile title="В этом месяце" value={minutesText(total.months[at] ?? 0)} note="" />}
          <Tile title="Самый тяжёлый месяц" {...busiestOf(months, total)} />
          <Tile title="Поручений" value={formatNumber(total.times)} note="" />
        </ul>
        {total.untimed > 0 && (
          <p className="note">
            Время называет тот, кто вносит план: поле «Минут на одно исполнение» в строке мероприятия. Пока оно не
            названо, строка в сумму не входит.
          </p>
        )}
        <Card title={isSchool ? 'По месяцам' : 'По организациям'}>
          <DataTable
            caption={isSchool ? 'Нагрузка школы по месяцам' : 'Нагрузка по организациям и месяцам'}
            captionHidden
            rows={byNode}
            rowKey={({ key }) => key}
            empty="В этом учебном году ничего не поручено."
            columns={columnsOf('Организация', months)}
          />
          <Pager
            page={loaderData.page}
            pageSize={pageSize}
            total={loaderData.nodes}
            noun={['организация', 'организации', 'организаций']}
          />
        </Card>
        <Card title="По ролям">
          <DataTable
            caption="Нагрузка по ролям и месяцам"
            captionHidden
            rows={byRole}
            rowKey={({ key }) => key}
            empty="В этом учебном году ничего не поручено."
            columns={columnsOf('Кто отвечает', months)}
          />
        </Card>
        <Card title="На что уходит больше всего">
          <DataTable
            caption="Работа, которая просит больше всего времени"
            captionHidden
            rows={top}
            rowKey={({ key }) => key}
            empty="В этом учебном году ничего не поручено."
            columns={[
              { title: 'Работа', cell: ({ title }) => title },
              { title: 'Поручений', number: true, cell: ({ times }) => formatNumber(times) },
              { title: 'Времени', number: true, cell: ({ minutes }) => minutesText(minutes) },
              { title: 'Без оценки времени', number: true, cell: ({ untimed }) => (untimed === 0 ? '–' : untimed) },
            ]}
          />
        </Card>
        <ExportLink to={`${paths.burdenWorkbook()}?node=${code}&year=${year}`} />
        <p className="note">
          Сумма – это минуты, названные в мероприятиях, на каждое их исполнение, и длительность встреч на каждую
          приглашённую школу. Признанное не требующимся и то, что школа запланировала сама, сюда не входит. Порядок – по
          названиям, сравнивать школы между собой по этим числам не нужно.
        </p>
      </div>
    </div>
  )
}

function Tile({ title, value, note }: { title: string; value: string; note: string }) {
  return (
    <li>
      <span className="note">{title}</span>
      <strong>{value}</strong>
      {note !== '' && <span className="note">{note}</span>}
    </li>
  )
}

function busiestOf(months: readonly string[], total: BurdenLine): { value: string; note: string } {
  const most = Math.max(0, ...total.months)
  const at = total.months.indexOf(most)
  return most === 0 ? { value: '–', note: '' } : { value: monthTitle(months[at] ?? ''), note: minutesText(most) }
}

/** «сен 26» from `2026-09`: twelve of them stand in one table. */
function shortMonth(month: string): string {
  const words = new Intl.DateTimeFormat('ru', { month: 'short', timeZone: 'UTC' })
  return words.format(new Date(`${month}-15T00:00:00Z`)).replace('.', '')
}

function columnsOf(first: string, months: readonly string[]): readonly Column<BurdenLine>[] {
  return [
    { title: first, cell: ({ title }) => title },
    ...months.map((month, index) => ({
      title: shortMonth(month),
      number: true,
      cell: (line: BurdenLine) => {
        const minutes = line.months[index] ?? 0
        return minutes === 0 ? '–' : formatNumber(minutes)
      },
    })),
    { title: 'Без даты', number: true, cell: ({ undated }) => (undated === 0 ? '–' : formatNumber(undated)) },
    { title: 'Всего, мин', number: true, cell: ({ minutes }) => formatNumber(minutes) },
    { title: 'Без оценки', number: true, cell: ({ untimed }) => (untimed === 0 ? '–' : formatNumber(untimed)) },
  ]
}
