import { Button, NativeSelect, TextInput } from '@mantine/core'
import { Form } from 'react-router'
import { checkStages, checkStageTitles, type CheckStage } from '#honours/model'
import { Card } from '../../ui/card.tsx'

export interface ShownCheck {
  readonly id: string
  readonly stage: CheckStage
  readonly sentence: string
  readonly remark: string
  readonly at: string
  readonly by: string
}

/** What was finished, and the forms to finish a check and to take its paper out. */
export function CheckCard(props: {
  readonly year: number
  readonly checks: readonly ShownCheck[]
  readonly mayFinish: boolean
  /** Results are in for somebody: there is something to compare. */
  readonly decided: boolean
}) {
  return (
    <Card title="Проверка">
      {props.checks.length === 0 ? (
        <p className="note">За этот год проверка ещё не завершалась.</p>
      ) : (
        <ul className="list">
          {props.checks.map((check) => (
            <li key={check.id}>
              <div>
                {checkStageTitles[check.stage]}: {check.sentence}
                {check.remark !== '' && ` ${check.remark}`}
                <p className="note" style={{ margin: 0 }}>
                  {check.at}, {check.by}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
      {props.mayFinish && (
        <>
          <details className="rare" open={props.checks.length === 0} style={{ marginTop: 12 }}>
            <summary>Завершить проверку</summary>
            <Form method="post" className="form">
              <input type="hidden" name="year" value={props.year} />
              <NativeSelect
                name="stage"
                label="Что сделано"
                description="Завершённой проверкой можно закрыть строку плана о проверке претендентов."
                defaultValue={props.decided ? 'final' : 'preventive'}
                data={checkStages.map((stage) => ({ value: stage as string, label: checkStageTitles[stage] }))}
              />
              <TextInput name="remark" label="Вывод в одной строке" description="По желанию" maxLength={300} />
              <div>
                <Button type="submit" name="intent" value="finish">
                  Завершить
                </Button>
              </div>
            </Form>
          </details>
          <Form method="post" style={{ marginTop: 16 }}>
            <input type="hidden" name="year" value={props.year} />
            <Button type="submit" name="intent" value="issue" variant="default">
              Составить справку
            </Button>
          </Form>
        </>
      )}
    </Card>
  )
}
