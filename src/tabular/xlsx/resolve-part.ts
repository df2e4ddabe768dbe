import type { Package } from './open-package.ts'
import { parseXml } from './parse-xml.ts'

export interface Relationship {
  readonly id: string
  /** Last word of the type: `worksheet`, `sharedStrings`, `styles`, `comments`. Transitional and strict files share it. */
  readonly type: string
  /** Name of the part inside the package. */
  readonly part: string
}

/** `xl/workbook.xml` → `xl/_rels/workbook.xml.rels`; the package itself has `_rels/.rels`. */
export function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf('/')
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`
}

/** What a part refers to inside the package; empty where the part refers to nothing. Outside targets are left out. */
export async function readRelationships(pack: Package, part: string): Promise<Relationship[]> {
  const name = relationshipsPart(part)
  const found: Relationship[] = []
  if (!pack.has(name)) return found
  await parseXml(pack.stream(name), {
    open(tag, attributes) {
      if (tag !== 'Relationship' || attributes['TargetMode'] === 'External') return
      const type = attributes['Type'] ?? ''
      found.push({
        id: attributes['Id'] ?? '',
        type: type.slice(type.lastIndexOf('/') + 1),
        part: resolveTarget(part, attributes['Target'] ?? ''),
      })
    },
  })
  return found
}

/** `../comments1.xml` seen from `xl/worksheets/sheet1.xml` is `xl/comments1.xml`. */
export function resolveTarget(part: string, target: string): string {
  const path = target.replaceAll('\\', '/')
  const steps = path.startsWith('/') ? [] : part.split('/').slice(0, -1)
  for (const step of path.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}
