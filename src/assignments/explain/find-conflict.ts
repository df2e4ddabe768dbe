/** A part of the problem that can be left out: a rule for a person, a limit, the need of a school. */
export interface Element {
  /** Elements of one group are tried together first. */
  readonly group: string
}

/**
 * The smallest set of elements that together still cannot be met: a deletion filter (Chinneck, Dravnieks 1991). Groups are
 * left out whole where that changes nothing, then single elements of the groups that matter. None of what remains can be left
 * out: without it the rest could be met. (It is irreducible; another set of the same kind may be smaller in number.)
 */
export function findConflict<E extends Element>(
  elements: readonly E[],
  isShort: (kept: ReadonlySet<E>) => boolean,
): readonly E[] {
  const kept = new Set(elements)
  const tryWithout = (some: readonly E[]) => {
    for (const element of some) kept.delete(element)
    if (isShort(kept)) return
    for (const element of some) kept.add(element)
  }
  for (const group of Map.groupBy(elements, (element) => element.group).values()) tryWithout(group)
  for (const element of elements) if (kept.has(element)) tryWithout([element])
  return elements.filter((element) => kept.has(element))
}
