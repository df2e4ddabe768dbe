import { honoursAccess } from './honours-access.ts'
import type { RouteAccess } from './route-rights.ts'

export type { RouteAccess, Subject } from './route-rights.ts'

const node = (path: string) => (id: string) => `${path}${path.includes('?') ? '&' : '?'}node=${id}`
const plan = (page: string): RouteAccess => ({
  about: 'plan',
  address: (id) => `/plans/${id}${page}`,
  door: 'plan.read',
  get: 'plan.read',
})
const schoolPlan = (page: string): RouteAccess => ({
  about: 'school-plan',
  address: (id) => `/school-plans/${id}${page}`,
  door: 'plan.read-executions',
  get: 'plan.read-executions',
})
const draft = (page: string): RouteAccess => ({
  ...plan(page),
  about: 'plan-draft',
  get: 'plan.edit',
  post: 'plan.edit',
})
const meeting = (page: string): RouteAccess => ({
  about: 'meeting',
  address: (id) => `/meetings/${id}${page}`,
  door: 'meetings.read',
  get: 'meetings.read',
})
const publicPage: RouteAccess = { about: 'public' }

/** Every route of src/web/routes.ts, and what one must be allowed to do to open it and to post to it. */
export const routeAccess: Readonly<Record<string, RouteAccess>> = {
  start: publicPage,
  'sign-in': publicPage,
  'sign-in/code': publicPage,
  'sign-in/oidc': publicPage,
  'sign-in/callback/oidc': publicPage,
  'sign-out': publicPage,
  'invitation/:token': { about: 'public', address: () => '/invitation/synthetic-token' },
  'feeds/:file': { about: 'public', address: () => `/feeds/${'x'.repeat(43)}.ics` },
  '*': { about: 'public', address: () => '/no-such-page' },

  '': { about: 'own', address: () => '/', get: 'signed-in' },
  profile: { about: 'own', get: 'signed-in', post: 'signed-in' },
  'profile/calendar': { about: 'own', get: 'signed-in', post: 'signed-in' },
  'profile/second-factor': { about: 'own', get: 'signed-in', post: 'signed-in' },
  'profile/letters': { about: 'own', get: 'signed-in', post: 'signed-in' },

  settings: {
    about: 'own',
    get: ['people.read', 'organisations.see', 'organisations.read-settings', 'audit.read'],
    post: 'organisations.edit',
  },
  'settings/people': { about: 'own', get: 'people.read', post: 'people.invite' },
  'settings/people/invite': { about: 'own', get: 'people.invite', post: 'people.invite' },
  'settings/people/:person': {
    about: 'person',
    address: (id) => `/settings/people/${id}`,
    door: 'people.read',
    seeing: 'people.read',
    get: 'people.read',
    post: 'people.edit',
  },
  'settings/organisations': { about: 'node', address: node('/settings/organisations'), get: 'organisations.see' },
  'settings/organisations/new': {
    about: 'node',
    address: (id) => `/settings/organisations/new?parent=${id}`,
    get: 'organisations.edit',
    post: 'organisations.edit',
    kinds: ['region', 'municipality'],
  },
  'settings/organisations/list': {
    about: 'node',
    address: node('/settings/organisations/list'),
    get: 'organisations.edit',
    post: 'organisations.edit',
  },
  'settings/organisations/:code': {
    about: 'node',
    address: (id) => `/settings/organisations/${id}`,
    get: 'organisations.see',
    post: 'organisations.edit',
  },
  'settings/authority': { about: 'own', get: 'organisations.read-settings', post: 'organisations.edit-settings' },
  'settings/audit': {
    about: 'node',
    address: node('/settings/audit'),
    get: 'audit.read',
    post: 'audit.verify',
    postAbout: 'own',
  },

  'settings/mail': { about: 'own', get: 'letters.read-queue', post: 'letters.manage' },

  meetings: { about: 'own', get: 'meetings.read' },
  'meetings/new': { about: 'own', get: 'meetings.edit', post: 'meetings.edit' },
  // Of a version that never was.
  'meetings/:meeting': { ...meeting(''), post: 'meetings.edit', form: () => ({ intent: 'hold', version: '0' }) },
  'meetings/:meeting/edit': { ...meeting('/edit'), get: 'meetings.edit', post: 'meetings.edit' },
  'meetings/:meeting/ics': meeting('/ics'),
  'meetings/:meeting/minutes': { ...meeting('/minutes'), about: 'meeting-agreed' },
  'meetings/:meeting/deadline': { ...meeting('/deadline'), get: 'meetings.edit' },

  calendar: { about: 'node', address: node('/calendar'), get: 'calendar.read' },
  'calendar/events/new': {
    about: 'node',
    address: node('/calendar/events/new'),
    get: 'calendar.edit',
    post: 'calendar.edit',
  },
  'calendar/events/:event': {
    about: 'event',
    address: (id) => `/calendar/events/${id}`,
    door: 'calendar.edit',
    get: 'calendar.edit',
    post: 'calendar.edit',
  },
  'calendar/procedures/:procedure': {
    about: 'node',
    address: node('/calendar/procedures/vpr'),
    get: 'calendar.read',
    post: 'calendar.edit',
  },
  'calendar/schools/:school/:procedure': {
    about: 'node',
    address: (id) => `/calendar/schools/${id}/vpr`,
    get: 'calendar.read-schools',
    post: 'calendar.edit-own',
    kinds: ['school'],
  },

  schools: {
    about: 'node',
    address: node('/schools'),
    get: 'screening.read-shielded',
    post: 'screening.run',
  },
  'areas/xlsx': { about: 'node', address: node('/areas/xlsx'), get: 'screening.read-shielded' },
  'areas/municipalities': {
    about: 'node',
    address: node('/areas/municipalities'),
    get: 'screening.read-shielded',
  },
  'areas/municipalities/:municipality': {
    about: 'node',
    address: (id) => `/areas/municipalities/${id}`,
    get: 'screening.read-shielded',
    kinds: ['municipality'],
  },
  'schools/:school': {
    about: 'node',
    address: (id) => `/schools/${id}`,
    get: 'screening.read-shielded',
    kinds: ['school'],
  },
  'schools/:school/assessments/:assessment': {
    about: 'node',
    address: (id) => `/schools/${id}/assessments/:assessment`,
    get: 'screening.read-shielded',
    kinds: ['school'],
  },
  cases: {
    about: 'own',
    get: 'cases.read',
    post: 'cases.decide',
    postAbout: 'node',
    form: (id) => ({ school: id, year: '1999' }),
  },
  'cases/xlsx': { about: 'own', get: 'cases.read' },
  'cases/:case': {
    about: 'case',
    address: (id) => `/cases/${id}`,
    door: 'cases.read',
    get: 'cases.read',
    post: 'cases.read',
    besides: { post: 'cases.decide' },
    // Of a version that never was.
    form: () => ({ intent: 'decide', version: '0', decision: 'watch', reason: 'Причина' }),
  },
  ...honoursAccess,
  methods: { about: 'own', get: 'organisations.see' },
  'methods/:family': { about: 'own', address: () => '/methods/boundary', get: 'organisations.see' },

  analysis: { about: 'node', address: node('/analysis'), get: 'results.read-shielded' },
  'analysis/xlsx': {
    about: 'node',
    address: node('/analysis/xlsx?table=schools&year=2026'),
    get: 'results.read-shielded',
  },
  'analysis/:assessment': {
    about: 'node',
    address: node('/analysis/:assessment'),
    get: 'results.read-shielded',
  },
  'analysis/:assessment/xlsx': {
    about: 'node',
    address: node('/analysis/:assessment/xlsx?table=marks'),
    get: 'results.read-shielded',
  },

  data: { about: 'own', get: 'procedures.read', post: 'results.import' },
  'data/uploads/:upload': {
    about: 'upload',
    address: (id) => `/data/uploads/${id}`,
    door: 'results.import',
    get: 'results.import',
    post: 'results.import',
  },
  'data/uploads/:upload/annotated': {
    about: 'upload',
    address: (id) => `/data/uploads/${id}/annotated`,
    door: 'results.import',
    get: 'results.import',
  },
  'data/imports/:import': {
    about: 'import',
    address: (id) => `/data/imports/${id}`,
    door: 'procedures.read',
    get: 'results.read',
    post: 'results.undo-import',
  },
  'data/assessments': { about: 'own', get: 'procedures.read' },
  'data/assessments/:assessment': {
    about: 'own',
    address: () => '/data/assessments/:assessment',
    get: 'procedures.read',
    post: 'procedures.edit',
  },

  documents: {
    about: 'own',
    get: 'reports.read',
    post: 'reports.make-note',
    postAbout: 'node',
    form: (id) => ({ node: id }),
    kinds: ['municipality', 'school'],
  },
  'documents/:document/:format': {
    about: 'document',
    address: (id) => `/documents/${id}/docx`,
    get: 'reports.read',
  },

  orders: { about: 'own', get: 'orders.read' },
  'orders/xlsx': { about: 'own', get: 'orders.read' },
  'orders/new': { about: 'own', get: 'orders.edit', post: 'orders.edit' },
  'orders/:order': {
    about: 'order',
    address: (id) => `/orders/${id}`,
    door: 'orders.read',
    get: 'orders.read',
    post: 'orders.edit',
    // A version that never was.
    form: () => ({ intent: 'send', version: '0' }),
  },
  'orders/:order/docx': {
    about: 'order-draft',
    address: (id) => `/orders/${id}/docx`,
    door: 'orders.read',
    get: 'orders.read-drafts',
  },

  reports: { about: 'own', get: 'reports.read', post: 'reports.write', form: () => ({ stretch: 'own' }) },
  'reports/schedules': { about: 'own', get: 'reports.read', post: 'reports.schedule', form: () => ({ wording: '' }) },
  'reports/:report': {
    about: 'report',
    address: (id) => `/reports/${id}`,
    door: 'reports.read',
    get: 'reports.read',
    post: 'reports.write',
    // Of a version that never was.
    form: () => ({ intent: 'save', version: '0' }),
  },
  'reports/:report/:format': {
    about: 'report',
    address: (id) => `/reports/${id}/docx`,
    door: 'reports.read',
    get: 'reports.read',
  },
  'plans/:plan/annex/:format': plan('/annex/docx'),

  today: { about: 'own', get: ['plan.read-executions', 'plan.read-summary'] },
  my: { about: 'own', get: 'plan.read-executions' },
  executions: { about: 'own', get: 'plan.read-executions', post: 'plan.read-executions' },
  'executions/xlsx': { about: 'own', get: 'plan.read-executions' },
  'executions/change': { about: 'own', get: 'plan.execute', post: 'plan.execute' },
  plans: { about: 'own', get: 'plan.read', post: 'plan.edit' },
  'plans/uploads/:upload': {
    about: 'plan-upload',
    address: (id) => `/plans/uploads/${id}`,
    door: 'plan.edit',
    get: 'plan.edit',
    post: 'plan.edit',
  },
  'plans/:plan': plan(''),
  'plans/:plan/draft': draft('/draft'),
  'plans/:plan/force': draft('/force'),
  'plans/:plan/changes': {
    ...plan('/changes'),
    about: 'plan-revision',
    seeing: 'plan.edit',
    get: 'plan.edit',
    post: 'plan.edit',
    form: () => ({ intent: 'drop', measure: 'no-such-row' }),
  },
  'plans/:plan/months': plan('/months'),
  'plans/:plan/calendar': plan('/calendar'),
  'plans/:plan/matrix': { ...plan('/matrix'), besides: { get: 'plan.read-executions' } },
  'plans/:plan/readers': { ...plan('/readers'), post: 'plan.read', besides: { post: 'plan.acknowledge' } },
  'plans/:plan/xlsx': plan('/xlsx'),
  'plans/:plan/document': plan('/document'),
  'plans/:plan/measures/:measure': { ...plan(''), about: 'plan-measure' },
  'plans/:plan/measures/:measure/edit': {
    ...plan('/edit'),
    about: 'plan-measure',
    address: (id) => `/plans/${id.includes('/') ? id : `${id}/measures/${id}`}/edit`,
    get: 'plan.edit',
    post: 'plan.edit',
    // Of a version that never was.
    form: () => ({ intent: 'preview', version: '0' }),
  },
  'plans/owners': { about: 'own', get: 'plan.assign', post: 'plan.assign' },
  'plans/:plan/targets': { ...plan('/targets'), besides: { get: 'plan.read-executions' } },
  'plans/:plan/targets/xlsx': { ...plan('/targets/xlsx'), besides: { get: 'plan.read-executions' } },
  'plans/:plan/measures/:measure/targets/:target': {
    ...plan(''),
    about: 'plan-target',
    post: 'plan.read',
    besides: { get: 'plan.read-executions', post: 'plan.keep-records' },
  },
  'records/:record/file': {
    about: 'plan-record',
    address: (id) => `/records/${id}/file`,
    door: 'plan.read-executions',
    get: 'plan.read-executions',
  },
  'plans/:plan/school-plans': {
    ...plan('/school-plans'),
    post: 'plan.read',
    besides: { post: 'plan.write-school-plan' },
  },
  'plans/:plan/school-plans/xlsx': plan('/school-plans/xlsx'),
  'school-plans/:plan': {
    ...schoolPlan(''),
    post: 'plan.write-school-plan',
    // Of a row that never was.
    form: () => ({ intent: 'save', measure: 'no-such-row', version: '0' }),
  },
  'school-plans/:plan/deadline': schoolPlan('/deadline'),
  'school-plans/:plan/xlsx': schoolPlan('/xlsx'),
  'school-plans/:plan/annex/:format': schoolPlan('/annex/docx'),
  burden: { about: 'node', address: node('/burden'), get: 'plan.read-executions' },
  'burden/xlsx': { about: 'node', address: node('/burden/xlsx'), get: 'plan.read-executions' },
  'executions/:execution': {
    about: 'execution',
    address: (id) => `/executions/${id}`,
    door: 'plan.read-executions',
    get: 'plan.read-executions',
    post: 'plan.execute',
    // Of a version that never was.
    form: () => ({ intent: 'submit', version: '0' }),
  },
  'executions/:execution/owner': {
    about: 'execution',
    address: (id) => `/executions/${id}/owner`,
    door: 'plan.read-executions',
    get: 'plan.assign',
    post: 'plan.assign',
  },
  'executions/:execution/files/:file': {
    about: 'execution-file',
    address: (id) => `/executions/${id}`,
    door: 'plan.read-executions',
    get: 'plan.read-executions',
  },
}
