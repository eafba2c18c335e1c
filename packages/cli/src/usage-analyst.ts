import { lang, rulebookOptions, textOrJson, type Usage } from './usage.ts'

const by = { takes: '"Name <mail>"', says: 'who decides, as git writes an author' }
const reason = { takes: 'TEXT', says: 'why' }

/** What whoever writes and releases the rules asks. */
export const analystUsages = {
  rules: { of: 'analyst', forms: ['rules VERB …'], says: 'the law as data: write, check, compare and release rules', options: {}, examples: ['rules new --help', 'rules lint'] },
  'rules new': {
    forms: ['rules new kz/some-slug --requires "euroClass >= 5"'],
    says: 'begins a rule and its cases; on a terminal it asks for what is not given',
    options: {
      requires: { takes: '"FACT SIGN VALUE"', says: 'what must hold: "euroClass >= 5", "years(producedOn, arrivesOn) < 5"' },
      scope: { takes: '"FACT SIGN VALUE"', says: 'whom it concerns, "category in M1,M1G" where not given; all that stand hold together' },
      from: { takes: 'DAY', says: 'from which day it is law; today where not given' },
      title: { takes: 'TEXT', says: 'its title in English; the slug where not given' },
      market: { takes: 'KZ,KG', says: 'its markets; that of the folder where not given' },
      'decided-on': { takes: 'FACT', says: 'the day that decides: that to which an age is counted, else declaredOn' },
    },
    examples: ['rules new kz/driver-airbag --requires "equipment has driver-airbag" --scope "category in M1" --scope "usage = used" --from 2027-01-01', 'rules new eaeu/class-six --requires "euroClass >= 6" --market AM,BY,KG,KZ,RU'],
  },
  'rules lint': {
    forms: ['rules lint [ID …]'],
    says: 'checks every rule file, or some and what keeps all from loading, and says where and how to mend it',
    options: { explain: { takes: 'CODE', says: 'explains a code of a finding with an example' }, format: textOrJson },
    examples: ['rules lint kz-right-hand-drive', 'rules lint --explain units'],
  },
  'rules test': {
    forms: ['rules test [ID …]'],
    says: 'asks each rule about its cases',
    options: { watch: { says: 'again after every change, until Ctrl-C' } },
    examples: ['rules test kz-right-hand-drive --watch'],
  },
  'rules show': { forms: ['rules show ID …'], says: 'a rule as text, to be checked without reading JSON', options: { lang, ...rulebookOptions }, examples: ['rules show kz-right-hand-drive --lang ru'] },
  'rules sql': {
    forms: ['rules sql ID'],
    says: 'a rule as SQL with parameters, for orders that are kept in a warehouse',
    options: { dialect: { takes: 'postgres|duckdb', says: 'whose SQL; that of PostgreSQL where it is not given' }, format: textOrJson, ...rulebookOptions },
    notes: ['The head of the text says what the columns are called, what may stand in each, and which lines are asked; anything else counts as unknown.', 'Values of the rule stand beside the SQL, numbered, and never in it.'],
    examples: ['rules sql kz-right-hand-drive', 'rules sql kz-right-hand-drive --dialect duckdb --format json'],
  },
  'rules cases': {
    forms: ['rules cases ID --suggest [--format json] [--write --take NUMBERS]'],
    says: 'the boundary cases that are missing',
    options: {
      suggest: { says: 'lists them, with what the rule says of each today' },
      write: { says: 'adds those that --take names to cases.json' },
      take: { takes: 'NUMBERS', says: 'the numbers of those that you confirm, such as 1,3,5-8' },
      format: textOrJson,
    },
    examples: ['rules cases kz-right-hand-drive --suggest', 'rules cases kz-right-hand-drive --suggest --write --take 1,3'],
  },
  'rules coverage': { forms: ['rules coverage [PLACE …]'], says: 'rows of the dossiers, rules, what is left out, and what no case ever tries', options: { format: textOrJson }, examples: ['rules coverage KZ EAEU'] },
  'rules at': {
    forms: ['rules at [DAY]'],
    says: 'what is in force in law on a day',
    options: { market: { takes: 'KZ,UZ', says: 'only of these markets' }, lang, format: textOrJson, ...rulebookOptions },
    examples: ['rules at 2027-01-01 --market KZ'],
  },
  'rules history': { forms: ['rules history ID'], says: 'what each commit did to a rule', options: { lang }, examples: ['rules history kz-right-hand-drive'] },
  'rules diff': {
    forms: ['rules diff A..B', 'rules diff A'],
    says: 'two commits, tags or releases in the words of the law; one, against the working files',
    options: { lang, format: textOrJson },
    examples: ['rules diff HEAD', 'rules diff rules-2026-11-25..HEAD'],
  },
  'rules impact': {
    forms: ['rules impact'],
    says: 'what a draft would change for the open orders',
    options: { draft: { takes: 'DIR|COMMIT', says: 'the draft; the working files where not given' }, format: { takes: 'text|json|html', says: 'how it is told' }, lang },
    examples: ['rules impact --draft HEAD --lang zh'],
  },
  'rules release': {
    forms: ['rules release'],
    says: 'checks everything, puts the rules of the last commit in force and tags it',
    options: { 'accept-impact': { takes: 'DIGEST', says: 'that its consequences were looked at: the digest that rules impact showed' }, lang },
    examples: ['rules release', 'rules release --accept-impact impact-0123456789abcdef'],
  },
  'rules releases': { forms: ['rules releases'], says: 'what has been in force, and since when', options: {}, examples: ['rules releases'] },
  'rules schema': { forms: ['rules schema'], says: 'writes the JSON Schemas for your editor', options: {}, examples: ['rules schema'] },
  review: { of: 'analyst', forms: ['review VERB …'], says: 'the clauses that changed under a rule, and what becomes of them', options: {}, examples: ['review list', 'review accept --help'] },
  'review list': { forms: ['review list'], says: 'clauses that changed under a rule', options: { all: { says: 'also those that were decided' }, format: textOrJson }, examples: ['review list --all'] },
  'review show': { forms: ['review show ID'], says: 'before and after, word by word, and the version that it would make', options: { lang, format: textOrJson }, examples: ['review show 0a1b2c3d --lang zh'] },
  'review accept': {
    forms: ['review accept ID --by "Name <mail>" --reason TEXT [--from DAY] [--set fact=value] [--act TEXT] [--provision TEXT] [--move] [--keep] [--end]'],
    says: 'writes that version and its cases, and commits them',
    options: {
      by,
      reason,
      from: { takes: 'DAY', says: 'its first day, where the clause names none' },
      set: { takes: 'FACT=VALUE', says: 'a value of the new version; may stand several times' },
      act: { takes: 'TEXT', says: 'the act, where it is not as review show proposes' },
      provision: { takes: 'TEXT', says: 'its article or clause, where it is not as review show proposes' },
      keep: { says: 'all other values stay as they are' },
      move: { says: 'a version that is not law yet gives way to it' },
      end: { says: 'the rule ends; nothing else ends it' },
    },
    examples: ['review accept 0a1b2c3d --by "Ann Lee <ann@rules.example>" --reason "in the gazette of 3 March" --from 2031-01-01 --set euroClass=6'],
  },
  'review reject': { forms: ['review reject ID --by "Name <mail>" --reason TEXT'], says: 'the change says nothing new of the rule', options: { by, reason }, examples: ['review reject 0a1b2c3d --by "Ann Lee <ann@rules.example>" --reason "only the spelling"'] },
  'review postpone': {
    forms: ['review postpone ID --until DAY --by "Name <mail>" --reason TEXT'],
    says: 'it comes back on the day',
    options: { until: { takes: 'DAY', says: 'when it comes back' }, by, reason },
    examples: ['review postpone 0a1b2c3d --until 2027-02-01 --by "Ann Lee <ann@rules.example>" --reason "waiting for the text"'],
  },
  'review reopen': { forms: ['review reopen ID --by "Name <mail>" --reason TEXT'], says: 'one that was rejected is looked at again', options: { by, reason }, examples: ['review reopen 0a1b2c3d --by "Ann Lee <ann@rules.example>" --reason "the gazette says otherwise"'] },
} satisfies Record<string, Usage>
