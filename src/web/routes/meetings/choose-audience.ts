import type { ReadTx } from '#db'
import { listStaff } from '#meetings'
import { listSubtree } from '#organisations'
import type { OrganisationNode } from '#organisations/model'
import type { AudienceChoice } from './meeting-form.tsx'

/** Schools under the organiser, and its own people who can be asked by name. */
export async function chooseAudience(
  tx: ReadTx,
  node: Pick<OrganisationNode, 'id' | 'path' | 'kind'>,
): Promise<AudienceChoice> {
  const isSchool = node.kind === 'school'
  return {
    isSchool,
    schools: isSchool
      ? []
      : (await listSubtree(tx, node.path, 'school')).map(({ id, shortName }) => ({ id, name: shortName })),
    people: (await listStaff(tx, node)).map(({ id, name }) => ({ id, name })),
  }
}
