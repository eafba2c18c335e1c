import { folded } from '@sextant/model'

/** With what the name of a question ends or begins, and what is then said of a thing that is so, and of one that is not. */
const predicates = [
  { in: '合格', yes: ['合格', '通过', '已通过'], no: ['不合格', '未通过', '没通过'] },
  { in: '一致', yes: ['一致'], no: ['不一致'] },
  { in: '相符', yes: ['相符'], no: ['不相符', '不符'] },
  { in: '有效', yes: ['有效'], no: ['无效'] },
  { in: '清晰', yes: ['清晰'], no: ['不清晰'] },
  { in: 'passed', yes: ['passed', 'pass'], no: ['failed', 'fail', 'not passed'] },
  { in: 'valid', yes: ['valid'], no: ['invalid', 'not valid'] },
  { in: 'пройден', yes: ['пройден'], no: ['не пройден'] },
  { in: 'снят', yes: ['снят', 'снята'], no: ['не снят', 'не снята'] },
].map((one) => ({ in: one.in, yes: one.yes.map(folded), no: one.no.map(folded) }))

/** What is asked, without the words that make a question or a statement of it: 注销 of 是否注销 and of 已注销. */
function subjectOf(name: string): string {
  return name.replace(/^(?:车辆)?(?:是否已?|能否|有无|是不是|已经?|is|has)/u, '').replace(/(?:状态|情况)$/u, '')
}

/**
 * An answer that says again what is asked, of a fact by its folded names: 已注销 and 未注销 under 是否注销, 不合格 under
 * 检验合格. The whole of the name has to be in it: 未检验 says nothing of 检验合格.
 */
export function answerIn(text: string, names: readonly string[]): boolean | undefined {
  const said = folded(text)
  if (said === '') return undefined
  for (const { in: predicate, yes, no } of predicates) {
    if (!names.some((name) => name.endsWith(predicate) || name.startsWith(predicate))) continue
    if (yes.includes(said)) return true
    if (no.includes(said)) return false
  }
  for (const name of names) {
    const subject = subjectOf(name)
    if (subject.length < 2 || !said.endsWith(subject)) continue
    const before = said.slice(0, said.length - subject.length)
    if (/^(?:|已|已经|有|是|能|可)$/u.test(before)) return true
    if (/^(?:未|没|没有|无|不|非|不是|不能|尚未|not|no|non|un|не|нет|без)$/u.test(before)) return false
  }
  return undefined
}
