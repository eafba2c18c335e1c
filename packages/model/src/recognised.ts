import { type FactDictionary, labelOf } from './fact.ts'
import { holdsName } from './fact-names.ts'
import { isRecognised } from './kept-text.ts'
import type { LocalText } from './language.ts'
import type { Subject } from './subject.ts'
import type { SubjectNote } from './subject-notes.ts'

/** The texts that no rule recognises: what they are is unknown to every rule that asks. */
export function unrecognised(dictionary: FactDictionary, subject: Subject): SubjectNote[] {
  return Object.entries(subject).flatMap(([fact, value]): SubjectNote[] => {
    const definition = dictionary.facts[fact]
    if (definition?.type !== 'text' || typeof value !== 'string' || isRecognised(definition, value)) return []
    const message = definition.names && !definition.beside ? notAmong(dictionary, fact, value) : holdsName(definition.names ?? {}, value) ? notAlone(dictionary, fact, value) : notLatin(dictionary, fact, value)
    return [{ fact, severity: 'hint', code: 'not-recognised', message }]
  })
}

function notAmong(dictionary: FactDictionary, fact: string, value: string): LocalText {
  return {
    en: `${labelOf(dictionary, fact, 'en')} “${value}” is no name that the rules know, so those that ask for it cannot tell; write one that they know, without anything else`,
    zh: `${labelOf(dictionary, fact, 'zh')}“${value}”不是规则认识的名称，因此涉及它的规则无法判断；请只填写规则认识的名称`,
    ru: `${labelOf(dictionary, fact, 'ru')} «${value}»: такого названия правила не знают, поэтому правила, которым оно нужно, ответить не могут; укажите известное название, без добавлений`,
  }
}

function notAlone(dictionary: FactDictionary, fact: string, value: string): LocalText {
  return {
    en: `${labelOf(dictionary, fact, 'en')} “${value}” holds a name that rules name, with something else beside it, so they cannot tell whether it is meant; write the name alone`,
    zh: `${labelOf(dictionary, fact, 'zh')}“${value}”含有规则所列的名称并另有其他内容，规则无法判断是否即其所指；请只填写名称本身`,
    ru: `${labelOf(dictionary, fact, 'ru')} «${value}»: в нём есть название, указанное в правилах, и ещё что-то, поэтому нельзя сказать, его ли имеют в виду; укажите только название`,
  }
}

function notLatin(dictionary: FactDictionary, fact: string, value: string): LocalText {
  return {
    en: `${labelOf(dictionary, fact, 'en')} “${value}” is not in Latin letters, as the rules write it, so those that ask for it cannot tell`,
    zh: `${labelOf(dictionary, fact, 'zh')}“${value}”不是拉丁字母写法，而规则按拉丁字母书写，因此涉及它的规则无法判断`,
    ru: `${labelOf(dictionary, fact, 'ru')} «${value}»: правила пишут это латинскими буквами, поэтому правила, которым оно нужно, ответить не могут`,
  }
}
