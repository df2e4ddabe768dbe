import type { ReadTx } from '#db'
import './tables.ts'

/** Where the counts that the store keeps differ from the executions themselves, in Russian sentences; none when they hold. */
export async function tallyFindings(tx: ReadTx): Promise<readonly string[]> {
  const counted = await tx
    .selectFrom('plan_execution')
    .select(({ fn, eb }) => [
      'plan_id',
      'measure_id',
      'control_date',
      eb
        .case()
        .when(eb.and([eb('control_date', 'is', null), eb('waits_for', 'is not', null)]))
        .then(1)
        .else(0)
        .end()
        .as('waits'),
      'state',
      fn.countAll<number>().as('executions'),
    ])
    .groupBy(['plan_id', 'measure_id', 'control_date', 'waits', 'state'])
    .execute()
  const kept = await tx.selectFrom('plan_tally').selectAll().where('executions', '!=', 0).execute()
  const difference = new Map<string, number>()
  const note = (row: (typeof kept)[number], by: number): void => {
    const key = [row.plan_id, row.measure_id, row.control_date, row.waits, row.state].join(' ')
    difference.set(key, (difference.get(key) ?? 0) + by)
  }
  for (const row of counted) note({ ...row, control_date: row.control_date ?? '' }, row.executions)
  for (const row of kept) note(row, -row.executions)
  return [...difference]
    .filter(([, by]) => by !== 0)
    .map(([key, by]) => {
      const [plan, measure, date] = key.split(' ')
      return `Счёт исполнений плана ${plan} расходится с их списком: мероприятие ${measure}, дата ${date === '' ? 'не назначена' : date}, разница ${by}.`
    })
}
