import { Button } from '@mantine/core'
import type { ComponentProps, ReactNode } from 'react'
import { Form, useSubmit } from 'react-router'

/**
 * A form that asks its page again: with scripts at every change, without them by its button. What is asked stands in the
 * address, so that an example can be sent to somebody.
 */
export function LiveForm(props: { at: string; keep?: Readonly<Record<string, number>>; children: ReactNode }) {
  const submit = useSubmit()
  const ask: ComponentProps<'form'>['onChange'] = (event) => {
    void submit(event.currentTarget, { replace: true, preventScrollReset: true })
  }
  return (
    <Form method="get" action={props.at} className="live" onChange={ask} preventScrollReset replace>
      {Object.entries(props.keep ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {props.children}
      <div>
        <Button type="submit" variant="default" size="xs">
          Пересчитать
        </Button>
      </div>
    </Form>
  )
}

/** A number on a scale, with its value in words beside the name. */
export function Slider(props: {
  id: string
  name: string
  label: string
  least: number
  most: number
  step?: number
  value: number
  said: string
}) {
  return (
    <div className="live-field">
      <label htmlFor={props.id}>
        {props.label}: <output htmlFor={props.id}>{props.said}</output>
      </label>
      <input
        id={props.id}
        type="range"
        name={props.name}
        min={props.least}
        max={props.most}
        step={props.step ?? 1}
        defaultValue={props.value}
        aria-valuetext={props.said}
      />
    </div>
  )
}

/** A few values to choose from. */
export function Choices(props: {
  name: string
  legend: string
  choices: readonly { readonly value: number; readonly title: string }[]
  value: number
}) {
  return (
    <fieldset className="live-field live-choices">
      <legend>{props.legend}</legend>
      {props.choices.map(({ value, title }) => (
        <label key={value}>
          <input type="radio" name={props.name} value={value} defaultChecked={value === props.value} /> {title}
        </label>
      ))}
    </fieldset>
  )
}
