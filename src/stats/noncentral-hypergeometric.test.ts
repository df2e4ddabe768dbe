import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { noncentralHypergeometric, tailOfSum } from './index.ts'

it("agrees with R's fisher.test at any odds", () => {
  const [, ...lines] = readFileSync(new URL('../../test/vectors/absence.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
  expect(lines.length).toBeGreaterThan(300)
  for (const line of lines) {
    const [low, high, drawn, odds, observed, upper] = line.split(',').map((cell) => Number.parseFloat(cell))
    const law = noncentralHypergeometric(low!, high!, drawn!, odds!)
    const tail = Math.exp(tailOfSum([law], observed!).logUpper)
    expect(Math.abs(tail - upper!)).toBeLessThanOrEqual(1e-10 * Math.max(upper!, 1e-6))
  }
})

it('refuses to draw more than there is', () => {
  expect(() => noncentralHypergeometric(1, 2, 4, 1)).toThrow('drawn must be within 0…3, got 4')
})
