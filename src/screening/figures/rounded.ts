/** A drawn number is kept with four digits: pictures do not show more, and evidence of many cells is kept. */
export const rounded = (value: number): number => Math.round(value * 1e4) / 1e4
