-- Entries are sealed in batches into a hash chain, so that whoever changes or removes one, also by going around the
-- triggers, is found out. Byte by byte: docs/algorithms/journal-chain.md.

-- Ids do not say when an entry was committed: a long transaction draws its ids early and shows them late. The number of
-- the writing transaction does: what lies below the oldest transaction still running is complete for ever.
create table journal.era (
  single boolean constraint there_is_one_era primary key default true
    constraint era_is_never_a_second_row check (single),
  -- Added to PostgreSQL's own number, which begins anew in another server: a restored journal goes on where it ended.
  shift bigint not null default 0
);
insert into journal.era default values;

create function journal.transaction_no() returns bigint language plpgsql volatile as $$
begin
  return pg_current_xact_id()::text::bigint + (select shift from journal.era);
end $$;

-- Everything below is complete: no transaction that still runs, or is yet to begin, can write there.
create function journal.complete_below() returns bigint language plpgsql volatile as $$
begin
  return pg_snapshot_xmin(pg_current_snapshot())::text::bigint + (select shift from journal.era);
end $$;

-- Called before a process begins to write: lifts the numbers of a server that is younger than the journal above the journal's.
create function journal.go_on() returns void language plpgsql volatile as $$
declare
  latest bigint := greatest(
    (select max(transaction_no) from journal.entry), (select max(before_transaction) from journal.seal));
begin
  update journal.era set shift = shift + latest + 1 - journal.transaction_no()
    where journal.transaction_no() <= latest;
end $$;

alter table journal.entry add column transaction_no bigint not null default journal.transaction_no();
create index journal_in_sealing_order on journal.entry (transaction_no, id);

create table journal.seal (
  number bigint constraint journal_seal_has_one_number primary key,
  first_transaction bigint not null,       -- entries of transactions from here …
  before_transaction bigint not null,      -- … up to here, not included, where the next seal begins
  entry_ids bigint[] not null,             -- in sealing order: transaction, then id
  entry_hashes bytea not null,             -- 32 bytes for each entry: tell which one was changed
  root bytea not null,                     -- hash of entry_hashes
  previous bytea not null,                 -- hash of the seal before; 32 zero bytes for the first
  hash bytea not null,
  sealed_at timestamptz not null,
  constraint seal_numbers_begin_at_one check (number >= 1),
  constraint seal_covers_a_span_of_transactions check (first_transaction < before_transaction),
  constraint seal_holds_entries check (cardinality(entry_ids) > 0),
  constraint seal_has_a_hash_for_each_entry check (octet_length(entry_hashes) = 32 * cardinality(entry_ids)),
  constraint seal_hashes_have_32_bytes
    check (octet_length(root) = 32 and octet_length(previous) = 32 and octet_length(hash) = 32)
);
-- Two seals never cover the same transactions, nor follow the same seal.
create unique index journal_seal_begins_where_no_other_does on journal.seal (first_transaction);
create unique index journal_seal_follows_where_no_other_does on journal.seal (previous);
-- "The head of each day" is read latest first.
create index journal_seal_by_time on journal.seal (sealed_at);

create trigger seals_are_append_only before update or delete on journal.seal
  for each row execute function journal.refuse_change();
create trigger seals_are_never_truncated before truncate on journal.seal
  for each statement execute function journal.refuse_change();

-- A check of the whole chain that somebody asked for on screen: how far it is, and what it found.
create table journal.verification (
  id uuid constraint journal_verification_has_one_id primary key,
  asked_at timestamptz not null,
  asked_by uuid,
  seals_total bigint not null,
  seals_done bigint not null default 0,
  finished_at timestamptz,
  finding jsonb,                           -- null: nothing bad found
  constraint verification_finds_only_when_finished check (finding is null or finished_at is not null)
);
create index journal_verification_by_time on journal.verification (asked_at desc);
