/** Whole words, as they are written of an order that does not stand any more. */
const WORDS = /^(cancel|cancelled|canceled|cancellation|void|voided|annulled|аннулирован[аоы]?|аннуляция|аннул|отмен[её]н[аоы]?|отмена|отменить|расторгнут[аоы]?|отказались|cxl|cxld)$/u
const NEGATIONS = new Set(['not', 'no', 'non', 'never', 'не', 'нет', 'без', 'ни'])
/** Of Chinese, which has no spaces: what says so wherever it stands. */
const CHINESE = /(?<!未|不|没|没有|非|是否|勿|防止|避免)(?:作废|作廢|已取消|已撤销|已撤单|已退单|已终止|已解除|已关闭|(?:客户|买方|买家)(?:不要了?|不买了?)|(?:订单|合同|客户|买方|整单)(?:已经?|被)?(?:取消|撤销|撤单|退单|终止|解除|关闭)|(?:取消|撤销|终止|解除)(?:订单|合同|交易))/u
/** What says so where it is all of the text: отказ тормозов is no cancellation, and снят с учёта neither. */
const ALONE = /^(?:取消|撤销|撤单|退单|退车|退货|终止|弃单|关闭|анн|отказ|снят[аоы]?)$/u
/** Longer texts tell a story, of which one word says too little. */
const LONGEST = 120

/** Whether a text says of its row that it is cancelled: 作废, `cancelled by the buyer`, `Заказ отменён`; not 未取消. */
export function saysCancelled(text: string): boolean {
  const plain = text.normalize('NFKC').trim().toLowerCase()
  if (plain.length > LONGEST) return false
  if (CHINESE.test(plain) || ALONE.test(plain.replaceAll(/[^\p{L}]/gu, ''))) return true
  const words = plain.split(/[^\p{L}]+/u).filter((word) => word !== '')
  return words.some((word, at) => WORDS.test(word) && !NEGATIONS.has(words[at - 1] ?? ''))
}
