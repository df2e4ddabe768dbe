import { counted } from '#kernel/russian-text'
import type { OutlineSection } from '#reports'

export interface NoteOutlineProps {
  readonly place: string
  readonly works: readonly { readonly id: string; readonly title: string }[]
  readonly audience: 'school' | 'authority'
  readonly minimumGroup: number
  readonly empty: boolean
  readonly sections: readonly OutlineSection[]
}

/** Sections of the note with what is missing for them, before it is made. */
export function NoteOutline({ place, works, audience, minimumGroup, empty, sections }: NoteOutlineProps) {
  return (
    <>
      <p>
        {place}: {works.map(({ title }) => title).join('; ')}.
      </p>
      {empty ? (
        <p className="empty">По этому выбору результатов нет: справку составить не из чего.</p>
      ) : (
        <>
          <ul className="outline">
            {sections.map((section) => (
              <li key={section.title} className={section.present === 0 ? 'outline-missing' : undefined}>
                <span aria-hidden="true">{section.present === 0 ? '–' : '✓'}</span>
                <span className="outline-text">
                  {section.title}
                  {section.present === 0 && <span className="note">Не войдёт: {section.missing}.</span>}
                  {section.present > 0 && section.present < section.of && (
                    <span className="note">
                      Для {section.present} из {counted(section.of, 'работы', 'работ', 'работ')}: для остальных{' '}
                      {section.missing}.
                    </span>
                  )}
                </span>
              </li>
            ))}
          </ul>
          <p className="note">
            Причины, решения, сроки и ответственные остаются для заполнения.{' '}
            {audience === 'school'
              ? 'Справка для своей школы: показаны и малые классы, и коды участников с разницей отметок в 2 балла и больше. За пределы школы её не передают.'
              : `Справка выходит за пределы школы: группы, где меньше ${minimumGroup} участников, скрыты, кодов участников в ней нет.`}
          </p>
        </>
      )}
    </>
  )
}
