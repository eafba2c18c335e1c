import { closest } from '@sextant/model'

export const help = `Sextant warns vehicle exporters of foreign technical barriers before the ship leaves.

  npm run -s sextant -- COMMAND

  check FILE --market KZ --arrives 2026-12-20    may this car go there? FILE is JSON: one object of facts, or a list
        --market KZ,UZ | all      where to ask; all makes a table (with --all every verdict of every market)
        --side import             only this side: export, transit, import (otherwise all three)
        --on DAY                  for every day of the order that is not given
        --sheet NAME  --map "Heading=fact"    where FILE is a spreadsheet (.xlsx, .csv), a row a subject
        --FACT VALUE              any fact: --importer-kind company, --ships 2026-11-30, --documents export-licence,inspection-report
        --format text|json|html|pdf  --out FILE  --lang en|zh|ru   --all also lists what the rules do not concern
        --as-known-on DAY         by the rules as they stood then;  --release TAG|sha256:…  by those of a release
  rules new kz/some-slug --requires "euroClass >= 5"    begins a rule and its cases; asks for what is not given
  rules lint [ID ...]             checks every rule file, and says where and how to mend it;  --explain CODE  --format json
  rules test [ID ...] [--watch]   asks each rule about its cases, again after every change with --watch
  rules show ID [--lang zh]       a rule as text, to be checked without reading JSON
  rules sql ID                    a rule as SQL for orders in a warehouse;  --dialect postgres|duckdb  --format text|json
  rules cases ID --suggest        the boundary cases that are missing;  --write --take 1,3 adds those that you confirm
  rules coverage                  rows of the dossiers, rules, what is left out, and what no case ever tries
  rules at [DAY] [--market KZ]    what is in force in law on a day
  rules history ID                what each commit did to a rule
  rules diff A..B                 two commits, tags or releases in the words of the law;  rules diff A  against the working files
  rules impact [--draft DIR|COMMIT]    what a draft would change for the open orders;  --format text|json|html
  rules release                   checks everything, puts the rules in force and tags them;  --accept-impact DIGEST
  rules releases                  what has been in force, and since when
  rules schema                    writes the JSON Schemas for your editor
  outbox [ID]                     lists the mails in the mailbox folder, or shows one
  exporters                       lists them;  exporters add ID --name NAME --email ADDRESS --lang zh;  exporters remove ID with all that is theirs
  subscribe --exporter ID --market KZ,UZ [--id NAME] [--kind steering] [--severity block] [--lang zh] [--often at-once|daily|weekly]
  unsubscribe NAME --exporter ID  subscriptions --exporter ID
  orders [list] --exporter ID     open orders and what was found;  --outcome blocked|act|cannot-tell|clear  --market KZ  --format text|json
        orders add FILE           orders show ORDER  its facts, its answer with the clauses, and through what that changed;  --lang zh  --format json
        orders remove ORDER       with all that was said of it
  models [list] --exporter ID     goods in the markets that their exporter watches, judged as if they went today; options as for orders
        models show MODEL [--market KZ]    models remove MODEL
  audit --exporter ID [NAME]      what was removed, and when; or whether this order or model was
  review list [--all]             clauses that changed under a rule, and what was decided
  review show ID                  before and after, word by word, and the version that it would make;  --lang zh  --format text|json
  review accept ID --by "Name <mail>" --reason TEXT    writes that version and its cases, and commits them
        --from DAY                its first day, where the clause names none;  --set euroClass=6 a value;  --keep the others stay;
                                  --move: a version that is not law yet gives way to it
  review reject ID --by … --reason TEXT    it says nothing new of the rule;  review postpone ID --until DAY --by … --reason TEXT
  import models|orders FILE --exporter ID    shows what a spreadsheet (.xlsx, .csv) would change;  --yes imports it, all of it or nothing
        --map "Heading=fact"      what a heading means; "Heading=fact UNIT" with its unit, "Heading=-" for a column that is not used
        --sheet NAME  --preview never asks  --rejected FILE.csv lists the rejected cells  --format text|json
  import mapping --exporter ID    what its headings were read as;  --forget HEADING
  template models|orders --out FILE.xlsx [--lang en|zh|ru] [--all]    a workbook to fill in, with what may be chosen
  status                          what is kept and what is still to do
  help                            this page

Exit codes: 0 clear or done, 1 blocked or something must be done first, 3 cannot tell, 2 bad input.
`

export function closestCommand(name: string, known: readonly string[]): string {
  const near = closest(name, known)
  return near ? `; did you mean ${near}?` : '; npm run -s sextant -- help lists them'
}
