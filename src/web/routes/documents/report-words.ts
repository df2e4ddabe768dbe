import type { FactLink, ReportState } from '#reports/model'
import { unreachable } from '#kernel/assert'
import { paths } from '../../paths.ts'
import type { Tone } from '../../ui/chip.tsx'

export const reportTones: Readonly<Record<ReportState, Tone>> = {
  draft: 'plain',
  sent: 'info',
  returned: 'look',
  accepted: 'ok',
}

/** Where a fact of a report leads. */
export function factAddress(link: FactLink): string {
  switch (link.to) {
    case 'plan':
      return paths.plan(link.plan)
    case 'plan-readers':
      return paths.planReaders(link.plan)
    case 'measure':
      return paths.measure(link.plan, link.measure)
    case 'import':
      return paths.receipt(link.id)
    case 'areas':
      return paths.attentionAreas()
    case 'cases':
      return paths.cases()
    case 'school':
      return paths.school(link.code)
    case 'document':
      return paths.documentFile(link.id, 'docx')
    case 'meeting':
      return paths.meeting(link.id)
    case 'report':
      return paths.report(link.id)
    default:
      return unreachable(link)
  }
}
