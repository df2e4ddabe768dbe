import type { MigrationStep } from '#db'
import { createOrganisations } from './migrations/001-create-organisations.ts'
import { createSuccessionAndSettings } from './migrations/002-create-succession-and-settings.ts'

export { organisationActionTitles } from './action-titles.ts'
export { addAlias } from './add-alias.ts'
export { createDistrict } from './create-district.ts'
export { createNode, type NewNode } from './create-node.ts'
export {
  countSchools,
  findNodeByCode,
  getDistrict,
  getNode,
  listAliases,
  listAncestors,
  listChildren,
  listDistricts,
  listRegions,
  listSubtree,
  nodeNames,
  searchNodes,
} from './find-nodes.ts'
export { importSchools, type SchoolListReceipt } from './import-schools.ts'
export { listSuccession, type Succession } from './list-succession.ts'
export { mergeSchools } from './merge-schools.ts'
export { moveToDistrict } from './move-to-district.ts'
export { municipalityKey } from './municipality-key.ts'
export { type NodeProblem, nodeProblemSentence } from './node-problem.ts'
export type { StandingNode } from './node-row.ts'
export type { SchoolListProblem, SchoolListRow } from './plan-school-list.ts'
export { readSchoolList } from './read-school-list.ts'
export { renameNode } from './rename-node.ts'
export {
  changeSetting,
  type Letterhead,
  letterheadSchema,
  readSetting,
  type SettingKey,
  type SettingProblem,
  type SettingValue,
} from './settings/index.ts'
export { shortSchoolName } from './short-school-name.ts'
export { splitSchool } from './split-school.ts'

export const migrations: readonly MigrationStep[] = [createOrganisations, createSuccessionAndSettings]
