import { readFileSync, writeFileSync } from 'node:fs'
import { format } from 'node:util'

/**
 * Takes the measured figures out of docs/methods/calibration.md, so that the page of methods says what was measured and
 * nothing is typed twice. Run it after the tables were printed anew: `node bench/take-measured-errors.ts`.
 */
export interface MeasuredTable {
  readonly data: 'real' | 'simulated'
  readonly unit: 'class-test' | 'school'
  /** Per cent: regions without manipulation where anything is named, realised false discoveries. */
  readonly clean: number
  readonly falseDiscoveries: number
  /** Per cent noticed, by what was done. */
  readonly noticed: Readonly<Record<string, number>>
}

export interface MeasuredErrors {
  readonly seeds: number
  readonly tables: readonly MeasuredTable[]
  /** Class-tests on real answers, per cent noticed by number of works. */
  readonly bySize: readonly { readonly works: string; readonly noticed: number }[]
}

export function takeMeasuredErrors(markdown: string): MeasuredErrors {
  const seeds = Number(/## Beside published rules, (\d+) seeds/.exec(markdown)?.[1])
  const parts = [
    { data: 'real', text: between(markdown, '### Real answers', '### Simulated') },
    { data: 'simulated', text: between(markdown, '### Simulated', '## Clean real data') },
  ] as const
  const units = [
    { unit: 'class-test', title: '**Class-tests**' },
    { unit: 'school', title: '**Schools**' },
  ] as const
  const tables = parts.flatMap(({ data, text }) =>
    units.map(({ unit, title }): MeasuredTable => {
      const { clean, FDR, power: _, ...noticed } = ownRow(text.slice(text.indexOf(title)))
      return { data, unit, clean: clean!, falseDiscoveries: FDR!, noticed }
    }),
  )
  const real = parts[0].text
  const sizes = ownRow(real.slice(real.indexOf('Class-tests by number of works')))
  return { seeds, tables, bySize: Object.entries(sizes).map(([works, noticed]) => ({ works, noticed })) }
}

function between(text: string, from: string, to: string): string {
  const start = text.indexOf(from)
  if (start === -1) throw new Error(`takeMeasuredErrors: calibration.md has no «${from}»`)
  return text.slice(start, text.indexOf(to, start))
}

/** The product's row of the first table of a text, by the heads of its columns. */
function ownRow(text: string): Record<string, number> {
  const lines = text.split('\n').filter((line) => line.startsWith('|'))
  const cells = (line: string) =>
    line
      .split('|')
      .slice(2, -1)
      .map((cell) => cell.trim())
  const own = lines.find((line) => line.startsWith('| Объектив'))
  if (own === undefined) throw new Error('takeMeasuredErrors: the table has no row of the product')
  const values = cells(own)
  return Object.fromEntries(cells(lines[0]!).map((head, i) => [head, Number(values[i])]))
}

if (import.meta.main) {
  const root = new URL('..', import.meta.url)
  const found = takeMeasuredErrors(readFileSync(new URL('docs/methods/calibration.md', root), 'utf8'))
  const text = `/** Made by bench/take-measured-errors.ts from docs/methods/calibration.md. */\nexport const measuredErrors = ${JSON.stringify(found, null, 2)} as const\n`
  writeFileSync(new URL('src/screening/measured-errors.ts', root), text)
  process.stdout.write(`${format(found)}\n`)
}
