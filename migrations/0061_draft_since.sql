-- Since when what was sent lay here as a draft: when that was begun. Whoever it belongs to is told of a breach by this. Null: of an
-- earlier program; then it lay here from the agreement on.
alter table permohonan add column draft_since timestamptz;
create trigger permohonan_draft_since_fixed before update of draft_since on permohonan
    for each row when (new.draft_since is distinct from old.draft_since) execute function refuse_change();

-- As in 0055, by when the draft was begun.
create or replace function guard_told_by_hand() returns trigger language plpgsql as $$
begin
    if not exists (
        select from insiden i join permohonan p on p.permohonan_id = new.permohonan_id
        where i.insiden_id = new.insiden_id and new.at between i.known_at and new.recorded_at
          and p.forgotten_at is null and coalesce(p.draft_since, p.consent_at, p.submitted_at) <= i.until
          and (i.scope <> 'permohonan' or exists (
              select from insiden_permohonan n where n.insiden_id = i.insiden_id and n.permohonan_id = p.permohonan_id))) then
        raise exception 'nobody was told so' using errcode = 'integrity_constraint_violation', constraint = 'insiden_told_by_hand_concerned';
    end if;
    return new;
end $$;
