import { Button } from '@mantine/core'
import { Form, useNavigation } from 'react-router'
import type { DateWarning } from '#calendar'
import { schoolSubjects } from '#calendar/model'
import { counted } from '#kernel/russian-text'
import { Notice } from '../../ui/notice.tsx'

interface Line {
  readonly grade: number | null
  readonly subject: string | null
  readonly date: string
}

/** All dates of a school in one table, saved at once. Lines without a date are not kept. */
export function SchoolDatesForm(props: {
  lines: readonly Line[]
  version: number
  warnings: readonly DateWarning[]
  /** The preview was shown: the next press saves. */
  seen: string | undefined
}) {
  const { lines, warnings, seen } = props
  const sending = useNavigation().formMethod === 'POST'
  const told = (line: Line): readonly DateWarning[] =>
    line.date === ''
      ? []
      : warnings.filter(
          ({ grade, subject, date }) => grade === line.grade && subject === line.subject && date === line.date,
        )
  return (
    <Form method="post" key={`${props.version} ${seen ?? ''}`}>
      <input type="hidden" name="version" value={props.version} />
      {seen !== undefined && <input type="hidden" name="seen" value={seen} />}
      {warnings.length > 0 && (
        <Notice tone="look">
          {seen === undefined ? 'В датах есть что проверить' : 'Перед сохранением проверьте'}:{' '}
          {counted(warnings.length, 'замечание', 'замечания', 'замечаний')}. Это не запрет: решает школа.
        </Notice>
      )}
      <div className="table-scroll" role="region" aria-label="Даты школы" tabIndex={0} style={{ marginTop: 12 }}>
        <table className="table school-dates">
          <caption className="visually-hidden">Даты школы по классам и предметам</caption>
          <thead>
            <tr>
              <th scope="col">Класс</th>
              <th scope="col">Предмет</th>
              <th scope="col">Дата</th>
              <th scope="col">Проверить</th>
            </tr>
          </thead>
          <tbody>
            {[...lines, blank].map((line, index) => (
              <tr key={index}>
                <td>
                  <GradeField line={line} index={index} />
                </td>
                <td>
                  <SubjectField line={line} index={index} />
                </td>
                <td>
                  <input
                    type="date"
                    name="date"
                    defaultValue={line.date}
                    aria-label={`Дата: ${line.grade === null ? 'новая строка' : `${line.grade} класс`}${line.subject === null ? '' : `, ${line.subject}`}`}
                  />
                </td>
                <td className="wide">
                  {told(line).map(({ rule, sentence }) => (
                    <div key={rule} className="field-warning">
                      {sentence}
                    </div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="actions" style={{ marginTop: 12 }}>
        <Button type="submit" name="intent" value="dates" loading={sending}>
          {seen === undefined ? 'Сохранить даты' : 'Сохранить эти даты'}
        </Button>
      </div>
    </Form>
  )
}

const blank: Line = { grade: null, subject: null, date: '' }

const grades = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]

function GradeField({ line, index }: { line: Line; index: number }) {
  if (line.grade !== null) {
    return (
      <>
        {line.grade}
        <input type="hidden" name="grade" value={line.grade} />
      </>
    )
  }
  return (
    <select name="grade" defaultValue="" aria-label={`Класс в строке ${index + 1}`}>
      <option value="">–</option>
      {grades.map((grade) => (
        <option key={grade}>{grade}</option>
      ))}
    </select>
  )
}

function SubjectField({ line, index }: { line: Line; index: number }) {
  const fixed =
    line.subject !== null && line.date === '' && (line.subject === 'Русский язык' || line.subject === 'Математика')
  if (fixed) {
    return (
      <>
        {line.subject}
        <input type="hidden" name="subject" value={line.subject ?? ''} />
      </>
    )
  }
  const known: readonly string[] = schoolSubjects
  const own = line.subject !== null && !known.includes(line.subject) ? [line.subject] : []
  return (
    <select name="subject" defaultValue={line.subject ?? ''} aria-label={`Предмет в строке ${index + 1}`}>
      <option value="">выберите предмет</option>
      {[...known, ...own].map((subject) => (
        <option key={subject}>{subject}</option>
      ))}
    </select>
  )
}
