import type { Audience, MeetingSummary } from '#meetings/model'
import { audienceRoleTitles } from '#meetings/model'
import type { Tone } from '../../ui/chip.tsx'

const tones: Readonly<Record<MeetingSummary['state'], Tone>> = {
  draft: 'look',
  invited: 'info',
  held: 'look',
  agreed: 'ok',
  cancelled: 'plain',
}

export const toneOf = (state: MeetingSummary['state']): Tone => tones[state]

/** «все школы: директора; Методова О. С.; Совет отцов» */
export function audienceWords(audience: Audience, people: readonly string[]): string {
  const roles = audience.roles.map((role) => audienceRoleTitles[role]).join(', ')
  const schools = {
    own: roles === '' ? '' : 'свои',
    'all-schools': 'все школы',
    'named-schools': 'названные школы',
  }[audience.scope]
  const first = [schools, roles].filter((part) => part !== '').join(': ')
  return [first, ...people, ...audience.guests].filter((part) => part !== '').join('; ')
}
