import { type CaseDecision, caseDecisionTitles, type CaseState, caseStateTitles } from '#cases/model'
import type { Tone } from '../../ui/chip.tsx'

export const caseTones: Readonly<Record<CaseState, Tone>> = {
  opened: 'plain',
  asked: 'look',
  answered: 'info',
  decided: 'ok',
}

/** «решено: помочь школе»; until the decision, the state alone. */
export function caseMark(state: CaseState, decision: CaseDecision | null): string {
  return state === 'decided' && decision !== null
    ? `${caseStateTitles[state]}: ${caseDecisionTitles[decision]}`
    : caseStateTitles[state]
}
