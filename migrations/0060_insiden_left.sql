-- Whether a message about a breach left: Telegram took it, or it was given up. That it was queued says nothing of that, and whether
-- a chat can be reached changes later. By the clock of the database, which stamps messages.
alter table outbox add column insiden_id bigint constraint outbox_insiden_fk references insiden; -- it tells of this breach

-- To each chat of a permohonan.
create table insiden_told_chat (
    insiden_id    bigint not null,
    permohonan_id bigint not null,
    chat_id       bigint not null,
    outbox_id     bigint constraint insiden_told_chat_outbox_key unique, -- the message, which goes before this does
    left_at       timestamptz,
    given_up_at   timestamptz,
    constraint insiden_told_chat_pk primary key (insiden_id, permohonan_id, chat_id),
    constraint insiden_told_chat_told_fk foreign key (insiden_id, permohonan_id) references insiden_told,
    constraint insiden_told_chat_pihak_fk foreign key (permohonan_id, chat_id) references pihak,
    constraint insiden_told_chat_ended_check check (left_at is null or given_up_at is null)
);

-- To a chat with a draft; once more where the message before was given up.
alter table insiden_told_draft
    add column outbox_id bigint constraint insiden_told_draft_outbox_key unique,
    add column left_at timestamptz,
    add column given_up_at timestamptz,
    add constraint insiden_told_draft_ended_check check (left_at is null or given_up_at is null),
    drop constraint insiden_told_draft_pk,
    add constraint insiden_told_draft_pk primary key (insiden_id, chat_id, at);

-- What became of it is written once, and stays.
create function guard_breach_message() returns trigger language plpgsql as $$
begin
    if old.left_at is null and old.given_up_at is null
        and differs_only_in(to_jsonb(old), to_jsonb(new), 'left_at', 'given_up_at') then
        return new;
    end if;
    raise exception '% stays', tg_table_name
        using errcode = 'integrity_constraint_violation', constraint = tg_table_name || '_append_only';
end $$;
create trigger insiden_told_chat_append_only before delete or truncate on insiden_told_chat execute function refuse_change();
create trigger insiden_told_chat_fixed before update on insiden_told_chat for each row execute function guard_breach_message();
drop trigger insiden_told_draft_fixed on insiden_told_draft;
create trigger insiden_told_draft_fixed before update on insiden_told_draft for each row execute function guard_breach_message();
create trigger insiden_told_draft_no_truncate before truncate on insiden_told_draft execute function refuse_change();

-- Whatever program sends a message or takes it away: what became of it is written in the same statement. Other messages pay nothing.
create function note_breach_message() returns trigger language plpgsql as $$
declare
    took constant boolean := tg_op = 'UPDATE' and new.state = 'sent';
begin
    update insiden_told_chat set left_at = case when took then now() end, given_up_at = case when not took then now() end
    where outbox_id = old.outbox_id and left_at is null and given_up_at is null;
    update insiden_told_draft set left_at = case when took then now() end, given_up_at = case when not took then now() end
    where outbox_id = old.outbox_id and left_at is null and given_up_at is null;
    return null;
end $$;
create trigger outbox_breach_ended after update of state on outbox
    for each row when (new.insiden_id is not null and new.state <> 'pending') execute function note_breach_message();
create trigger outbox_breach_gone after delete on outbox
    for each row when (old.insiden_id is not null) execute function note_breach_message();

-- What was queued before counts as it did until now.
insert into insiden_told_chat (insiden_id, permohonan_id, chat_id, left_at, given_up_at)
select t.insiden_id, t.permohonan_id, h.chat_id,
    case when d.unreachable_since is null then t.at end, case when d.unreachable_since is not null then t.at end
from insiden_told t join pihak h on h.permohonan_id = t.permohonan_id left join dialog d on d.chat_id = h.chat_id;
update insiden_told_draft t set left_at = case when d.unreachable_since is null then t.at end,
    given_up_at = case when d.unreachable_since is not null then t.at end
from insiden_told_draft o left join dialog d on d.chat_id = o.chat_id
where o.insiden_id = t.insiden_id and o.chat_id = t.chat_id;
