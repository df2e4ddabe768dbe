import { Form, Link } from 'react-router'
import type { CaseDecision, CaseState } from '#cases/model'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { caseMark } from './case-words.ts'

export interface CasesOfSchoolProps {
  readonly code: string
  readonly cases: readonly {
    readonly id: string
    readonly year: number
    readonly state: CaseState
    readonly decision: CaseDecision | null
  }[]
  /** Years with something to clarify and no case yet; empty for those who do not decide. */
  readonly openable: readonly number[]
}

/** What was asked of the school over the years, and the way to ask anew. */
export function CasesOfSchool({ code, cases, openable }: CasesOfSchoolProps) {
  if (cases.length + openable.length === 0) return null
  return (
    <Card title="Дела">
      {cases.length > 0 && (
        <ul className="list">
          {cases.map(({ id, year, state, decision }) => (
            <li key={id}>
              <Link to={paths.case(id)}>{year} год</Link>
              <span className="note">{caseMark(state, decision)}</span>
            </li>
          ))}
        </ul>
      )}
      {openable.length > 0 && (
        <Form method="post" action={paths.cases()} className="actions" style={{ marginTop: cases.length > 0 ? 12 : 0 }}>
          <input type="hidden" name="school" value={code} />
          {openable.map((year) => (
            <button key={year} type="submit" name="year" value={year} className="link-button">
              Открыть дело за {year} год
            </button>
          ))}
        </Form>
      )}
    </Card>
  )
}
