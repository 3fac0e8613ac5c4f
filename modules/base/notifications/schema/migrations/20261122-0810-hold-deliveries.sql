-- A delivery is taken before it is sent, so that no transaction stays open while a mail server thinks it over, and so that
-- a database that is lost meanwhile does not send it again: whoever sent it says so when the database is back.
alter table notifications.delivery add column held_until timestamptz;   -- somebody is sending it; past this they are taken for dead
