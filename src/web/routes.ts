import { index, layout, route, type RouteConfig } from '@react-router/dev/routes'

/** Every address of the product, by hand: one line, one file, read downward. */
export default [
  index('routes/home.tsx'),
  route('start', 'routes/account/start.tsx'),
  route('sign-in', 'routes/account/sign-in.tsx'),
  route('sign-in/code', 'routes/account/second-factor.tsx'),
  route('sign-in/oidc', 'routes/account/oidc.ts'),
  route('sign-in/callback/oidc', 'routes/account/oidc-callback.ts'),
  route('sign-out', 'routes/account/sign-out.ts'),
  route('invitation/:token', 'routes/account/invitation.tsx'),
  layout('routes/shell.tsx', [
    route('settings', 'routes/settings/settings.tsx'),
    route('settings/people', 'routes/settings/people.tsx'),
    route('settings/people/invite', 'routes/settings/invite.tsx'),
    route('settings/people/:person', 'routes/settings/person.tsx'),
    route('profile', 'routes/account/profile.tsx'),
    route('profile/second-factor', 'routes/account/own-second-factor.tsx'),
    route('schools', 'routes/schools/attention-areas.tsx'),
    route('analysis', 'routes/analysis/analysis.tsx'),
    route('analysis/xlsx', 'routes/analysis/overview-xlsx.ts'),
    route('analysis/:assessment', 'routes/analysis/assessment-analysis.tsx'),
    route('analysis/:assessment/xlsx', 'routes/analysis/analysis-xlsx.ts'),
    route('data', 'routes/data/data.tsx'),
    route('data/uploads/:upload', 'routes/data/upload.tsx'),
    route('data/uploads/:upload/annotated', 'routes/data/annotated.ts'),
    route('data/imports/:import', 'routes/data/receipt.tsx'),
    route('data/assessments', 'routes/data/assessments.tsx'),
    route('data/assessments/:assessment', 'routes/data/assessment.tsx'),
  ]),
  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig
