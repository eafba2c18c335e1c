import type { FindingCode } from './finding.ts'

/** What a code means, with the smallest example that has it and one that is right. */
export interface Explanation {
  meaning: string
  wrong: string
  right: string
}

export const explanations = {
  json: {
    meaning: 'the file cannot be read as strict JSON in UTF-8, or is too large or too deep',
    wrong: '{ "id": "kz-x", }',
    right: '{ "id": "kz-x" }',
  },
  'missing-file': {
    meaning: '`rule.json`, `cases.json`, `facts.json`, `conditions.json`, or the `dossiers.json` whose rows rules name, is not there',
    wrong: 'rules/kz/x/ with rule.json alone',
    right: 'rules/kz/x/ with rule.json and cases.json',
  },
  shape: {
    meaning: 'a key is unknown or missing, or its value has the wrong form',
    wrong: '"severty": "block"',
    right: '"severity": "block"',
  },
  id: {
    meaning: 'the id is not the path',
    wrong: 'rules/kz/steering-side/rule.json with "id": "kz-steering"',
    right: 'rules/kz/steering-side/rule.json with "id": "kz-steering-side"',
  },
  folder: {
    meaning: 'the rule lies in the folder of a market that it does not name, or a file or folder is misnamed, misplaced or a link',
    wrong: 'rules/kz/x/rule.json with "markets": ["UZ"]',
    right: 'rules/uz/x/rule.json with "markets": ["UZ"]',
  },
  fact: {
    meaning: 'a fact is not in the dictionary, or cannot be there under its name',
    wrong: '{ "fact": "euroClas", "operator": "equal", "value": 5 }',
    right: '{ "fact": "euroClass", "operator": "equal", "value": 5 }',
  },
  operator: {
    meaning: 'an operator does not exist, or not for this type',
    wrong: '{ "fact": "category", "operator": "lessThan", "value": "M1" }',
    right: '{ "fact": "category", "operator": "in", "value": ["M1"] }',
  },
  value: {
    meaning: 'a value does not fit the fact',
    wrong: '{ "fact": "steeringSide", "operator": "equal", "value": "lefthand" }',
    right: '{ "fact": "steeringSide", "operator": "equal", "value": "left" }',
  },
  units: {
    meaning: 'a number is in another unit than the fact, or two facts of different units are compared',
    wrong: '{ "fact": "grossMassKg", "operator": "lessThanInclusive", "value": 3.5 }',
    right: '{ "fact": "grossMassKg", "operator": "lessThanInclusive", "value": 3500 }',
  },
  params: {
    meaning: 'the params of a derived fact are wrong, or count from a day to one before it',
    wrong: '"fact": "elapsed", "params": { "from": "producedOn", "to": "arrivesOn" }',
    right: '"fact": "elapsed", "params": { "from": "producedOn", "to": "arrivesOn", "unit": "years", "count": "complete" }',
  },
  group: {
    meaning: 'a group is empty, and so would hold for everything, or there are more comparisons than any law needs',
    wrong: '"scope": { "all": [] }',
    right: '"scope": { "all": [{ "condition": "used" }] }',
  },
  condition: {
    meaning: 'a shared condition does not exist',
    wrong: '{ "condition": "usedd" }',
    right: '{ "condition": "used" }',
  },
  circular: {
    meaning: 'a shared condition contains itself',
    wrong: '"a": { "condition": "b" }, "b": { "condition": "a" }',
    right: '"a": { "condition": "b" }, "b": { "fact": "usage", "operator": "equal", "value": "used" }',
  },
  'decided-on': {
    meaning: 'the deciding day is not a fact of type day',
    wrong: '"decidedOn": "arrival"',
    right: '"decidedOn": "arrivesOn"',
  },
  'version-text': {
    meaning: 'two neighbouring versions say the same',
    wrong: '"2020-01-01": { …the law… }, "2021-01-01": { …the same law… }',
    right: '"2020-01-01": { …the law… }',
  },
  'version-order': {
    meaning: 'the rule ends before it begins',
    wrong: '"2019-01-01": null, "2020-01-01": { … }',
    right: '"2020-01-01": { … }, "2030-01-01": null',
  },
  citation: {
    meaning: 'a citation lacks its address or quote, or names a document without its clause, of a source that is not watched, or in the act',
    wrong: '"document": "kz-adilet/V1800017232"',
    right: '"document": "kz-adilet/V1800017232", "clause": "13"',
  },
  'citation-url': {
    meaning: 'the address of a citation is not one of http or https, or holds a user name or password',
    wrong: '"url": "adilet.zan.kz/rus/docs/V1800017232"',
    right: '"url": "https://adilet.zan.kz/rus/docs/V1800017232"',
  },
  quote: {
    meaning: 'a quote is too long',
    wrong: '"quote": "…the whole article…"',
    right: '"quote": "…the sentence that says it…"',
  },
  'quote-number': {
    meaning: 'neither the quote nor the note has the number that the version compares with',
    wrong: '"requires": { "fact": "euroClass", "operator": "greaterThanInclusive", "value": 5 } with "quote": "vehicles must meet the norms in force"',
    right: 'the same with "quote": "not lower than ecological class 5", or with a note that says where class 5 was read; the next number will do, as where the law says "more than", but not where it says "at most" and the rule does too',
  },
  'checked-on': {
    meaning: 'nobody has compared a version with its source for a year, or the day on which somebody did is still to come',
    wrong: '"checkedOn": "2024-01-15"',
    right: '"checkedOn": the day on which you read the source again',
  },
  severity: {
    meaning: 'the severity is heavier than the confidence allows',
    wrong: '"confidence": "recalled" with "severity": "block"',
    right: '"confidence": "recalled" with "severity": "watch"',
  },
  'leaves-out': {
    meaning: 'what the rule leaves out is not said, or said of a rule that encodes the law fully',
    wrong: '"encodes": "partly-may-miss" alone',
    right: '"encodes": "partly-may-miss", "leavesOut": { "en": "Diplomats’ cars are not told apart." }',
  },
  placeholder: {
    meaning: 'a text is still as `rules new` left it; a warning in a draft',
    wrong: '"act": "[to be named]"',
    right: '"act": "Decree of the Cabinet of Ministers No. 1, 1 March 2026"',
  },
  dossier: {
    meaning: 'a row of the dossiers is not in `dossiers.json`, or that says that no rule is written from it',
    wrong: '"dossier": ["KZ-99"]',
    right: '"dossier": ["KZ-01"]',
  },
  duplicate: {
    meaning: 'something stands twice: a market, a heading of two facts, a case by its name or by its facts',
    wrong: '"markets": ["KZ", "KZ"]',
    right: '"markets": ["KZ"]',
  },
  'never-applies': {
    meaning: 'nothing can be in the scope of a version',
    wrong: '"2021-01-01": { "scope": { "fact": "declaredOn", "operator": "lessThan", "value": "2020-01-01" }, … } decided on declaredOn',
    right: '"2021-01-01": { "scope": { "fact": "producedOn", "operator": "lessThan", "value": "2020-01-01" }, … } decided on declaredOn',
  },
  'never-complies': {
    meaning: 'nothing in the scope of a version can meet what it requires',
    wrong: '"scope": { "condition": "used" }, "requires": { "condition": "new" }',
    right: '"scope": { "condition": "passenger-cars" }, "requires": { "condition": "new" }',
  },
  'always-holds': {
    meaning: 'everything in the scope of a version meets what it requires',
    wrong: '"scope": { "condition": "left-hand-drive" }, "requires": { "condition": "left-hand-drive" }',
    right: '"scope": { "condition": "passenger-cars" }, "requires": { "condition": "left-hand-drive" }',
  },
  contradiction: {
    meaning: 'two rules of one market ask of the same goods what cannot both be',
    wrong: 'one rule requires { "condition": "left-hand-drive" } of passenger cars, another { "condition": "right-hand-drive" }',
    right: 'the scopes say which of the two concerns which cars',
  },
  shadowed: {
    meaning: 'whatever breaches a version breaches a rule that weighs as much anyway, so the version can never matter',
    wrong: 'one rule blocks cars below Euro 5, another blocks used cars below Euro 4',
    right: 'the weaker one is removed, or its scope names what the other does not concern',
  },
  'not-compiled': {
    meaning: 'a version compares in a way that is not compiled, so json-rules-engine judges it, one line at a time',
    wrong: '{ "fact": "steeringSide", "operator": "not:equal", "value": "right" }, were it not refused before',
    right: '{ "fact": "steeringSide", "operator": "notEqual", "value": "right" }',
  },
  'unused-fact': {
    meaning: 'no rule or condition asks for a fact of the dictionary',
    wrong: '"hullColour": { … } that no rule names',
    right: 'the fact is removed, or "keptFor": { "en": "Printed on every alert." } says why it stays',
  },
  'unused-condition': {
    meaning: 'no rule or condition names a shared condition',
    wrong: '"old-cars": { … } that no rule names',
    right: 'the condition is removed',
  },
  cases: {
    meaning: 'a verdict, or a day around a version, has no case',
    wrong: 'cases of the version of 2020-01-01 that begin on 2020-01-01',
    right: 'cases on 2019-12-31, on 2020-01-01 and on a later day',
  },
  'case-facts': {
    meaning: 'the facts of a case are not believable',
    wrong: '"facts": { "euroClass": "five" }',
    right: '"facts": { "euroClass": 5 }',
  },
  'case-threshold': {
    meaning: 'a threshold has no case right on it, or none a step beyond',
    wrong: '"value": 5 with cases of class 3 and 6',
    right: '"value": 5 with cases of class 4 and 5',
  },
  'case-answer': {
    meaning: 'the rule can tell where a case says that it cannot, or cannot tell where a case says that it can',
    wrong: '"facts": { "category": "M1" }, "expect": "breach" where the rule also asks for the Euro class',
    right: '"facts": { "category": "M1", "euroClass": 4 }, "expect": "breach"',
  },
  'over-broad': {
    meaning: 'the rule stops what one of its cases lets pass, or concerns what a case keeps out',
    wrong: '"value": 6 with a case of class 5 that complies',
    right: '"value": 5 with a case of class 5 that complies',
  },
  'over-narrow': {
    meaning: 'the rule lets pass what one of its cases stops, or does not concern it',
    wrong: '"value": 4 with a case of class 4 that is a breach',
    right: '"value": 5 with a case of class 4 that is a breach',
  },
} satisfies Record<FindingCode, Explanation>
