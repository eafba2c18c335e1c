import type { Language } from '@sextant/model'

interface TemplateWords {
  models: string
  orders: string
  facts: string
  values: string
  goodsId: string
  goodsIdHint: string
  heading: string
  hint: string
  answers: string
  yes: string
  no: string
  day: string
  list: string
  number: string
  intro: string[]
}

/** What a template says of itself. */
export const templateWords: Record<Language, TemplateWords> = {
  en: {
    models: 'Models',
    orders: 'Orders',
    facts: 'How to fill in',
    values: 'Choices',
    goodsId: 'Model ID',
    goodsIdHint: 'Your own name for a model without a VIN: letters, digits, spaces and / + . _ - # ( )',
    heading: 'Column',
    hint: 'What to write',
    answers: 'Possible answers',
    yes: 'yes',
    no: 'no',
    day: "A date. Where only the month is known, write '2024-05 with the apostrophe before it, or '2024",
    list: 'Several: each on a line of its own, or separated by ; — write "none" where there is none; an empty cell means unknown',
    number: 'A number',
    intro: ['One row for each; an empty cell means that it is not known.', 'Columns may be left out, moved or added: any column below may be used by its name.'],
  },
  zh: {
    models: '车型',
    orders: '订单',
    facts: '填写说明',
    values: '选项',
    goodsId: '车型编号',
    goodsIdHint: '无车架号的车型由您自行编号：字母、汉字、数字、空格及 / + . _ - # ( )',
    heading: '列名',
    hint: '填写内容',
    answers: '可选值',
    yes: '是',
    no: '否',
    day: "日期。只知年月时填 '2024-05（前面加英文单引号），只知年份填 '2024",
    list: '可填多项，每项一行，或用分号（;）分隔；确实没有请填“无”，空格表示不知道',
    number: '数字',
    intro: ['每行一条；空格表示不知道，不等于“没有”。', '列可以删减、移动或增加：下表中任何一列都可按其名称使用。'],
  },
  ru: {
    models: 'Модели',
    orders: 'Заказы',
    facts: 'Как заполнять',
    values: 'Варианты',
    goodsId: 'ID модели',
    goodsIdHint: 'Ваше обозначение модели без VIN: буквы, цифры, пробелы и / + . _ - # ( )',
    heading: 'Столбец',
    hint: 'Что писать',
    answers: 'Возможные ответы',
    yes: 'да',
    no: 'нет',
    day: "Дата. Если известен только месяц, пишите '2024-05 с апострофом впереди, если только год — '2024",
    list: 'Несколько: каждое с новой строки или через точку с запятой; «нет», если ничего нет; пустая ячейка — неизвестно',
    number: 'Число',
    intro: ['Одна строка — одна запись; пустая ячейка значит, что неизвестно.', 'Столбцы можно убирать, переставлять и добавлять: любой из перечисленных ниже узнаётся по названию.'],
  },
}
