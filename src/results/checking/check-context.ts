import type { Assessment } from '#procedures/model'

/** What the checks know besides the file. Plain data: the page, the command line and the tests give it alike. */
export interface CheckContext {
  /** Assessments with the specification and the scale in force, those of other years too: they explain a scale that does not fit. */
  readonly assessments: readonly Assessment[]
  /** Schools by login in lower case; `unchecked` where there is no list to hold the file against. */
  readonly schools: ReadonlyMap<string, KnownSchool> | 'unchecked'
  /** Logins whose results the person may bring. */
  readonly scope: ReadonlySet<string> | 'all'
  /** What the person said the file is about; empty where they said nothing. */
  readonly expected: ExpectedWork
  /** Nothing can have been held later than this year. */
  readonly latestYear: number | 'unchecked'
}

export interface KnownSchool {
  readonly name: string
  /** Code and name of the municipality. */
  readonly municipality: { readonly code: string; readonly name: string }
}

export interface ExpectedWork {
  readonly year?: number
  readonly grade?: number
  readonly subject?: string
}

/** For a file checked on its own, without a store. */
export const bareContext: CheckContext = {
  assessments: [],
  schools: 'unchecked',
  scope: 'all',
  expected: {},
  latestYear: 'unchecked',
}
