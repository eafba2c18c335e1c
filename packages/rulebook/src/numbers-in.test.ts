import { expect, it } from 'vitest'
import { numbersIn } from './numbers-in.ts'

it.each<[string, string, number]>([
  ['не ниже 5 класса', 'ru', 5],
  ['с 15 000 км', 'ru', 15_000],
  ['up to 1,500 kg', 'en', 1_500],
  ['bis 3,5 t', 'de', 3.5],
  ['1.500,5 cm³', 'es', 1_500.5],
  ['لا يزيد عمرها على ٥ سنوات', 'ar', 5],
  ['عمر خودرو از ۵ سال', 'fa', 5],
  ['১০ বছর', 'bn', 10],
  ['५ वर्ष', 'hi', 5],
  ['อายุไม่เกิน ๕ ปี', 'th', 5],
  ['អាយុ ១០ ឆ្នាំ', 'km', 10],
  ['车龄不超过１５年', 'zh', 15],
  ['不满十五年', 'zh', 15],
  ['二十一座', 'zh', 21],
  ['两年以内', 'zh', 2],
  ['Euro VI', 'en', 6],
  ['старше десяти лет', 'ru', 10],
  ['двадцать пять лет', 'ru', 25],
  ['not more than twenty-five years', 'en', 25],
  ['du quatrième échelon', 'fr', 4],
  ['más de quince años', 'es', 15],
  ['on beş yaş', 'tr', 15],
  ['он екі жыл', 'kk', 12],
  ['không quá năm năm', 'vi', 5],
])('reads %s', (text, language, number) => expect([...numbersIn(text, language)]).toContain(number))

it.each<[string, string, number]>([
  ['one or the other', 'en', 10],
  ['on the road', 'en', 10],
  ['I drive', 'ru', 2],
  ['Euro 15', 'en', 5],
])('reads in %s (%s) no %i', (text, language, number) => expect([...numbersIn(text, language)]).not.toContain(number))
