/** Twentieths of a point from millimetres, the unit of WordprocessingML. */
export const twips = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4)

export const pageWidthMm = 210
export const pageHeightMm = 297

/** First-line indent of ГОСТ Р 7.0.97-2025. */
export const firstLineMm = 12.5

/** The least left margin that ГОСТ Р 7.0.97-2025 allows. */
export const leastLeftMm = 20

/** Widest block of requisites at a corner. */
export const cornerBlockMm = 80
