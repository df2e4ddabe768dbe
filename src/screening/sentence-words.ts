import { formatNumber, plural } from '#kernel/russian-text'

const space = '\u00a0'

/** «в 31 …»: работе, работах. */
export const worksLocative = (count: number): string => plural(count, 'работе', 'работах', 'работах')

/** «из 46 работ», «около 190 работ», «из 21 работы». */
export const worksOf = (count: number): string =>
  `${formatNumber(count)}${space}${plural(count, 'работы', 'работ', 'работ')}`
