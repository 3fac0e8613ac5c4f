create schema notifications;

-- One message to one person: always in the inbox, and by the channels they allow.
create table notifications.message (
  id uuid constraint message_has_one_id primary key,
  person_id uuid not null,                          -- who gets it: a child's messages go to its guardian
  about_id uuid,                                    -- the child that it is about
  palace_id uuid,                                   -- where it happens, so that the palace's director sees its deliveries
  division_code text,
  template text not null,                           -- 'placeOffered'
  params jsonb not null,
  link text,                                        -- a path of the portal
  dedupe_key text not null,                         -- the same cause never writes twice
  created_at timestamptz not null,
  read_at timestamptz,
  constraint message_has_one_cause unique (person_id, dedupe_key)
);
create index inbox_by_person on notifications.message (person_id, created_at desc);

create table notifications.delivery (
  message_id uuid not null constraint delivery_carries_a_message references notifications.message on delete cascade,
  channel text not null constraint delivery_channel_is_known check (channel in ('email', 'sms')),
  status text not null default 'queued'
    constraint delivery_status_is_known check (status in ('queued', 'sent', 'failed', 'skipped')),
  attempts integer not null default 0,
  last_error text,
  sent_at timestamptz,
  constraint message_goes_once_by_a_channel primary key (message_id, channel),
  constraint sent_means_a_time_of_sending check ((status = 'sent') = (sent_at is not null))
);

create index deliveries_not_sent on notifications.delivery (message_id) where status in ('queued', 'failed');

create table notifications.preference (
  person_id uuid not null,
  channel text not null constraint preference_channel_is_known check (channel in ('email', 'sms')),
  allowed boolean not null,
  constraint person_has_one_preference_for_a_channel primary key (person_id, channel)
);

-- Where text messages go when no provider is configured: read on the development inbox page.
create table notifications.development_sms (
  id uuid constraint development_sms_has_one_id primary key,
  phone text not null,
  text text not null,
  sent_at timestamptz not null
);
create index development_sms_latest on notifications.development_sms (sent_at desc);
