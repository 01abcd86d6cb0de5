-- A photo or PDF goes from the chat once it stands in the store, and not before: until then its message may be the only copy.
alter table periksa
    add column message_id bigint, -- null: of a row of an earlier program, which deleted the message itself
    add column captioned boolean not null default false; -- whether a number stands below it: where it stays, its sender is told
