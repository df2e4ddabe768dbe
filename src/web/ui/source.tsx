import type { Provenance } from '#procedures/model'

const kinds: Readonly<Record<Provenance['kind'], string>> = {
  official: 'Официальный документ',
  published: 'Публикация',
  entered: 'Введено вручную',
  imported: 'Из загруженного файла',
  computed: 'Расчёт',
  synthetic: 'Демонстрационные данные',
}

/** Where a number comes from; stands beside every number that judges somebody. */
export function Source({ provenance }: { provenance: Provenance | 'none' }) {
  if (provenance === 'none') return null
  return (
    <p className="note" style={{ margin: '8px 0' }}>
      Источник. {kinds[provenance.kind]}: {provenance.text}
      {provenance.url !== undefined && (
        <>
          {' '}
          <a href={provenance.url} rel="noreferrer">
            Открыть
          </a>
        </>
      )}
    </p>
  )
}
