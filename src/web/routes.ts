import { index, layout, route, type RouteConfig } from '@react-router/dev/routes'

/** Every address of the product, by hand: one line, one file, read downward. */
export default [
  index('routes/home.tsx'),
  layout('routes/shell.tsx', [
    route('schools', 'routes/schools/attention-areas.tsx'),
    route('analysis', 'routes/analysis/analysis.tsx'),
    route('analysis/xlsx', 'routes/analysis/overview-xlsx.ts'),
    route('analysis/:assessment', 'routes/analysis/assessment-analysis.tsx'),
    route('analysis/:assessment/xlsx', 'routes/analysis/analysis-xlsx.ts'),
    route('data/assessments', 'routes/data/assessments.tsx'),
    route('data/assessments/:assessment', 'routes/data/assessment.tsx'),
  ]),
  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig
