-- Who was told of a breach by letter, by telephone or in person, when and how: whom no chat reaches is told so, and this is
-- the proof of it.
create table insiden_told_by_hand (
    insiden_id    bigint not null constraint insiden_told_by_hand_insiden_fk references insiden,
    permohonan_id bigint not null constraint insiden_told_by_hand_permohonan_fk references permohonan,
    via           text not null constraint insiden_told_by_hand_via_check check (via in ('surat', 'telepon', 'langsung')),
    at            timestamptz not null,
    recorded_at   timestamptz not null,
    constraint insiden_told_by_hand_pk primary key (insiden_id, permohonan_id, via)
);
create trigger insiden_told_by_hand_append_only before update or delete or truncate on insiden_told_by_hand
    execute function refuse_change();

-- Nobody is told before the office knows, nor of what is not theirs.
create function guard_told_by_hand() returns trigger language plpgsql as $$
begin
    if not exists (
        select from insiden i join permohonan p on p.permohonan_id = new.permohonan_id
        where i.insiden_id = new.insiden_id and new.at between i.known_at and new.recorded_at
          and p.forgotten_at is null and coalesce(p.consent_at, p.submitted_at) <= i.until
          and (i.scope <> 'permohonan' or exists (
              select from insiden_permohonan n where n.insiden_id = i.insiden_id and n.permohonan_id = p.permohonan_id))) then
        raise exception 'nobody was told so' using errcode = 'integrity_constraint_violation', constraint = 'insiden_told_by_hand_concerned';
    end if;
    return new;
end $$;
create trigger insiden_told_by_hand_concerned before insert on insiden_told_by_hand
    for each row execute function guard_told_by_hand();

-- A row without a chat said of nobody that they were told; it hid who is left.
alter table insiden_told disable trigger insiden_told_append_only;
delete from insiden_told where chats = 0;
alter table insiden_told enable trigger insiden_told_append_only;
alter table insiden_told drop constraint insiden_told_chats_check;
alter table insiden_told add constraint insiden_told_chats_check check (chats > 0);

-- Reminders go on after the time is over.
alter table insiden drop constraint insiden_reminded_check;
alter table insiden add constraint insiden_reminded_check check (reminded >= 0);
