-- A row whose indexed columns stay as they are is written anew beside itself, and no index hears of it. A conversation changes its time with
-- every word, which this index had in it; all it has to tell is which ones hold a draft.
drop index dialog_draft;
create index dialog_draft on dialog (chat_id) where draft is not false;

-- A message is written three times: queued, lent, sent. The second time finds room beside it.
alter table outbox set (fillfactor = 50);
