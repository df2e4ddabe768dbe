import type { FindingGroup } from '#results'
import { counted } from '#kernel/russian-text'
import { Chip } from '../../ui/chip.tsx'

/** Everything found wrong at once: errors first, hundreds of alike ones in one line with their rows. */
export function FindingList({ findings }: { findings: readonly FindingGroup[] }) {
  if (findings.length === 0) return <p>Ошибок и расхождений не найдено.</p>
  const errors = count(findings, 'error')
  const warnings = count(findings, 'warning')
  return (
    <>
      <p className="note">
        {counted(errors, 'ошибка', 'ошибки', 'ошибок')},{' '}
        {counted(warnings, 'предупреждение', 'предупреждения', 'предупреждений')}. Строки с ошибками не записываются,
        предупреждения только сообщают о расхождении.
      </p>
      <ul className="list list-folding">
        {findings.map((finding, index) => (
          <li key={index}>
            <div>
              {finding.sentence}
              {finding.examples.map((example) => (
                <div key={example} className="note">
                  {example}
                </div>
              ))}
              <div className="note">{finding.mend}</div>
            </div>
            <div>
              {finding.severity === 'error' ? <Chip tone="late">ошибка</Chip> : <Chip tone="look">предупреждение</Chip>}
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}

function count(findings: readonly FindingGroup[], severity: FindingGroup['severity']): number {
  return findings.reduce((sum, finding) => sum + (finding.severity === severity ? finding.count : 0), 0)
}
