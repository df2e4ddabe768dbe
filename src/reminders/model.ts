import type { PersonId, Role } from '#access/model'
import type { Instant, IsoDate } from '#kernel/clock'
import type { NodeId } from '#organisations/model'
import type { ExecutionId, ExecutionStep, PlanId, PlanMeasureId } from '#plan/model'

export const letterRules = [
  'due-soon',
  'late',
  'escalation',
  'returned',
  'accepted',
  'to-decide',
  'order-in-force',
  'weekly',
] as const
/** Why a person gets a line of a letter. */
export type LetterRule = (typeof letterRules)[number]

interface RuleWords {
  readonly title: string
  /** When it speaks: stands in the foot of its letters and beside its tick. */
  readonly when: string
  /** Why nobody may switch it off; absent where one may. */
  readonly forced?: string
}

export const ruleWords: Readonly<Record<LetterRule, RuleWords>> = {
  'due-soon': { title: 'Скоро срок', when: 'за 7 дней и за 1 день до срока' },
  late: {
    title: 'Просрочено',
    when: 'через 1, 3 и 7 дней после срока',
    forced: 'исполнитель узнаёт о просрочке раньше руководителя',
  },
  escalation: {
    title: 'Просрочено у других',
    when: 'через 3 дня – руководителю, через 7 дней – ещё и координатору',
    forced: 'кто отвечает за исполнителей, должен знать о просрочке',
  },
  returned: {
    title: 'Возвращено вам',
    when: 'в течение 15 минут после возврата',
    forced: 'возвращённое снова ждёт работы',
  },
  accepted: { title: 'Принято', when: 'в течение 15 минут после приёма' },
  'to-decide': { title: 'Ждёт вашего решения', when: 'в течение 15 минут после отправки' },
  'order-in-force': {
    title: 'Введён в действие план',
    when: 'в день введения',
    forced: 'с приказом нужно ознакомиться',
  },
  weekly: { title: 'Итоги недели', when: 'утром первого рабочего дня недели' },
}

export const isForced = (rule: LetterRule): boolean => ruleWords[rule].forced !== undefined

/** Russian names of the rules, with those that stand outside the plan. */
export const letterRuleTitle = (rule: string): string =>
  rule in ruleWords ? ruleWords[rule as LetterRule].title : (otherRules[rule] ?? rule)

const otherRules: Readonly<Record<string, string>> = {
  digest: 'Утреннее письмо',
  decisions: 'Решения',
  invitation: 'Приглашение в программу',
  meeting: 'Приглашение на встречу',
  test: 'Проверка почты',
}

/** Times of the morning letter, local. */
export const digestTimes = ['08:00', '08:30', '09:00', '10:00', '12:00', '14:00', '16:00'] as const
export type DigestTime = (typeof digestTimes)[number]

/** What a person decided of the letters to him or her. */
export interface LetterPreferences {
  readonly digestTime: DigestTime
  readonly off: readonly LetterRule[]
  /** The first and the last day without letters; null where there is no pause. */
  readonly pause: { readonly from: IsoDate; readonly until: IsoDate } | null
  /** Raised by every change; 0 where nothing was ever changed. */
  readonly version: number
}

export const usualPreferences: LetterPreferences = { digestTime: '08:30', off: [], pause: null, version: 0 }

/** The hours of the day, local, when nothing is sent: from `from` o'clock to `until` o'clock of the next morning. */
export interface QuietHours {
  readonly from: number
  readonly until: number
}

/** Somebody who may get letters. */
export interface ReminderPerson {
  readonly id: PersonId
  readonly name: string
  readonly email: string
  readonly grants: readonly { readonly role: Role; readonly nodeId: NodeId; readonly nodePath: string }[]
  /** The highest node of the person's roles. */
  readonly homePath: string
  readonly timezone: string
  readonly quietHours: QuietHours
  readonly preferences: LetterPreferences
}

/** An open execution as reminders see it. */
export interface ReminderExecution {
  readonly id: ExecutionId
  readonly plan: PlanId
  /** Of the body whose plan it is. */
  readonly planPath: string
  readonly measure: PlanMeasureId
  readonly number: string | null
  readonly text: string
  readonly nodePath: string
  readonly nodeName: string
  readonly controlDate: IsoDate
  readonly ownerRole: Role
  readonly owner: PersonId | null
}

export const stages = ['before-7', 'before-1', 'late-1', 'late-3', 'late-7'] as const
/** How near the control date is: each is told of once. */
export type Stage = (typeof stages)[number]

/** One line of somebody's morning letter. */
export interface DigestLine {
  readonly person: PersonId
  readonly rule: 'due-soon' | 'late' | 'escalation'
  readonly stage: Stage
  readonly execution: ReminderExecution
}

/** What one place owes on one day by one role, or by one person. */
export interface Owed {
  readonly nodePath: string
  readonly nodeName: string
  readonly ownerRole: Role
  readonly owner: PersonId | null
  readonly controlDate: IsoDate
  readonly executions: number
}

/** Work of which nobody can be reminded. */
export interface Unreachable {
  readonly role: Role
  readonly nodeName: string
  readonly nodePath: string
  readonly why: 'nobody' | 'away'
  readonly executions: number
}

/** A step that somebody is told of soon after it was made. */
export interface DecisionEvent {
  readonly at: Instant
  readonly by: string
  readonly step: Extract<ExecutionStep, 'submit' | 'return' | 'accept' | 'reopen'>
  readonly version: number
  readonly remark: string | null
  /** Who submitted last; null where nobody has. */
  readonly submitter: PersonId | null
  readonly execution: Omit<ReminderExecution, 'controlDate'> & { readonly controlDate: IsoDate | null }
}

/** A plan that was put in force and waits for a head to acknowledge it. */
export interface OrderEvent {
  readonly at: Instant
  readonly plan: PlanId
  readonly title: string
  readonly number: string | null
  readonly date: IsoDate | null
  /** Paths of the schools whose heads have not acknowledged it. */
  readonly schools: readonly string[]
}

/** What the week was and what it will be, at one node. */
export interface WeeklyFigures {
  readonly accepted: number
  readonly waiting: number
  readonly returned: number
  readonly late: number
  readonly dueThisWeek: number
}
