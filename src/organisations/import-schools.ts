import { type Act, appendAudit } from '#audit'
import { assert } from '#kernel/assert'
import type { WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { searchKey } from '#kernel/russian-text'
import { createDistrict } from './create-district.ts'
import { createNode } from './create-node.ts'
import { listDistricts, listSubtree } from './find-nodes.ts'
import type { DistrictId, FederalCode, NodeId, OrganisationNode } from './model.ts'
import { moveToDistrict } from './move-to-district.ts'
import type { NodeProblem } from './node-problem.ts'
import { nodeColumns, type StandingNode } from './node-row.ts'
import { type PlannedSchool, planSchoolList, type SchoolListProblem, type SchoolListRow } from './plan-school-list.ts'
import { renameNode } from './rename-node.ts'

export interface SchoolListReceipt {
  readonly created: number
  readonly renamed: number
  readonly unchanged: number
}

/**
 * Takes in a list of schools below a node: new ones are created, known ones get the names of the list, districts are
 * created as named. With one problem anywhere nothing changes.
 */
export async function importSchools(
  tx: WriteTx,
  act: Act,
  under: OrganisationNode,
  rows: readonly SchoolListRow[],
): Promise<Result<SchoolListReceipt, readonly SchoolListProblem[]>> {
  const municipalities = await listSubtree(tx, under.path, 'municipality')
  const { planned, problems } = planSchoolList(rows, municipalities, await standingSchools(tx))
  if (problems.length > 0) return err(problems)
  const districts = new Map<string, DistrictId>()
  const receipt = { created: 0, renamed: 0, unchanged: 0 }
  for (const school of planned) {
    const id = await bringSchool(tx, act, school)
    receipt[outcomeOf(school)] += 1
    if (school.district === '') continue
    must(await moveToDistrict(tx, act, id, await bringDistrict(tx, act, school, districts)))
  }
  await appendAudit(tx, {
    ...act,
    action: 'organisations.import-schools',
    nodePath: under.path,
    subject: under.code,
    details: { ...receipt },
  })
  return ok(receipt)
}

/** Every school by each of its codes, also those merged into another. */
async function standingSchools(tx: WriteTx): Promise<ReadonlyMap<FederalCode, StandingNode>> {
  const schools = await tx
    .selectFrom('organisation_node')
    .select([...nodeColumns, 'merged_into as mergedInto'])
    .where('kind', '=', 'school')
    .execute()
  const byId = new Map(schools.map((school) => [school.id, school]))
  const byCode = new Map(schools.map((school) => [school.code, school]))
  for (const alias of await tx.selectFrom('node_alias').select(['code', 'node_id']).execute()) {
    const school = byId.get(alias.node_id)
    if (school !== undefined) byCode.set(alias.code, school)
  }
  return byCode
}

function outcomeOf({ existing, name, shortName }: PlannedSchool): keyof SchoolListReceipt {
  if (existing === undefined) return 'created'
  return existing.name === name && existing.shortName === shortName ? 'unchanged' : 'renamed'
}

async function bringSchool(tx: WriteTx, act: Act, school: PlannedSchool): Promise<NodeId> {
  const { code, name, shortName, municipalityId, existing } = school
  if (existing === undefined) {
    return must(await createNode(tx, act, { kind: 'school', parentId: municipalityId, code, name, shortName }))
  }
  must(await renameNode(tx, act, existing.id, { name, shortName }))
  return existing.id
}

async function bringDistrict(
  tx: WriteTx,
  act: Act,
  school: PlannedSchool,
  known: Map<string, DistrictId>,
): Promise<DistrictId> {
  const key = `${school.municipalityId} ${searchKey(school.district)}`
  const knownId = known.get(key)
  if (knownId !== undefined) return knownId
  const standing = await listDistricts(tx, school.municipalityId)
  const same = standing.find((district) => searchKey(district.name) === searchKey(school.district))
  const id = same?.id ?? must(await createDistrict(tx, act, school.municipalityId, school.district))
  known.set(key, id)
  return id
}

/** The plan was checked row by row before the first change; a problem here is a fault of the program. */
function must<T>(result: Result<T, NodeProblem>): T {
  assert(result.ok, `importSchools: a checked row failed: ${result.ok ? '' : result.error.kind}`)
  return result.value
}
