-- What has failed for good is counted every few seconds by who watches the machine: not by reading all that was ever done.
create index inbox_dead on inbox (inbox_id) where state = 'dead';
create index outbox_dead on outbox (outbox_id) where state = 'dead';
