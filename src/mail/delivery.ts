/** What came of talking with the server about one letter. */
export type Delivery =
  | { readonly kind: 'accepted'; readonly answer: string }
  /** The server will not have this letter: trying again changes nothing. */
  | { readonly kind: 'refused'; readonly answer: string }
  /** The server will not have this letter now. */
  | { readonly kind: 'later'; readonly answer: string }
  /** The fault is not this letter's, and nothing of it was handed over. */
  | { readonly kind: 'trouble'; readonly reason: string }
  /** The text was handed over and no answer came. */
  | { readonly kind: 'unknown'; readonly reason: string }

/** What is known of an error of the talk. */
export interface TalkError {
  readonly message: string
  readonly code?: string | undefined
  readonly command?: string | undefined
  readonly response?: string | undefined
  readonly responseCode?: number | undefined
}

/** Pure. `handedOver`: the server had asked for the text, and had begun to get it. */
export function judgeFailure(error: TalkError, handedOver: boolean): Delivery {
  const { responseCode, command } = error
  const answer = oneLine(error.response ?? error.message)
  if (responseCode === undefined || responseCode < 400) {
    if (handedOver) return { kind: 'unknown', reason: `Письмо передано, ответа не было: ${troubleWords(error)}` }
    // The library itself found the address impossible, or the letter longer than the server takes.
    const isOwn = error.code === 'EENVELOPE' || error.code === 'EMESSAGE'
    return isOwn ? { kind: 'refused', answer } : { kind: 'trouble', reason: troubleWords(error) }
  }
  if (handedOver) return responseCode < 500 ? { kind: 'later', answer } : { kind: 'refused', answer }
  // Who is not let in, or may not send from this address, is not let in with any letter; 421: the service is closing.
  const isAboutUs = command === 'MAIL FROM' && responseCode !== messageTooLong
  if (isAboutUs || responseCode === serviceClosing || command === 'CONN') return { kind: 'trouble', reason: answer }
  return responseCode < 500 ? { kind: 'later', answer } : { kind: 'refused', answer }
}

/** RFC 5321, 4.2.3. */
const serviceClosing = 421
const messageTooLong = 552

/** Russian: why the server cannot be talked with. */
export function troubleWords(error: TalkError): string {
  const words = error.code === undefined ? undefined : troubles[error.code]
  const said = oneLine(error.response ?? error.message)
  return words === undefined ? said : `${words} (${said})`
}

const troubles: Readonly<Record<string, string>> = {
  ECONNECTION: 'связь прервалась',
  ESOCKET: 'сервер недоступен',
  ETIMEDOUT: 'сервер не ответил вовремя',
  EDNS: 'имя сервера не найдено',
  ETLS: 'не удалось установить шифрованную связь',
  EAUTH: 'сервер не принял имя и пароль',
  EPROTOCOL: 'ответ сервера непонятен',
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 400)
