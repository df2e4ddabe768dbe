/** Colours of the product's look: calm ground, one brand colour, amber for what needs a closer look. */
export const palette = {
  ink: '#1b2733',
  muted: '#5d6b7a',
  line: '#e3e8ee',
  axis: '#b9c5cf',
  dash: '#8593a1',
  bar: '#cfdde0',
  middle: '#8fbcc1',
  brand: '#1f5f6b',
  attention: '#b0640b',
  white: '#ffffff',
} as const

const hatch = (color: string, rotation: number) => ({
  symbol: 'rect',
  dashArrayX: [1, 0],
  dashArrayY: [2, 5],
  rotation,
  color,
})

/** Patterns, so that no meaning hangs on colour alone. */
export const patterns = {
  attention: hatch('rgba(255,255,255,0.55)', Math.PI / 4),
  low: hatch('rgba(255,255,255,0.2)', -Math.PI / 4),
} as const

/** Segment styles that differ by lightness as well as by hue; neighbours contrast at least 3 : 1 or are parted by white. */
export const segmentStyles = {
  dark: { fill: palette.muted, text: palette.white, decal: patterns.low },
  pale: { fill: palette.bar, text: palette.ink, decal: undefined },
  middle: { fill: palette.middle, text: palette.ink, decal: undefined },
  brand: { fill: palette.brand, text: palette.white, decal: undefined },
} as const
export type SegmentStyle = keyof typeof segmentStyles
