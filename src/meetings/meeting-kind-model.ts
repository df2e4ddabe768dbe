import type { MeasureKind } from '#plan/model'

export const meetingKinds = [
  'heads',
  'deputies-school',
  'association',
  'methodical-council',
  'pedagogical-council',
  'seminar',
  'webinar',
  'decade',
  'parents',
] as const
export type MeetingKind = (typeof meetingKinds)[number]

export const meetingKindTitles: Readonly<Record<MeetingKind, string>> = {
  heads: 'Совещание руководителей',
  'deputies-school': 'Школа заместителей',
  association: 'Методическое объединение',
  'methodical-council': 'Методический совет',
  'pedagogical-council': 'Педагогический совет',
  seminar: 'Семинар',
  webinar: 'Вебинар',
  decade: 'Декада',
  parents: 'Родительское собрание',
}

/** As minutes and invitations need it: «протокол совещания руководителей». */
export const meetingKindGenitives: Readonly<Record<MeetingKind, string>> = {
  heads: 'совещания руководителей',
  'deputies-school': 'занятия школы заместителей',
  association: 'заседания методического объединения',
  'methodical-council': 'заседания методического совета',
  'pedagogical-council': 'заседания педагогического совета',
  seminar: 'семинара',
  webinar: 'вебинара',
  decade: 'декады',
  parents: 'родительского собрания',
}

/** What one is invited to: «приглашаем на семинар». */
export const meetingKindAccusatives: Readonly<Record<MeetingKind, string>> = {
  heads: 'совещание руководителей',
  'deputies-school': 'занятие школы заместителей',
  association: 'заседание методического объединения',
  'methodical-council': 'заседание методического совета',
  'pedagogical-council': 'заседание педагогического совета',
  seminar: 'семинар',
  webinar: 'вебинар',
  decade: 'декаду',
  parents: 'родительское собрание',
}

const training = ['meeting', 'development', 'practices'] as const

/** Kinds of measures that the minutes of such a meeting can close. */
export const meetingCloses: Readonly<Record<MeetingKind, readonly MeasureKind[]>> = {
  heads: ['meeting'],
  'deputies-school': training,
  association: training,
  'methodical-council': ['meeting'],
  'pedagogical-council': ['meeting'],
  seminar: training,
  webinar: training,
  decade: training,
  parents: ['meeting', 'parents'],
}

const teaching: readonly MeasureKind[] = [
  'analysis',
  'register-comparison',
  'self-analysis',
  'development',
  'practices',
  'materials',
  'conduct',
  'recheck',
]

/** Measures that such a meeting has reason to speak of. */
export const meetingSpeaksOf: Readonly<Record<MeetingKind, readonly MeasureKind[] | 'all'>> = {
  heads: 'all',
  'deputies-school': [...teaching, 'report', 'planning', 'observation'],
  association: teaching,
  'methodical-council': [...teaching, 'support', 'risk-list'],
  'pedagogical-council': [...teaching, 'report', 'support'],
  seminar: teaching,
  webinar: teaching,
  decade: teaching,
  parents: ['parents', 'publicity', 'conduct'],
}

/** Signs in results are no subject for parents. */
export const meetingSeesAreas: Readonly<Record<MeetingKind, boolean>> = {
  heads: true,
  'deputies-school': true,
  association: true,
  'methodical-council': true,
  'pedagogical-council': true,
  seminar: false,
  webinar: false,
  decade: false,
  parents: false,
}

/** Sources of evidence whose objects are meetings: kept with the evidence, so they never change. */
export const minutesSources = {
  any: 'meeting-minutes',
  parents: 'parents-meeting-minutes',
  training: 'training-minutes',
} as const

export const isMinutesSource = (source: string): boolean => Object.values<string>(minutesSources).includes(source)
