/**
 * One form that the demonstration leaves out of the store, so that there is something to bring in: the completeness of
 * data shows the gap, the form with mistakes shows the findings, the clean form closes the gap.
 */
export const withheldForm = { school: 'edu990020', assessment: 'vpr-2026-8-fi' } as const
