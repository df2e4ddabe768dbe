import { Fragment } from 'react'
import type { Order } from '#orders/model'

/** The text of the order as a page of paper shows it; places left to fill stand out. */
export function OrderSheet({ order }: { order: Pick<Order, 'heading' | 'preamble' | 'items'> }) {
  return (
    <section className="order-sheet" aria-label="Текст приказа">
      <h3>
        <Blanks text={order.heading} />
      </h3>
      {order.preamble !== '' && (
        <p>
          <Blanks text={order.preamble} />,
        </p>
      )}
      <p>
        <strong>ПРИКАЗЫВАЮ:</strong>
      </p>
      <ol>
        {order.items.map((item, index) => (
          <li key={`${index} ${item.text}`}>
            <Blanks text={item.text} />
            {item.items.length > 0 && (
              <ol>
                {item.items.map((line, at) => (
                  <li key={`${at} ${line}`}>
                    {index + 1}.{at + 1}. <Blanks text={line} />
                  </li>
                ))}
              </ol>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Blanks({ text }: { text: string }) {
  return (
    <>
      {text.split(/(_{3,})/).map((part, index) => (
        <Fragment key={`${index} ${part}`}>
          {index % 2 === 1 ? <mark className="order-blank">{part}</mark> : part}
        </Fragment>
      ))}
    </>
  )
}
