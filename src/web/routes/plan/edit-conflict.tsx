import { Button } from '@mantine/core'
import { Form, Link } from 'react-router'
import { Notice } from '../../ui/notice.tsx'

export interface ConflictField {
  readonly title: string
  /** What the other person wrote, and what this one wants. */
  readonly theirs: string
  readonly mine: string
}

/** Somebody was faster: their words beside one's own, to be taken or to be changed again knowingly. */
export function EditConflict(props: {
  problem: string
  by: string
  at: string
  fields: readonly ConflictField[]
  /** What the form held, to be sent again against the newer version. */
  again: readonly (readonly [name: string, value: string])[]
  /** Where what stands now is shown. */
  takeTheirs: string
}) {
  const { fields } = props
  return (
    <Notice tone="late">
      <p>{props.problem}</p>
      <p className="note">
        Последнее изменение: {props.by}, {props.at}.
      </p>
      {fields.length === 0 ? (
        <p>Записанное совпадает с тем, что хотели записать вы.</p>
      ) : (
        <div className="table-scroll" role="region" aria-label="Два изменения рядом" tabIndex={0}>
          <table className="table">
            <caption className="visually-hidden">Два изменения рядом</caption>
            <thead>
              <tr>
                <th scope="col">Поле</th>
                <th scope="col">Записано сейчас</th>
                <th scope="col">Хотели записать вы</th>
              </tr>
            </thead>
            <tbody>
              {fields.map((field) => (
                <tr key={field.title}>
                  <th scope="row">{field.title}</th>
                  <td className="wide">{field.theirs === '' ? '–' : field.theirs}</td>
                  <td className="wide">{field.mine === '' ? '–' : field.mine}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className="actions" style={{ marginTop: 12 }}>
        <Button component={Link} to={props.takeTheirs} variant="default" reloadDocument>
          Оставить записанное
        </Button>
        {fields.length > 0 && (
          <Form method="post">
            {props.again.map(([name, value], index) => (
              <input key={index} type="hidden" name={name} value={value} />
            ))}
            <Button type="submit">Записать моё</Button>
          </Form>
        )}
      </div>
    </Notice>
  )
}
