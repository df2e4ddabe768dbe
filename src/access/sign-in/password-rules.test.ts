import { expect, it } from 'vitest'
import { describeDevice } from './describe-device.ts'
import { findPasswordProblem } from './password-rules.ts'

it.each([
  ['короткий', 'too-short'],
  ['девятьзна', 'too-short'],
  ['x'.repeat(129), 'too-long'],
  ['1234567890', 'too-common'],
  ['qwertyuiop', 'too-common'],
  ['йцукенгшщзх', 'too-common'],
  ['0987654321', 'too-common'],
  ['Password123', 'too-common'],
  ['Пароль2026!', 'too-common'],
  ['aaaaaaaaaaaa', 'too-common'],
  ['ababababab', 'too-common'],
  ['школашкола', 'too-common'],
  ['абракадабра-абракадабра', undefined],
  ['ivanova-2026!', 'like-email'],
  ['три мокрых журавля', undefined],
  ['Zk8#mq2Lw0', undefined],
])('of the password «%s» is said: %s', (password, problem) => {
  expect(findPasswordProblem(password, 'ivanova@example.ru')).toBe(problem)
})

it.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
    'Chrome, Windows',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0.0.0 YaBrowser/25.8.0 Safari/537.36',
    'Яндекс Браузер, Windows',
  ],
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0', 'Edge, Windows'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1',
    'Safari, iOS',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Linux'],
  ['curl/8.0', 'Неизвестное устройство'],
  ['', 'Неизвестное устройство'],
])('%s is called %s', (userAgent, device) => {
  expect(describeDevice(userAgent)).toBe(device)
})
