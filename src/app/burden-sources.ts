import { meetingBurden } from '#meetings'
import { type BurdenSource, executionBurden } from '#plan'

/** What asks people's time, over all domains. */
export const burdenSources: readonly BurdenSource[] = [executionBurden, meetingBurden]
