import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { takeMeasuredErrors } from '../../bench/take-measured-errors.ts'
import { measuredErrors } from './measured-errors.ts'

it('what the page of methods says of errors is what docs/methods/calibration.md says', () => {
  const markdown = readFileSync(new URL('../../docs/methods/calibration.md', import.meta.url), 'utf8')
  // When the tables were printed anew: node bench/take-measured-errors.ts
  expect(measuredErrors).toEqual(takeMeasuredErrors(markdown))
})
