import type { Brand } from '#kernel/brand'
import type { Instant } from '#kernel/clock'

/** Who acted: a person (the same brand as `PersonId` of access, which stands after audit) or the program itself. */
export type Actor = Brand<string, 'PersonId'> | 'system'

/** Who does it and when: what an operation that leaves an entry takes as an argument. */
export interface Act {
  readonly actor: Actor
  readonly at: Instant
}

/** What is to be written down: who did what, when, where in the tree, to what. */
export interface AuditEvent extends Act {
  /** `domain.verb`, e.g. `results.import`; its Russian title is an `ActionTitles` of the domain. */
  readonly action: string
  /** Path of the node whose data it touches: a school reads the entries of its own path. Empty for the whole system. */
  readonly nodePath: string
  /** Id or code of what was changed. */
  readonly subject: string
  /** Plain JSON; never a secret, never a pupil. */
  readonly details: Readonly<Record<string, unknown>>
}

export interface AuditEntry extends AuditEvent {
  /** 1, 2, 3 … without gaps. */
  readonly sequence: number
  /** SHA-256 in hexadecimal over this entry and the hash before it. */
  readonly hash: string
}

/** Russian titles of actions: `{ 'results.import': 'Загружены результаты' }`. Each domain offers its own, the app joins them. */
export type ActionTitles = Readonly<Record<string, string>>

/** The title of an action; an action nobody named is shown as its code rather than hidden. */
export function actionTitle(titles: ActionTitles, action: string): string {
  return titles[action] ?? action
}
