-- How the numbers of a year are written is fixed with the first of them: an office that changes its pattern changes no number that
-- was given or printed before. What the office profile says now is noted at each start.
create table register_pattern_present (
    present boolean not null default true constraint register_pattern_present_pk primary key
        constraint register_pattern_present_check check (present),
    pola    text not null
);

create table register_pattern (
    tahun integer not null constraint register_pattern_pk primary key,
    pola  text not null
);
create trigger register_pattern_append_only before update or delete or truncate on register_pattern execute function refuse_change();

create function note_register_pattern() returns trigger language plpgsql as $$
begin
    insert into register_pattern (tahun, pola)
    select new.tahun, n.pola from register_pattern_present n
    on conflict (tahun) do nothing;
    return null;
end $$;
create trigger register_counter_pattern after insert on register_counter for each row execute function note_register_pattern();
