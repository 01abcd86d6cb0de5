-- Numbers that the counter passes over: those that the office gave on paper before it used this program, and those that it sets
-- aside for days on paper. Every number of a year is then a permohonan's, or stands in one of these.
create table register_block (
    tahun      integer not null,
    first      integer not null,
    last       integer not null,
    kind       text not null constraint register_block_kind_check check (kind in ('sebelumnya', 'kertas')),
    petugas_id bigint not null constraint register_block_petugas_fk references petugas,
    peran      text not null constraint register_block_peran_check check (peran in ('kasi', 'admin')), -- in which they did
    at         timestamptz not null,
    constraint register_block_pk primary key (tahun, first),
    constraint register_block_numbers_check check (1 <= first and first <= last)
);
create index register_block_petugas on register_block (petugas_id);

-- They follow the last number, and the counter goes on behind them in the same transaction.
create function guard_register_block() returns trigger language plpgsql as $$
begin
    if not acts_as(new.petugas_id, new.peran, new.at) then
        raise exception 'numbers are passed over by Kasi and admin' using errcode = 'check_violation', constraint = 'register_block_by_petugas';
    end if;
    if new.first <> 1 + coalesce((select c.last from register_counter c where c.tahun = new.tahun), 0) then
        raise exception 'numbers are passed over in their order' using errcode = 'integrity_constraint_violation', constraint = 'register_block_next';
    end if;
    return new;
end $$;
create trigger register_block_next before insert on register_block for each row execute function guard_register_block();
create trigger register_block_append_only before update or delete or truncate on register_block execute function refuse_change();
create trigger register_block_sealed_day before insert on register_block for each row execute function guard_kantor_day();

create function guard_register_block_counted() returns trigger language plpgsql as $$
begin
    if not exists (select from register_counter c where c.tahun = new.tahun and c.last >= new.last) then
        raise exception 'the counter goes on behind a block' using errcode = 'integrity_constraint_violation', constraint = 'register_block_counted';
    end if;
    return null;
end $$;
create constraint trigger register_block_counted after insert on register_block
    deferrable initially deferred for each row execute function guard_register_block_counted();

-- As in 0006, and: over a block at once.
create or replace function guard_register_counter() returns trigger language plpgsql as $$
declare
    before constant integer := case when tg_op = 'UPDATE' then old.last else 0 end;
begin
    if tg_op = 'DELETE' or (tg_op = 'UPDATE' and new.tahun <> old.tahun)
        or (new.last <> before + 1
            and not exists (select from register_block b where b.tahun = new.tahun and b.first = before + 1 and b.last = new.last)) then
        raise exception 'register numbers have no gaps' using errcode = 'integrity_constraint_violation', constraint = 'register_counter_gapless';
    end if;
    return new;
end $$;

create or replace function guard_register_counter_given() returns trigger language plpgsql as $$
begin
    if not exists (select from permohonan p where p.nomor_tahun = new.tahun and p.nomor_urut = new.last)
        and not exists (select from register_block b where b.tahun = new.tahun and b.last = new.last) then
        raise exception 'a register number is given to a permohonan' using errcode = 'integrity_constraint_violation', constraint = 'register_counter_given';
    end if;
    return null;
end $$;

-- What was received on a day on paper is recorded afterwards: when it was received stands apart from when that was recorded
-- (`received_at`), and comes with its number.
alter table permohonan
    add column received_paper_at timestamptz,
    add constraint permohonan_paper_check check (received_paper_at is null or (nomor_urut is not null and received_at > received_paper_at));

create function is_passed_over(year integer, number integer, of_kind text) returns boolean language sql stable as $$
    select exists (
        select from register_block b
        where b.tahun = year and number between b.first and b.last and (of_kind is null or b.kind = of_kind))
$$;

create or replace function guard_nomor() returns trigger language plpgsql as $$
begin
    if old.nomor_urut is not null or new.tahap <> 'diterima' then
        raise exception 'a nomor register does not change' using errcode = 'check_violation', constraint = 'permohonan_nomor_fixed';
    end if;
    if new.nomor_tahun <> extract(year from office_day(coalesce(new.received_paper_at, new.received_at))) then
        raise exception 'a nomor register is of the year of its receipt' using errcode = 'check_violation', constraint = 'permohonan_nomor_year';
    end if;
    if new.received_paper_at is not null and not is_passed_over(new.nomor_tahun, new.nomor_urut, 'kertas') then
        raise exception 'what was received on paper has a number for paper' using errcode = 'check_violation', constraint = 'permohonan_nomor_paper';
    end if;
    if new.received_paper_at is null and (is_passed_over(new.nomor_tahun, new.nomor_urut, null) or not exists (
        select from register_counter c where c.tahun = new.nomor_tahun and c.last = new.nomor_urut)) then
        raise exception 'a nomor register comes from the counter' using errcode = 'check_violation', constraint = 'permohonan_nomor_counted';
    end if;
    return new;
end $$;

create function guard_paper() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' or old.nomor_urut is not null or new.nomor_urut is null then
        raise exception 'when something was received on paper is said once, with its number'
            using errcode = 'check_violation', constraint = 'permohonan_paper_fixed';
    end if;
    return new;
end $$;
create trigger permohonan_paper before update on permohonan for each row
    when (new.received_paper_at is distinct from old.received_paper_at) execute function guard_paper();
create trigger permohonan_paper_new before insert on permohonan for each row
    when (new.received_paper_at is not null) execute function guard_paper();

-- When the berkas of a permohonan came first, as the book goes by it: as it happened, not as it was recorded.
create function first_receipt_of_book(permohonan_id bigint) returns timestamptz language sql stable as $$
    select coalesce(p.received_paper_at, first_receipt(p.permohonan_id)) from permohonan p where p.permohonan_id = $1
$$;
