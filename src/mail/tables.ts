import type { LetterId, LetterState } from './model.ts'

declare module '#db/tables' {
  interface Tables {
    letter: {
      id: LetterId
      /** What caused it, and for whom: a second letter of the same key is not made. */
      dedupe_key: string
      /** The place of the person it is for: who may see the queue there sees the letter. */
      node_path: string
      to_name: string
      to_email: string
      /** Name of the rule that sent it. */
      rule: string
      subject: string
      /** Both empty once the letter has left or was taken back. */
      text: string
      html: string
      /** JSON `LetterCalendar`. */
      calendar: string | null
      preferences_url: string | null
      /** 1 where the text opens a door: it is not kept after the first attempt, whatever came of it. */
      secret: number
      state: LetterState
      not_before: string
      /** Of no use to anybody later than this. */
      send_before: string | null
      attempts: number
      /** Name of the claim under which it is, or was last, talked about with the server. */
      lease: string
      lease_until: string
      answer: string | null
      created_at: string
      settled_at: string | null
    }
    /** One row: whether the mail server answers. */
    mail_server: {
      id: number
      failures: number
      failure: string | null
      failing_since: string | null
      next_try_at: string
      answered_at: string | null
    }
  }
}
