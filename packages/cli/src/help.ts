import { closest } from '@sextant/model'

export const help = `Sextant warns vehicle exporters of foreign technical barriers before the ship leaves.

  npm run -s sextant -- COMMAND

  check FILE --market KZ --arrives 2026-12-20    may this car go there? FILE is JSON: one object of facts, or a list
        --market KZ,UZ | all      where to ask; all makes a table (with --all every verdict of every market)
        --side import             only this side: export, transit, import (otherwise all three)
        --on DAY                  for every day of the order that is not given
        --FACT VALUE              any fact: --importer-kind company, --ships 2026-11-30, --documents export-licence,inspection-report
        --format text|json|html   --lang en|zh|ru   --all also lists what the rules do not concern
  rules lint                      checks every rule file, and says where and how to mend it
  rules test [ID ...]             asks each rule about its cases
  rules schema                    writes rules/rule.schema.json for your editor
  outbox [ID]                     lists the mails in the mailbox folder, or shows one
  exporters                       lists them;  exporters add ID --name NAME --email ADDRESS --lang zh
  subscribe --exporter ID --market KZ,UZ [--id NAME] [--kind steering] [--severity block] [--lang zh] [--often at-once|daily|weekly]
  unsubscribe NAME --exporter ID  subscriptions --exporter ID
  orders --exporter ID            lists open orders and what was found;  orders add FILE --exporter ID;  orders remove ORDER --exporter ID
  reviews                         clauses that changed under a rule;  reviews close ID --by NAME
  status                          what is kept and what is still to do
  help                            this page

Exit codes: 0 clear or done, 1 blocked or something must be done first, 3 cannot tell, 2 bad input.
`

export function closestCommand(name: string, known: readonly string[]): string {
  const near = closest(name, known)
  return near ? `; did you mean ${near}?` : '; npm run -s sextant -- help lists them'
}
