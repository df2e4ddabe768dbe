import { getNode } from '#organisations'
import type { OrganisationNode } from '#organisations/model'
import type { MeetingVisit } from './enter-meeting.ts'

/** Whose rows of a plan the visitor may close by the minutes: those of the organiser, or of the school that was there. */
export async function closingNode({
  visit,
  meeting,
  seats,
}: Pick<MeetingVisit, 'visit' | 'meeting' | 'seats'>): Promise<OrganisationNode | undefined> {
  if (visit.grants.some(({ nodePath }) => meeting.nodePath.startsWith(nodePath))) return visit.node
  const seat = seats.find(({ node }) => node !== null)
  if (seat === undefined || seat.node === null) return undefined
  const { node } = seat
  return visit.app.store.read((tx) => getNode(tx, node))
}
