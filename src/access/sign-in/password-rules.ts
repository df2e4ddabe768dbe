import { unreachable } from '#kernel/assert'
import { searchKey } from '#kernel/russian-text'
import { passwordLength } from '../model.ts'

export type PasswordProblem = 'too-short' | 'too-long' | 'too-common' | 'like-email'

/** Checks a new password by its length and against those that are guessed first. */
export function findPasswordProblem(password: string, email: string): PasswordProblem | undefined {
  if (password.length < passwordLength.min) return 'too-short'
  if (password.length > passwordLength.max) return 'too-long'
  const key = searchKey(password).replace(/\s/g, '')
  if (isCommon(key)) return 'too-common'
  const local = searchKey(email).split('@')[0] ?? ''
  return local.length >= 4 && key.includes(local) ? 'like-email' : undefined
}

export function passwordProblemSentence(problem: PasswordProblem): string {
  switch (problem) {
    case 'too-short':
      return `Пароль короче ${passwordLength.min} знаков. Удобно взять несколько слов подряд.`
    case 'too-long':
      return `Пароль длиннее ${passwordLength.max} знаков.`
    case 'too-common':
      return 'Такой пароль подбирают первым. Возьмите другой, например несколько слов подряд.'
    case 'like-email':
      return 'В пароле есть ваш адрес почты. Возьмите другой пароль.'
    default:
      return unreachable(problem)
  }
}

/** Keyboard rows in both layouts, the alphabet and the digits, there and back. */
const rows = [
  '1234567890',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  'йцукенгшщзхъфывапролджэячсмитьбю',
  'abcdefghijklmnopqrstuvwxyz',
  'абвгдежзийклмнопрстуфхцчшщъыьэюя',
].flatMap((row) => [row.repeat(2), row.split('').toReversed().join('').repeat(2)])

/** Stems of the passwords that lists of leaks begin with, and of this product's own surroundings. */
const stems = [
  'password',
  'passw0rd',
  'пароль',
  'gfhjkm',
  'qwerty',
  'йцукен',
  'admin',
  'админ',
  'welcome',
  'letmein',
  'iloveyou',
  'monkey',
  'dragon',
  'football',
  'zaq12wsx',
  'qazwsx',
  'asdfgh',
  'zxcvbn',
  'любовь',
  'привет',
  'россия',
  'москва',
  'школа',
  'shkola',
  'ghbdtn',
  'obyektiv',
  'объектив',
  'j,]trnbd',
  'впр',
  'vpr',
  'директор',
  'direktor',
  'учитель',
  'uchitel',
  'natasha',
  'marina',
  'andrey',
]

/** True for rows of keys, a few signs repeated, or a common word with digits and signs around it. */
function isCommon(key: string): boolean {
  if (new Set(key).size <= 3) return true
  if (rows.some((row) => row.includes(key))) return true
  const letters = key.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  const half = key.slice(0, key.length / 2)
  return stems.some((stem) => letters === stem || letters === stem + stem) || half + half === key
}
