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

-- Sealed with its day, beside what the office decided on it.
create or replace view kantor_said as
select 'syarat' as what, s.version::bigint as id, s.made_at as at,
    jsonb_build_array(s.layanan, s.made_by, encode(s.alasan, 'hex'), (extract(epoch from s.made_at) * 1000000)::bigint)::text as said
from syarat s
union all
select 'kalender', k.kalender_perubahan_id, k.at,
    jsonb_build_array(k.kind, k.tanggal, k.ke, k.jenis, k.nama, k.dasar, k.lama, k.petugas_id, (extract(epoch from k.at) * 1000000)::bigint)::text
from kalender_perubahan k
union all
select 'tahun', t.tahun, t.at, jsonb_build_array(t.dasar, t.petugas_id, (extract(epoch from t.at) * 1000000)::bigint)::text
from kalender_tahun t where t.petugas_id is not null
union all
select 'jam_khusus', j.jam_khusus_id, j.at,
    jsonb_build_array(j.dari, j.sampai, j.jam_kerja, j.dasar, j.petugas_id, (extract(epoch from j.at) * 1000000)::bigint)::text
from jam_khusus j
union all
select 'jam_khusus_selesai', j.jam_khusus_id, j.ended_at,
    jsonb_build_array(j.ended_by, j.ended_from, (extract(epoch from j.ended_at) * 1000000)::bigint)::text
from jam_khusus j where j.ended_at is not null
union all
select 'jam_kerja', u.jam_kerja_id, u.at,
    jsonb_build_array(u.hari, u.dari, u.sesi, u.dasar, u.petugas_id, (extract(epoch from u.at) * 1000000)::bigint)::text
from jam_kerja u
union all
select 'ekspor', e.ekspor_id, e.at,
    jsonb_build_array(e.petugas_id, e.peran, e.dari, e.sampai, e.bentuk, e.lengkap, e.lines, (extract(epoch from e.at) * 1000000)::bigint)::text
from ekspor e
union all
select 'register_block', b.tahun::bigint * 1000000 + b.first, b.at,
    jsonb_build_array(b.tahun, b.first, b.last, b.kind, b.petugas_id, b.peran, (extract(epoch from b.at) * 1000000)::bigint)::text
from register_block b;

-- A permohonan with everything that belongs to it in one row, anew: as in 0036, and when it was received on paper.
create or replace view permohonan_full as
select
    p.permohonan_id,
    p.kode,
    p.data,
    p.entri,
    p.riwayat_seq,
    p.riwayat_hash,
    (select r.data_digest from riwayat r where r.permohonan_id = p.permohonan_id and r.seq = p.riwayat_seq) as data_digest,
    exists (
        select 1 from pihak h
        where h.permohonan_id = p.permohonan_id
          and (select d.unreachable_since from dialog d where d.chat_id = h.chat_id) is not null
    ) as unreachable,
    json_build_object(
        'jenis', p.jenis,
        'syarat', p.syarat,
        'submitted_at', p.submitted_at,
        'registered_by', (select r.petugas_id from riwayat r where r.permohonan_id = p.permohonan_id and r.seq = 1),
        'nomor', case when p.nomor_urut is not null then json_build_object('tahun', p.nomor_tahun, 'urut', p.nomor_urut) end,
        'steps', json_build_object(
            'tahap', p.tahap,
            'received_by', p.received_by, 'received_at', p.received_at, 'received_paper_at', p.received_paper_at,
            'checked_by', p.checked_by, 'checked_at', p.checked_at,
            'entered_by', p.entered_by, 'entered_at', p.entered_at,
            'sent_by', p.sent_by, 'sent_at', p.sent_at, 'recipient', p.recipient,
            'closed_by', p.closed_by, 'closed_peran', p.closed_peran, 'closed_chat', p.closed_chat, 'closed_at', p.closed_at),
        'pihak', (
            select json_agg(json_build_object('chat', h.chat_id, 'sebagai', h.sebagai, 'hubungan', h.hubungan) order by h.ordinal)
            from pihak h where h.permohonan_id = p.permohonan_id),
        'berkas', (
            select json_agg(json_build_object(
                'id', b.berkas_id, 'syarat', b.syarat, 'cycle', b.cycle, 'answer', b.answer,
                'file', encode(b.file, 'hex'), 'petugas', b.petugas_id, 'at', b.at, 'replaces', b.replaces) order by b.ordinal)
            from berkas b where b.permohonan_id = p.permohonan_id and b.withdrawn_at is null),
        'withdrawn', (
            select json_agg(json_build_object('syarat', b.syarat, 'by', b.withdrawn_by, 'at', b.withdrawn_at)
                order by b.withdrawn_seq, b.ordinal)
            from berkas b where b.permohonan_id = p.permohonan_id and b.withdrawn_at is not null),
        'kekurangan', (
            select json_agg(json_build_object(
                'cycle', k.cycle, 'syarat', k.syarat, 'alasan', k.alasan, 'note', encode(k.note, 'hex')) order by k.cycle, k.ordinal)
            from kekurangan k where k.permohonan_id = p.permohonan_id),
        'pernyataan', (
            select json_agg(json_build_object(
                'kind', n.kind, 'tanggal', n.tanggal, 'petugas', n.petugas_id, 'peran', n.peran, 'at', n.at) order by n.seq)
            from pernyataan n where n.permohonan_id = p.permohonan_id),
        'perbaikan', (
            select json_agg(json_build_object(
                'nomor', b.nomor, 'nilai', encode(b.nilai, 'hex'), 'chat', b.chat_id, 'at', b.at,
                'by', b.answered_by, 'answered_at', b.answered_at, 'alasan', b.alasan, 'text', encode(b.alasan_text, 'hex'))
                order by b.nomor)
            from perbaikan b where b.permohonan_id = p.permohonan_id),
        'cards', (
            select json_agg(json_build_object('outbox', c.outbox_id, 'chat', c.chat_id) order by c.chat_id)
            from (
                select distinct on (o.chat_id) o.chat_id, o.outbox_id from outbox o
                where o.permohonan_id = p.permohonan_id and o.is_card and o.state in ('pending', 'sent')
                order by o.chat_id, o.outbox_id desc) c),
        'timeline', (
            select json_agg(json_build_object('kind', r.kind, 'at', r.at) order by r.seq)
            from riwayat r where r.permohonan_id = p.permohonan_id),
        'expected', (
            select json_build_object('count', e.count, 'half', e.half, 'most', e.most)
            from perkiraan e where e.jenis = p.jenis),
        'unanswered', p.tahap in ('diajukan', 'tidak_lengkap') and exists (
            select 1 from pengingat g
            where g.kind = 'kekurangan' and g.subject_id = p.permohonan_id and g.rung = 'akhir'
              and g.since >= greatest(p.submitted_at, p.checked_at, (
                  select max(b.at) from berkas b where b.permohonan_id = p.permohonan_id and b.cycle = p.cycle))),
        'pengambilan', (
            select json_build_object(
                'langkah', g.langkah, 'petugas', g.petugas_id, 'taken_at', g.taken_at, 'until', g.until,
                'chat', t.chat_id, 'nama', encode(t.nama, 'hex'))
            from pengambilan g join petugas t on t.petugas_id = g.petugas_id
            where g.permohonan_id = p.permohonan_id and g.ended_at is null),
        'tunda', case when p.tahap = 'dikirim' then ( -- the holds that it met since it was sent
            select json_agg(json_build_object('id', t.tunda_id, 'key', t.tunda_key, 'scope', t.scope, 'alasan', t.alasan,
                'text', encode(t.alasan_text, 'hex'), 'by', t.declared_by, 'peran', t.declared_peran, 'at', t.declared_at,
                'lifted_by', t.lifted_by, 'lifted_peran', t.lifted_peran, 'lifted_at', t.lifted_at) order by t.tunda_id)
            from (
                select * from tunda o where o.permohonan_id = p.permohonan_id
                union all
                select * from tunda w where w.scope = 'all' or w.recipient = p.recipient) t
            where t.lifted_at is null or t.lifted_at > p.sent_at) end,
        'periksa', (
            select json_agg(json_build_object(
                'key', x.periksa_key, 'syarat', x.syarat, 'file', encode(x.file, 'hex'), 'found', encode(x.found, 'hex'),
                'verdict', x.verdict) order by x.periksa_id)
            from periksa x where x.permohonan_id = p.permohonan_id and x.remarked)
    )::text as body,
    (select k.wrapped from data_key k where k.permohonan_id = p.permohonan_id) as data_key
from permohonan p
where p.forgotten_at is null;
