import { counted } from '#kernel/russian-text'
import type { MovedFamily } from '#screening'

/** How a slider of a live example is introduced and read out. */
export interface ExampleWords {
  readonly lead: string
  readonly label: string
  readonly said: (amount: number, most: number) => string
}

const works = (amount: number) => (amount === 0 ? 'ни одной' : counted(amount, 'работа', 'работы', 'работ'))
const points = (amount: number) => (amount === 0 ? 'ничего' : counted(amount, 'балл', 'балла', 'баллов'))
const tenths = (amount: number) => (amount === 0 ? 'ни одной' : `${amount} из 10`)

export const exampleWords: Readonly<Record<MovedFamily, ExampleWords>> = {
  boundary: {
    lead: 'В школе три класса. Поднимайте через границу по одной работе из тех, кому не хватило одного-двух баллов.',
    label: 'Работ подняли через границу',
    said: works,
  },
  level: {
    lead: 'Добавьте всем работам школы по одному предмету несколько баллов; второй предмет остаётся честным.',
    label: 'Баллов добавили каждому',
    said: points,
  },
  'task-residual': {
    lead: 'Пусть девяти ученикам из десяти заранее показали ответы на несколько заданий.',
    label: 'Заданий показали заранее',
    said: (amount) => (amount === 0 ? 'ни одного' : counted(amount, 'задание', 'задания', 'заданий')),
  },
  similarity: {
    lead: 'Пусть в классе «Б» несколько работ почти целиком повторяют одну, не самую сильную.',
    label: 'Работ, повторяющих одну',
    said: works,
  },
  'open-minus-short': {
    lead: 'Пусть в части работ за развёрнутые ответы добавляют по баллу там, где он не набран.',
    label: 'Мягко проверено работ',
    said: tenths,
  },
  'person-fit': {
    lead: 'Пусть в части работ баллы расставлены наугад, без оглядки на трудность заданий.',
    label: 'Работ с баллами наугад',
    said: tenths,
  },
  'cohort-break': {
    lead: 'Три класса написали математику в 5 классе, а через год – в 6. Добавьте всем несколько баллов в 5 классе; следующая работа остаётся честной.',
    label: 'Баллов добавили каждому в 5 классе',
    said: points,
  },
  'exam-gap': {
    lead: 'Три класса написали ВПР по математике в 8 классе, а через год – ОГЭ. Добавьте всем несколько баллов на ВПР; экзамен остаётся честным.',
    label: 'Баллов добавили каждому на ВПР',
    said: points,
  },
  absence: {
    lead: 'Пусть на работу не пришли несколько учеников с «2» и «3» в журнале, сверх тех, кто болел.',
    label: 'Не пришли ещё',
    said: (amount) => (amount === 0 ? 'никто' : counted(amount, 'ученик', 'ученика', 'учеников')),
  },
}
