export { canMakePdf } from './can-make-pdf.ts'
export { drawCohortYears, type CohortSitting } from './charts/draw-cohort-years.ts'
export { drawDifficultyCurve, type DifficultyCurve } from './charts/draw-difficulty-curve.ts'
export { drawDynamics, type Dynamics } from './charts/draw-dynamics.ts'
export { drawExpectedRanges, type ExpectedRangeRow, type ExpectedRanges } from './charts/draw-expected-ranges.ts'
export { drawFunnel, type Funnel } from './charts/draw-funnel.ts'
export { drawMarkShares, type MarkSharesRow } from './charts/draw-mark-shares.ts'
export { drawNamedSchools, type NamedSchools } from './charts/draw-named-schools.ts'
export { drawNeededWorks, type NeededWorks } from './charts/draw-needed-works.ts'
export { drawRegisterComparison, type RegisterComparisonRow } from './charts/draw-register-comparison.ts'
export { drawScoreHistogram, type ScoreHistogram } from './charts/draw-score-histogram.ts'
export { drawTaskByMark, type TaskByMark } from './charts/draw-task-by-mark.ts'
export { drawTaskPerformance, type TaskPerformance, type TaskPerformanceRow } from './charts/draw-task-performance.ts'
export { drawYearStrip, type YearState, type YearStrip } from './charts/draw-year-strip.ts'
export type { Figure, FigureSize, FigureTable } from './charts/figure.ts'
export { docxToPdf, type PdfOptions, type PdfProblem } from './docx-to-pdf.ts'
export { figureBlocks } from './figure-blocks.ts'
export { renderDocx } from './docx/render-docx.ts'
export {
  type Align,
  type Block,
  defaultStyle,
  type DocumentModel,
  type DocumentProperties,
  type DocumentStyle,
  type Letterhead,
  type NumberedItem,
  type Orientation,
  type Requisites,
  type Run,
  type TableCell,
  type TableColumn,
} from './model.ts'
export { readDocument } from './read-document.ts'
export type { Place, ReadBlock, ReadCell, ReadDocument, ReadRow } from './reading/blocks.ts'
export { defaultDocumentLimits, type DocumentLimits } from './reading/document-limits.ts'
export { readPlainText } from './reading/read-plain-text.ts'
export type { UnreadableDocument } from './reading/refusal.ts'
export { svgToPng } from './svg-to-png.ts'
export { type Calendar, type CalendarEntry, writeIcalendar } from './write-icalendar.ts'
