import { can } from '#access'
import { policy } from '#app'
import type { ReadTx } from '#db'
import { findNodeByCode, getNode, listAncestors, listChildren } from '#organisations'
import type { FederalCode, OrganisationNode } from '#organisations/model'
import { loadAssessments } from '#procedures'
import type { Assessment } from '#procedures/model'
import type { NoteNode } from '#reports'
import type { Visit } from '../../enter.ts'

/** What the form of the note offers and what is chosen in it, the defaults included. */
export interface NoteChoice {
  /** «ВПР 2026», newest first. */
  readonly procedures: readonly string[]
  readonly procedure: string
  /** Of the chosen procedure and year, by grade and subject. */
  readonly offered: readonly Assessment[]
  readonly chosen: readonly Assessment[]
  /** More than one only for those who see a region. */
  readonly municipalities: readonly OrganisationNode[]
  readonly municipality: OrganisationNode | 'none'
  /** Of the municipality, in the order of names; only the own one for a school. */
  readonly schools: readonly OrganisationNode[]
  /** May the note be about the whole municipality? */
  readonly wholeOffered: boolean
  readonly node: NoteNode | 'none'
}

/** Reads the address of the page; whatever does not fit falls back to the first of what is offered. */
export async function chooseNote(tx: ReadTx, visit: Visit, search: URLSearchParams): Promise<NoteChoice> {
  const places = await choosePlace(tx, visit, search)
  const all = await loadAssessments(tx)
  const keys = [...new Set(all.map(procedureKey))]
  const wanted = search.get('procedure') ?? ''
  const procedure = keys.includes(wanted) ? wanted : (keys[0] ?? '')
  const offered = all
    .filter((assessment) => procedureKey(assessment) === procedure)
    .toSorted((one, other) => one.grade - other.grade)
  const works = new Set(search.getAll('work'))
  const asked = offered.filter((assessment) => works.has(workKey(assessment)))
  return {
    ...places,
    procedures: keys,
    procedure,
    offered,
    // The first visit shows a note of the first work; after that an empty choice is the person's own.
    chosen: asked.length > 0 || search.has('procedure') ? asked : offered.slice(0, 1),
  }
}

/** «4 Русский язык»: says the same in every year, so that the choice outlives a change of the year. */
export function workKey({ grade, subject }: Pick<Assessment, 'grade' | 'subject'>): string {
  return `${grade} ${subject}`
}

/** «ВПР 2026»: in the address of the page. */
function procedureKey({ procedure, year }: Pick<Assessment, 'procedure' | 'year'>): string {
  return `${procedure} ${year}`
}

type PlaceChoice = Pick<NoteChoice, 'municipalities' | 'municipality' | 'schools' | 'wholeOffered' | 'node'>

async function choosePlace(tx: ReadTx, { node }: Visit, search: URLSearchParams): Promise<PlaceChoice> {
  if (node.kind === 'school') {
    const above = (await listAncestors(tx, node.path)).find((each) => each.kind === 'municipality')
    const school = asNoteNode(node)
    return { municipalities: [], municipality: above ?? 'none', schools: [node], wholeOffered: false, node: school }
  }
  const municipalities = node.kind === 'region' ? await listChildren(tx, node.id) : [node]
  const code = search.get('municipality')
  const municipality = municipalities.find((each) => each.code === code) ?? municipalities[0]
  if (municipality === undefined) {
    return { municipalities, municipality: 'none', schools: [], wholeOffered: false, node: 'none' }
  }
  const schools = await listChildren(tx, municipality.id)
  const school = schools.find((each) => each.code === search.get('school'))
  return { municipalities, municipality, schools, wholeOffered: true, node: asNoteNode(school ?? municipality) }
}

/** The node that a posted form names, where it may be spoken of in a note. */
export async function noteNodeByCode(tx: ReadTx, code: string): Promise<NoteNode | 'none'> {
  const node = await findNodeByCode(tx, code as FederalCode)
  return node === undefined ? 'none' : asNoteNode(node)
}

function asNoteNode(node: OrganisationNode): NoteNode | 'none' {
  return node.kind === 'region' ? 'none' : { ...node, kind: node.kind }
}

/** In whose name the visitor writes about a node: that of the nearest own node over it where the role allows. */
export async function issuerFor(tx: ReadTx, visit: Visit, node: OrganisationNode): Promise<OrganisationNode> {
  const nearest = visit.grants
    .filter((grant) => can(policy, [grant], 'reports.make-note', node.path))
    .toSorted((one, other) => other.nodePath.length - one.nodePath.length)[0]
  const issuer = nearest === undefined ? undefined : await getNode(tx, nearest.nodeId)
  return issuer ?? node
}
