import type { Action } from '#app'
import type { NodeKind } from '#organisations/model'

/** What an address names, and with it what is tried out in its place: own, below, above, foreign, unknown. */
export type Subject =
  | 'node'
  | 'upload'
  | 'import'
  | 'document'
  | 'person'
  | 'event'
  | 'meeting'
  | 'meeting-agreed'
  | 'plan'
  | 'plan-draft'
  | 'plan-revision'
  | 'plan-upload'
  | 'plan-measure'
  | 'plan-target'
  | 'school-plan'
  | 'plan-record'
  | 'execution'
  | 'execution-file'
  | 'order'
  | 'report'
  | 'order-draft'
  | 'case'
  | 'honours-upload'
  | 'honours-import'

export interface RouteAccess {
  /** `public`: no sign-in. `own`: about the visitor's own place, whatever the address says. */
  readonly about: 'public' | 'own' | Subject
  /**
   * An address of the route; `id` is that of the subject, `:assessment` stands for one that has results. Absent where the
   * route's path is the address.
   */
  readonly address?: (id: string) => string
  /** `signed-in`: everybody's own page. A list: one of them anywhere is enough. */
  readonly get?: Action | 'signed-in' | readonly Action[]
  readonly post?: Action | 'signed-in'
  /** Form of the post: one that changes nothing where the visitor may. */
  readonly form?: (id: string) => Readonly<Record<string, string>>
  /** The post is about the visitor's own place even where the page is about another. */
  readonly postAbout?: 'own' | 'node'
  /** Asked at the visitor's own place before anything else: who may do this nowhere gets 403 for every id. */
  readonly door?: Action
  /** Who may not do this to the subject is told that there is none; seeing the place is what counts elsewhere. */
  readonly seeing?: Action
  /** Besides what is asked at the subject, this at the visitor's own place; 403 without it. */
  readonly besides?: { readonly get?: Action; readonly post?: Action }
  /** Kinds of place the page exists for; for the others it answers «no such page». */
  readonly kinds?: readonly NodeKind[]
}
