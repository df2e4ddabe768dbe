/** A cell of fewer works or an assessment of fewer schools has no level worth a comparison. */
export const leastLevelWorks = 3
export const leastLevelSchools = 3

/** Between-school variance in units of the pupils' variance on real data is .1–.36 (TIMSS, PISA). */
export const usualBetween = 0.22

/** Pupils of one school differ less than all pupils do. */
export const usualWithin = 0.75
