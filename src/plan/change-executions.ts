import { type Act, appendAudit } from '#audit'
import type { ReadTx, WriteTx } from '#db'
import { formatDate } from '#kernel/russian-text'
import type { NodeId } from '#organisations/model'
import { workersAt } from './list-possible-owners.ts'
import {
  type BulkDeed,
  bulkLimit,
  type BulkRequest,
  type BulkSkip,
  type ExecutionId,
  type ExecutionState,
  type ExecutionStep,
  type ListedExecution,
  nextState,
} from './model.ts'
import { listedExecution, selectExecutions } from './select-executions.ts'
import './tables.ts'

/** What each deed asks of the person, at the node that carries the work out. */
export const bulkRights = {
  accept: 'plan.accept',
  return: 'plan.accept',
  'not-require': 'plan.accept',
  owner: 'plan.execute',
  shift: 'plan.edit',
} as const satisfies Readonly<Record<BulkDeed, string>>

export interface BulkQuestion {
  /** The rows that were ticked, with the version that the person saw. */
  readonly rows: readonly { readonly execution: ExecutionId; readonly version: number }[]
  readonly request: BulkRequest
  mayAt(right: (typeof bulkRights)[BulkDeed], nodePath: string): boolean
}

export interface BulkPreview {
  readonly ready: readonly ListedExecution[]
  readonly skipped: readonly { readonly execution: ListedExecution | ExecutionId; readonly why: BulkSkip }[]
}

/** What a change of many rows would do to each of them: what changes, and what stays and why. */
export async function previewExecutions(tx: ReadTx, question: BulkQuestion): Promise<BulkPreview> {
  const judged = await judge(tx, question)
  return {
    ready: judged.flatMap(({ row, why }) => (row !== undefined && why === undefined ? [listedExecution(row)] : [])),
    skipped: judged.flatMap(({ id, row, why }) =>
      why === undefined ? [] : [{ execution: row === undefined ? id : listedExecution(row), why }],
    ),
  }
}

/** Changes every row that may be changed, in one transaction; the others are left as they are and named with the reason. */
export async function changeExecutions(tx: WriteTx, act: Act, question: BulkQuestion): Promise<BulkPreview> {
  const judged = await judge(tx, question)
  const ready = judged.flatMap(({ row, why }) => (row !== undefined && why === undefined ? [row] : []))
  const changed = await writeRows(tx, act, question.request, ready)
  await auditByNode(
    tx,
    act,
    question.request,
    ready.filter(({ id }) => changed.has(id)),
  )
  return {
    ready: ready.filter(({ id }) => changed.has(id)).map(listedExecution),
    skipped: judged.flatMap(({ id, row, why }) => {
      const reason = why ?? (changed.has(id) ? undefined : 'changed')
      return reason === undefined ? [] : [{ execution: row === undefined ? id : listedExecution(row), why: reason }]
    }),
  }
}

type Row = Awaited<ReturnType<typeof readRows>>[number]

interface Judged {
  readonly id: ExecutionId
  readonly row: Row | undefined
  readonly why: BulkSkip | undefined
}

async function judge(tx: ReadTx, { rows, request, mayAt }: BulkQuestion): Promise<readonly Judged[]> {
  const seen = new Map(rows.slice(0, bulkLimit).map(({ execution, version }) => [execution, version]))
  const found = new Map((await readRows(tx, [...seen.keys()])).map((row) => [row.id, row]))
  const ownerNodes = await nodesOfOwner(tx, request)
  return [...seen].map(([id, version]) => {
    const row = found.get(id)
    const isMine = row !== undefined && mayAt(bulkRights[request.deed], row.nodePath)
    if (row === undefined) return { id, row, why: 'gone' }
    if (!isMine) return { id, row, why: 'rights' }
    if (row.planStatus !== 'in-force') return { id, row, why: 'closed-plan' }
    if (row.version !== version) return { id, row, why: 'changed' }
    return { id, row, why: whyNot(row, request, ownerNodes) }
  })
}

/** Rows of one statement: few enough for both engines' limits of parameters. */
const rowsAtOnce = 500

async function readRows(tx: ReadTx, ids: readonly ExecutionId[]) {
  const read = (some: readonly ExecutionId[]) =>
    selectExecutions(tx).select(['p.status as planStatus', 'n.path as nodePath']).where('e.id', 'in', some).execute()
  const rows: Awaited<ReturnType<typeof read>> = []
  for (let start = 0; start < ids.length; start += rowsAtOnce)
    rows.push(...(await read(ids.slice(start, start + rowsAtOnce))))
  return rows
}

async function nodesOfOwner(tx: ReadTx, request: BulkRequest): Promise<readonly NodeId[]> {
  if (request.deed !== 'owner' || request.owner === null) return []
  const held = await workersAt(tx).where('grant.person_id', '=', request.owner).execute()
  return held.map(({ node }) => node)
}

const unfinished: readonly ExecutionState[] = ['not-started', 'in-work', 'returned', 'paused']

function whyNot(row: Row, request: BulkRequest, ownerNodes: readonly NodeId[]): BulkSkip | undefined {
  switch (request.deed) {
    case 'accept':
    case 'return':
    case 'not-require':
      return nextState(row.state, request.deed) === undefined ? 'state' : undefined
    case 'owner':
      if (!unfinished.includes(row.state) && row.state !== 'submitted') return 'state'
      if (row.owner_id === request.owner) return 'same'
      return request.owner === null || ownerNodes.includes(row.node_id) ? undefined : 'foreign-owner'
    case 'shift':
      if (!unfinished.includes(row.state)) return 'state'
      if (row.event !== null) return 'event'
      return row.control_date === request.to ? 'same' : undefined
    default:
      return request satisfies never
  }
}

/** Ids of what was written. A row that somebody changed at this very moment has another version by now and is left out. */
async function writeRows(
  tx: WriteTx,
  act: Act,
  request: BulkRequest,
  rows: readonly Row[],
): Promise<ReadonlySet<ExecutionId>> {
  const written = new Set<ExecutionId>()
  // In the order in which the store counts them, so that two such changes do not wait for each other.
  const ordered = rows.toSorted((a, b) => compare(a.measure_id, b.measure_id) || compare(a.id, b.id))
  // Rows that become the same by one statement: of one version, and for a new date of one old date, which is its reason.
  const alike = Map.groupBy(ordered, (row) => [row.version, row.state, reasonKey(request, row)].join(' '))
  for (const together of alike.values()) {
    const [any] = together
    if (any === undefined) continue
    for (let start = 0; start < together.length; start += rowsAtOnce) {
      const some = together.slice(start, start + rowsAtOnce)
      const updated = await tx
        .updateTable('plan_execution')
        .set({
          ...newValues(request, any),
          changed_at: act.at,
          changed_by: act.actor,
          version: any.version + 1,
        })
        .where(
          'id',
          'in',
          some.map(({ id }) => id),
        )
        .where('version', '=', any.version)
        .returning('id')
        .execute()
      const ids = new Set(updated.map(({ id }) => id))
      await remember(
        tx,
        act,
        request,
        some.filter(({ id }) => ids.has(id)),
      )
      for (const id of ids) written.add(id)
    }
  }
  return written
}

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)

const reasonKey = (request: BulkRequest, row: Row): string =>
  request.deed === 'shift' ? (row.control_date ?? 'undated') : ''

const stepOf = (deed: Exclude<BulkDeed, 'owner' | 'shift'>): ExecutionStep => deed

function newValues(request: BulkRequest, row: Row) {
  switch (request.deed) {
    case 'accept':
      return { state: nextState(row.state, 'accept') ?? row.state, remark: null }
    case 'return':
    case 'not-require':
      return { state: nextState(row.state, request.deed) ?? row.state, remark: request.remark }
    case 'owner':
      return { owner_id: request.owner }
    case 'shift': {
      const from = row.control_date === null ? 'дата назначена' : `перенесено с ${formatDate(row.control_date)}`
      return { control_date: request.to, waits_for: null, reason: `${from}: ${request.remark}` }
    }
    default:
      return request satisfies never
  }
}

async function remember(tx: WriteTx, act: Act, request: BulkRequest, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  const made = (row: Row) => ({ execution_id: row.id, version: row.version + 1, at: act.at, by: act.actor })
  switch (request.deed) {
    case 'accept':
    case 'return':
    case 'not-require': {
      const step = stepOf(request.deed)
      const remark = request.deed === 'accept' ? null : request.remark
      const events = rows.map((row) => ({
        ...made(row),
        step,
        from_state: row.state,
        to_state: nextState(row.state, step) ?? row.state,
        remark,
      }))
      await tx.insertInto('plan_execution_event').values(events).execute()
      return
    }
    case 'owner': {
      const changes = rows.map((row) => ({
        ...made(row),
        field: 'owner' as const,
        from_value: row.owner_id,
        to_value: request.owner,
        reason: null,
      }))
      await tx.insertInto('plan_execution_change').values(changes).execute()
      return
    }
    case 'shift': {
      const changes = rows.map((row) => ({
        ...made(row),
        field: 'control-date' as const,
        from_value: row.control_date,
        to_value: request.to,
        reason: request.remark,
      }))
      await tx.insertInto('plan_execution_change').values(changes).execute()
      return
    }
    default:
      request satisfies never
  }
}

/** One entry for each organisation, so that a school finds in its log what was done to its own rows. */
async function auditByNode(tx: WriteTx, act: Act, request: BulkRequest, rows: readonly Row[]): Promise<void> {
  for (const [nodePath, own] of Map.groupBy(rows, (row) => row.nodePath)) {
    const [first] = own
    await appendAudit(tx, {
      ...act,
      action: 'plan.change-executions',
      nodePath,
      subject: first?.plan_id ?? '',
      details: { ...request, executions: own.map(({ id }) => id) },
    })
  }
}
