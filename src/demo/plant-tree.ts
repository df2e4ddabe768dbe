import type { Act } from '#audit'
import type { WriteTx } from '#db'
import { changeSetting, createNode, getNode, importSchools } from '#organisations'
import type { NodeId } from '#organisations/model'
import type { DemoMunicipality } from './model.ts'
import { planted } from './planted.ts'

/** Nodes that the rest of the demonstration stands on. */
export interface DemoTree {
  readonly region: NodeId
  readonly municipality: NodeId
}

/** The region, the municipality with its letterhead, school districts and schools, through the verbs of the tree itself. */
export async function plantTree(tx: WriteTx, act: Act, demo: DemoMunicipality): Promise<DemoTree> {
  const region = planted(await createNode(tx, act, { kind: 'region', parentId: null, ...demo.region }))
  planted(await changeSetting(tx, act, { nodeId: region, key: 'demonstration', value: true }))
  const municipality = planted(
    await createNode(tx, act, { kind: 'municipality', parentId: region, ...demo.municipality }),
  )
  planted(await changeSetting(tx, act, { nodeId: municipality, key: 'letterhead', value: letterhead }))
  const under = await getNode(tx, municipality)
  planted(
    await importSchools(
      tx,
      act,
      under!,
      demo.schools.map(({ login, name, shortName, district }, index) => ({
        row: index + 2,
        login,
        name,
        shortName,
        municipality: demo.municipality.code,
        district,
      })),
    ),
  )
  return { region, municipality }
}

const letterhead = {
  authorityName: 'Управление образования Заречного муниципального округа (Демо)',
  address: '999001, Демонстрационная область, г. Заречный, ул. Примерная, д. 1',
  phone: '+7 (000) 000-00-00',
  email: 'uo@demo.invalid',
  site: 'demo.invalid',
  okpo: '00000000',
  ogrn: '0000000000000',
  innKpp: '0000000000 / 000000000',
  signatoryPost: 'Начальник управления образования',
  signatoryName: 'И. В. Заречная (демо)',
  executor: 'Координатова Елена Павловна (демо), +7 (000) 000-00-00',
} as const
