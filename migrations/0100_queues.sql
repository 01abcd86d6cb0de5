-- What waits is few rows of many, and how many changes faster than the server counts. So each question has the one index that answers it:
-- `inbox_turn` and `outbox_order` say in which turn, and serve no question about one chat, for which the planner would read all that waits.
-- Both conditions always hold; who asks for a turn says so, too.
drop index inbox_turn;
create index inbox_turn on inbox (turn, inbox_id) where state = 'pending' and turn >= 0;

drop index outbox_order;
create index outbox_order on outbox (outbox_id) where state = 'pending' and attempts >= 0;

-- What is done stays for weeks beside it: swept by what has changed, not by the share of all.
alter table inbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
alter table outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- Written anew at every message of a chat: with room beside it, the indexes stay as they are.
alter table dialog set (fillfactor = 70);
alter table pace set (fillfactor = 70);
alter table pace_pressed set (fillfactor = 70);
