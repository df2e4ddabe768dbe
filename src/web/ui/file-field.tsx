import { useId } from 'react'

/** A choice of files by the browser's own control, so that it works without JavaScript and takes dropped files. */
export function FileField(props: {
  name: string
  label: string
  hint: string
  accept?: string
  multiple?: boolean
  error?: string
}) {
  const id = useId()
  return (
    <div className="file-field">
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        type="file"
        name={props.name}
        accept={props.accept}
        multiple={props.multiple}
        required
        aria-describedby={`${id}-hint`}
        aria-invalid={props.error === undefined ? undefined : true}
      />
      <span id={`${id}-hint`} className="note">
        {props.hint}
      </span>
      {props.error !== undefined && (
        <span className="field-error" role="alert">
          {props.error}
        </span>
      )}
    </div>
  )
}
