/** Every address that the product links to, in one place: a renamed page is a compile error, not a dead link. */
export const paths = {
  home: () => '/',
  start: () => '/start',
  signIn: () => '/sign-in',
  secondFactor: () => '/sign-in/code',
  oidc: () => '/sign-in/oidc',
  signOut: () => '/sign-out',
  invitation: (token: string) => `/invitation/${token}`,
  profile: () => '/profile',
  ownSecondFactor: () => '/profile/second-factor',

  attentionAreas: () => '/schools',
  school: (code: string) => `/schools/${code}`,
  cell: (code: string, assessment: string) => `/schools/${code}/assessments/${encodeURIComponent(assessment)}`,
  areasWorkbook: (node: string) => `/areas/xlsx?node=${node}`,
  methods: () => '/methods',

  analysis: () => '/analysis',
  assessmentAnalysis: (assessment: string) => `/analysis/${encodeURIComponent(assessment)}`,

  data: () => '/data',
  upload: (upload: string) => `/data/uploads/${upload}`,
  receipt: (importId: string) => `/data/imports/${importId}`,
  assessments: () => '/data/assessments',
  assessment: (assessment: string) => `/data/assessments/${encodeURIComponent(assessment)}`,

  documents: () => '/documents',
  documentFile: (document: string, format: 'docx' | 'pdf') => `/documents/${document}/${format}`,

  settings: () => '/settings',
  people: () => '/settings/people',
  invite: () => '/settings/people/invite',
  person: (person: string) => `/settings/people/${person}`,
  organisations: () => '/settings/organisations',
  newOrganisation: () => '/settings/organisations/new',
  schoolList: () => '/settings/organisations/list',
  organisation: (code: string) => `/settings/organisations/${code}`,
  authority: () => '/settings/authority',
  audit: () => '/settings/audit',
} as const
