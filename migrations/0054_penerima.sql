-- What stands with an officer who is none any more goes to another one: staf take it back and send it again, in one unit of work.
alter table pengembalian
    drop constraint pengembalian_alasan_check,
    add constraint pengembalian_alasan_check check (
        alasan in ('berkas_kurang', 'berkas_tidak_terbaca', 'data_tidak_sesuai', 'lainnya', 'penerima_berganti'));

-- As in 0047, and: by staf, for no other reason than that its officer is none any more; then never by an officer for that reason.
create or replace function guard_pengembalian() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if new.resent_seq is not null or not exists (
            select from permohonan p
            where p.permohonan_id = new.permohonan_id and p.tahap = 'dikirim'
              and coalesce(p.stated, '') not in ('diserahkan', 'ditolak') and case
                  when new.alasan = 'penerima_berganti' then
                      has_peran(new.petugas_id, 'staf') and not has_peran(p.recipient, 'dispendukcapil')
                  else has_peran(new.petugas_id, 'dispendukcapil') and p.recipient = new.petugas_id end) then
            raise exception 'sent back by the officer who has it' using errcode = 'check_violation', constraint = 'pengembalian_by_recipient';
        end if;
        return new;
    end if;
    if tg_op = 'UPDATE' and ((is_sealing_anew() and differs_only_in(to_jsonb(old), to_jsonb(new), 'alasan_text'))
        or (old.resent_seq is null and new.resent_seq is not null and differs_only_in(to_jsonb(old), to_jsonb(new), 'resent_seq'))) then
        return new;
    end if;
    raise exception 'what was sent back stays so' using errcode = 'integrity_constraint_violation', constraint = 'pengembalian_append_only';
end $$;

-- As in 0047, and: by staf, where its officer is none any more.
create or replace function guard_pengiriman_terima() returns trigger language plpgsql as $$
begin
    if not exists (
        select from pengiriman k
        where k.pengiriman_id = new.pengiriman_id and k.jumlah >= new.kembali and k.at <= new.at and case
            when has_peran(k.recipient, 'dispendukcapil') then k.recipient = new.petugas_id
            else has_peran(new.petugas_id, 'staf') end) then
        raise exception 'its officer acknowledges it' using errcode = 'check_violation', constraint = 'pengiriman_terima_by_recipient';
    end if;
    return new;
end $$;
