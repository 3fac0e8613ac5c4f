-- A text message that rests in the quiet hours: not sent before this, and looked at again then.
alter table notifications.delivery add column not_before timestamptz;
create index deliveries_put_off on notifications.delivery (not_before) where status = 'queued' and not_before is not null;
