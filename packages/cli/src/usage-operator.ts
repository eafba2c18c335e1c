import { lang, type Usage } from './usage.ts'

/** What whoever runs Sextant asks. */
export const operatorUsages = {
  exporters: {
    of: 'operator',
    forms: ['exporters', 'exporters add ID --name NAME --email ADDRESS --lang zh', 'exporters remove ID'],
    says: 'list, add, or remove with all that is theirs',
    options: { name: { takes: 'NAME', says: 'with add: as mails address them' }, email: { takes: 'ADDRESS', says: 'with add: where mails go' }, lang },
    examples: ['exporters add acme --name "Acme Autos" --email desk@acme.example --lang en', 'exporters remove acme'],
  },
  outbox: { of: 'operator', forms: ['outbox [ID]'], says: 'lists the mails in the mailbox folder, or shows one', options: {}, examples: ['outbox'] },
  status: { of: 'operator', forms: ['status'], says: 'what is kept and what is still to do', options: {}, examples: ['status'] },
  help: { of: 'operator', forms: ['help [COMMAND [VERB]]'], says: 'this page, or that of a command; so does COMMAND --help', options: {}, examples: ['help rules new', 'import --help'] },
} satisfies Record<string, Usage>
