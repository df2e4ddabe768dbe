import { individualReader } from './read-individual.ts'
import { markStatisticsReader } from './read-mark-statistics.ts'
import { markerListReader } from './read-marker-list.ts'
import { plannedResultsReader } from './read-planned-results.ts'
import { protocolReader } from './read-protocol.ts'
import { registerComparisonReader } from './read-register-comparison.ts'
import { scoreDistributionReader } from './read-score-distribution.ts'
import { taskPerformanceByMarkReader } from './read-task-performance-by-mark.ts'
import { taskPerformanceReader } from './read-task-performance.ts'
import { worksTableReader } from './read-works-table.ts'
import type { ReportReader } from './report-reader.ts'

/** Every kind of report known by sight, the most particular first: the plain table takes what the others left. */
export const reportReaders: readonly ReportReader[] = [
  markerListReader,
  individualReader,
  protocolReader,
  registerComparisonReader,
  markStatisticsReader,
  scoreDistributionReader,
  taskPerformanceByMarkReader,
  plannedResultsReader,
  taskPerformanceReader,
  worksTableReader,
]
