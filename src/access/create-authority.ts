import type { Act } from '#audit'
import type { ReadTx, WriteTx } from '#db'
import { assert } from '#kernel/assert'
import type { Instant } from '#kernel/clock'
import { err, ok, type Result } from '#kernel/result'
import { createNode, findNodeByCode, type NodeProblem } from '#organisations'
import { type FederalCode, type NodeId, parseFederalCode } from '#organisations/model'
import type { AccessProblem } from './access-problem.ts'
import { addPerson, type NewPerson } from './add-person.ts'
import { grantRole } from './grant-role.ts'
import type { PersonId, Role } from './model.ts'
import { parseEmail } from './parse-email.ts'
import './tables.ts'

export interface NewAuthority {
  readonly regionName: string
  /** `reg99_m001`; the region's code is its first half. */
  readonly municipalityCode: string
  readonly municipalityName: string
  readonly administrator: NewPerson
  /** The same person brings in results: usual where the authority is one office. */
  readonly alsoCoordinator: boolean
}

export interface Authority {
  readonly municipalityId: NodeId
  readonly administratorId: PersonId
}

/** First run: the tree's first nodes and the person who manages them, in one transaction. Refused once people exist. */
export async function createAuthority(
  tx: WriteTx,
  at: Instant,
  authority: NewAuthority,
): Promise<Result<Authority, AccessProblem | NodeProblem>> {
  if (await peopleExist(tx)) return err({ kind: 'people-exist' })
  const problem = await findProblem(tx, authority)
  // Everything is checked before the first write: a refusal after one would keep half an authority.
  if (problem !== undefined) return err(problem)
  const administratorId = must(await addPerson(tx, at, authority.administrator))
  const act: Act = { actor: administratorId, at }
  const { municipalityCode, regionName, municipalityName } = authority
  const regionId = must(
    await createNode(tx, act, {
      kind: 'region',
      parentId: null,
      code: regionCodeOf(municipalityCode),
      name: regionName,
    }),
  )
  const municipalityId = must(
    await createNode(tx, act, {
      kind: 'municipality',
      parentId: regionId,
      code: municipalityCode,
      name: municipalityName,
    }),
  )
  const roles: readonly Role[] = authority.alsoCoordinator
    ? ['administrator', 'municipal-coordinator']
    : ['administrator']
  for (const role of roles) must(await grantRole(tx, act, { personId: administratorId, role, nodeId: municipalityId }))
  return ok({ municipalityId, administratorId })
}

async function findProblem(tx: ReadTx, authority: NewAuthority): Promise<AccessProblem | NodeProblem | undefined> {
  const { municipalityCode, regionName, municipalityName, administrator } = authority
  const code = parseFederalCode(municipalityCode, 'municipality')
  if (code === undefined) return { kind: 'bad-code', code: municipalityCode.trim(), nodeKind: 'municipality' }
  if (regionName.trim() === '' || municipalityName.trim() === '') return { kind: 'no-organisation-name' }
  if (administrator.name.trim() === '') return { kind: 'no-name' }
  if (parseEmail(administrator.email) === undefined) return { kind: 'bad-email' }
  for (const taken of [code, regionCodeOf(code) as FederalCode]) {
    const holder = await findNodeByCode(tx, taken)
    if (holder !== undefined) return { kind: 'code-taken', code: taken, byName: holder.shortName }
  }
  return undefined
}

/** `reg99_m001` → `reg99`. */
function regionCodeOf(municipalityCode: string): string {
  return municipalityCode.split('_')[0] ?? ''
}

function must<T>(result: Result<T, { readonly kind: string }>): T {
  assert(result.ok, `createAuthority: a checked step failed: ${result.ok ? '' : result.error.kind}`)
  return result.value
}

/** False on an empty store, which then offers the first run. */
export async function peopleExist(tx: ReadTx): Promise<boolean> {
  return (await tx.selectFrom('person').select('id').limit(1).executeTakeFirst()) !== undefined
}
