export interface Migration {
  number: number
  name: string
  sql: string
}

const tables = `
create table sextant.bodies (
  sha256 text primary key,
  body bytea not null
);
create table sextant.snapshots (
  id integer generated always as identity primary key,
  source text not null,
  url text not null,
  sha256 text not null references sextant.bodies,
  status integer not null,
  headers text not null,
  fetched_at timestamptz not null,
  related_at timestamptz
);
create index snapshots_to_relate on sextant.snapshots (id) where related_at is null;
create table sextant.pages (
  source text not null,
  url text not null,
  etag text,
  last_modified text,
  sha256 text,
  checked_at timestamptz not null,
  outcome text not null,
  primary key (source, url)
);
create table sextant.editions (
  id text primary key,
  serial integer generated always as identity,
  source text not null,
  reference text not null,
  hash text not null,
  snapshot text not null,
  document text not null,
  seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  unique (source, reference, hash, seen_at)
);
create index editions_by_time on sextant.editions (source, reference, seen_at desc, serial desc);
create table sextant.measures (
  reference text primary key,
  markets text[] not null,
  content text not null,
  updated_at timestamptz not null
);
create table sextant.issues (
  source text not null,
  reference text not null,
  key text not null,
  message text not null,
  snapshot text,
  seen_at timestamptz not null,
  closed_at timestamptz,
  primary key (source, reference, key)
);
create table sextant.releases (
  digest text primary key,
  content text not null,
  commit text
);
create table sextant.releasings (
  serial integer generated always as identity primary key,
  digest text not null references sextant.releases,
  at timestamptz not null
);
create table sextant.reviews (
  id text primary key,
  rule text not null,
  document text not null,
  clause text not null,
  before text,
  after text,
  edition text not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  closed_by text,
  unique (rule, document, clause, edition)
);
create table sextant.notes (
  key text primary key,
  value text not null
);

create table sextant.exporters (
  id text primary key,
  content text not null
);
create table sextant.goods (
  exporter text not null references sextant.exporters on delete cascade,
  id text not null,
  facts text not null,
  revision text not null,
  primary key (exporter, id)
);
create table sextant.orders (
  exporter text not null references sextant.exporters on delete cascade,
  id text not null,
  goods text not null,
  market text not null,
  facts text not null,
  revision text not null,
  primary key (exporter, id),
  foreign key (exporter, goods) references sextant.goods (exporter, id)
);
create index orders_by_goods on sextant.orders (exporter, goods);
create table sextant.subscriptions (
  exporter text not null references sextant.exporters on delete cascade,
  id text not null,
  content text not null,
  often text not null,
  gathered_at timestamptz,
  primary key (exporter, id)
);
create table sextant.standings (
  exporter text not null,
  order_id text not null,
  outcome text not null,
  reasons text not null,
  fingerprint text not null,
  "check" text not null,
  revision text not null,
  basis text not null,
  judged_at timestamptz not null,
  primary key (exporter, order_id),
  foreign key (exporter, order_id) references sextant.orders (exporter, id) on delete cascade
);
-- Changes and alerts outlive their order: what was told is a record, and the sequence must never start again.
create table sextant.changes (
  exporter text not null references sextant.exporters on delete cascade,
  order_id text not null,
  sequence integer not null,
  serial integer generated always as identity,
  before text,
  after text not null,
  at timestamptz not null,
  alerted_at timestamptz,
  primary key (exporter, order_id, sequence)
);
create index changes_to_alert on sextant.changes (serial) where alerted_at is null;
create table sextant.deliveries (
  id text primary key,
  exporter text not null references sextant.exporters on delete cascade,
  subscription text not null,
  message_id text not null,
  state text not null check (state in ('waiting', 'sending', 'sent', 'failed')),
  attempts integer not null default 0,
  gathered_at timestamptz not null,
  retry_at timestamptz,
  lease_until timestamptz,
  sent_at timestamptz,
  response text,
  last_error text
);
create index deliveries_to_send on sextant.deliveries (gathered_at) where state in ('waiting', 'sending');
create index deliveries_by_exporter on sextant.deliveries (exporter, gathered_at);
create table sextant.alerts (
  exporter text not null references sextant.exporters on delete cascade,
  id text not null,
  serial integer generated always as identity,
  subscription text not null,
  order_id text not null,
  sequence integer not null,
  kind text not null,
  raised_at timestamptz not null,
  delivery text references sextant.deliveries,
  primary key (exporter, id)
);
create index alerts_to_gather on sextant.alerts (exporter, subscription) where delivery is null;
create index alerts_by_delivery on sextant.alerts (delivery);
`

/**
 * The role is one for the whole server, so another database may have made it before, or at this very moment.
 * A role that could look past row-level security is refused.
 */
const exporterRole = `
do $$
begin
  if not exists (select from pg_roles where rolname = 'sextant_exporter') then
    begin
      create role sextant_exporter nologin;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;
  if exists (select from pg_roles where rolname = 'sextant_exporter' and (rolsuper or rolbypassrls)) then
    raise exception 'the role sextant_exporter may bypass row-level security; it must not';
  end if;
  if not (select rolsuper from pg_roles where rolname = current_user) then
    execute format('grant sextant_exporter to %I', current_user);
  end if;
end $$;
`

/** The owner, as whom the workers run, sees all rows; row-level security is forced, so that it has to say so. */
function tenantTable(table: string, column: string, grants: string): string {
  return `
alter table sextant.${table} enable row level security;
alter table sextant.${table} force row level security;
create policy workers on sextant.${table} to current_user using (true) with check (true);
create policy own_rows on sextant.${table} to sextant_exporter
  using (${column} = current_setting('sextant.exporter', true))
  with check (${column} = current_setting('sextant.exporter', true));
grant ${grants} on sextant.${table} to sextant_exporter;
`
}

const tenants = [
  exporterRole,
  'grant usage on schema sextant to sextant_exporter;',
  tenantTable('exporters', 'id', 'select, update'),
  ...['goods', 'orders', 'subscriptions', 'standings', 'changes', 'alerts', 'deliveries'].map((table) =>
    tenantTable(table, 'exporter', 'select, insert, update, delete'),
  ),
].join('\n')

/** An id of an order or of goods holds no `@`, so that the name of a line says which of the two it is. */
const fleet = `
alter table sextant.standings rename column order_id to line;
alter table sextant.standings drop constraint standings_exporter_order_id_fkey;
alter table sextant.standings add foreign key (exporter) references sextant.exporters on delete cascade;
alter table sextant.standings
  add column verdicts text,
  add column facts text,
  add column release text,
  add column day text,
  drop column "check";
-- What they rest on was not kept, so they are judged once more, and their history begins with that.
update sextant.standings set basis = '';
alter table sextant.changes
  add column gone text,
  add column come text,
  add column through text;
create view sextant.lines with (security_invoker = true) as
  select orders.exporter, orders.id as line, orders.id as named, orders.goods, orders.market, orders.facts, goods.facts as goods_facts,
    orders.revision || '.' || goods.revision as revision
  from sextant.orders
  join sextant.goods on goods.exporter = orders.exporter and goods.id = orders.goods
  union all
  select goods.exporter, goods.id || '@' || watched.market, goods.id, goods.id, watched.market, null, goods.facts, goods.revision
  from sextant.goods
  join (
    select distinct exporter, json_array_elements_text(content::json -> 'markets') as market from sextant.subscriptions
  ) as watched on watched.exporter = goods.exporter
  where not exists (
    select from sextant.orders
    where orders.exporter = goods.exporter and orders.goods = goods.id and orders.market = watched.market
  );
grant select on sextant.lines to sextant_exporter;
create table sextant.audit (
  serial integer generated always as identity primary key,
  exporter text not null,
  action text not null check (action = 'removed'),
  kind text not null check (kind in ('order', 'goods', 'exporter')),
  hash text not null,
  sequence integer not null,
  at timestamptz not null
);
create index audit_by_hash on sextant.audit (hash);
create function sextant.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit is append only';
end $$;
create trigger append_only before update or delete or truncate on sextant.audit
  for each statement execute function sextant.refuse_change();
${tenantTable('audit', 'exporter', 'select, insert')}
`

/** What an analyst decides, and why. A review that was closed before reasons were asked for found nothing new to write. */
const decisions = `
alter table sextant.reviews rename column closed_at to decided_at;
alter table sextant.reviews rename column closed_by to decided_by;
alter table sextant.reviews
  add column state text not null default 'open' check (state in ('open', 'postponed', 'accepted', 'rejected', 'superseded')),
  add column until text,
  add column version text,
  add column is_released boolean not null default false,
  add column reason text;
update sextant.reviews set state = 'rejected', reason = 'closed before reasons were asked for' where decided_at is not null;
`
const imports = `
create table sextant.imports (
  exporter text not null references sextant.exporters on delete cascade,
  id text not null,
  began_at timestamptz not null,
  primary key (exporter, id)
);
create table sextant.import_rows (
  exporter text not null,
  import text not null,
  number integer not null,
  goods text not null,
  goods_facts text not null,
  goods_before text,
  order_id text,
  market text,
  order_facts text,
  order_before text,
  primary key (exporter, import, number),
  foreign key (exporter, import) references sextant.imports (exporter, id) on delete cascade
);
create table sextant.import_headings (
  exporter text not null references sextant.exporters on delete cascade,
  heading text not null,
  written text not null,
  meaning text not null,
  primary key (exporter, heading)
);
${['imports', 'import_rows', 'import_headings'].map((table) => tenantTable(table, 'exporter', 'select, insert, update, delete')).join('\n')}`

/** Every decision of a review, also one that another took the place of. */
const reviewDecisions = `
create table sextant.review_decisions (
  serial integer generated always as identity primary key,
  review text not null references sextant.reviews (id),
  state text not null check (state in ('open', 'postponed', 'accepted', 'rejected')),
  until text,
  version text,
  at timestamptz not null,
  by text not null,
  reason text not null
);
create index review_decisions_by_review on sextant.review_decisions (review);
insert into sextant.review_decisions (review, state, until, version, at, by, reason)
  select id, state, until, version, decided_at, coalesce(decided_by, 'somebody'), coalesce(reason, 'without a reason')
  from sextant.reviews
  where state in ('postponed', 'accepted', 'rejected') and decided_at is not null
  order by decided_at;
create or replace function sextant.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the table % is append only', tg_table_name;
end $$;
create trigger append_only before update or delete or truncate on sextant.review_decisions
  for each statement execute function sextant.refuse_change();
`

/** What standings rest on, so that a release has only those judged again of which it may say something else. */
const bases = `
create table sextant.bases (
  basis text primary key,
  release text not null references sextant.releases (digest),
  under_review text not null
);
alter table sextant.standings add column practice integer not null default 0;
`

/** Append only: a migration that has ever run anywhere is never edited. A change of the schema is a new one. */
export const migrations: readonly Migration[] = [
  { number: 1, name: 'tables', sql: tables },
  { number: 2, name: 'tenants', sql: tenants },
  { number: 3, name: 'fleet', sql: fleet },
  { number: 4, name: 'decisions', sql: decisions },
  { number: 5, name: 'imports', sql: imports },
  { number: 6, name: 'review decisions', sql: reviewDecisions },
  { number: 7, name: 'bases', sql: bases },
]
