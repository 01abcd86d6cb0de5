-- What was stated to be declined by mistake is stated to be handled all the same: also of what was sent back, of which nothing
-- else can be stated before it is sent again.
alter table pernyataan
    drop constraint pernyataan_kind_check,
    add constraint pernyataan_kind_check check (
        kind in ('diterima', 'menunggu_blangko', 'dicetak', 'diserahkan', 'ditolak', 'tetap_diproses'));
alter table permohonan
    drop constraint permohonan_stated_check,
    add constraint permohonan_stated_check check (
        stated in ('diterima', 'menunggu_blangko', 'dicetak', 'diserahkan', 'ditolak', 'tetap_diproses'));

-- As in 0047, and: that it is handled all the same takes back that it is declined, and nothing else.
create or replace function guard_pernyataan() returns trigger language plpgsql as $$
declare
    sent date;
begin
    select office_day(p.sent_at) into sent from permohonan p
    where p.permohonan_id = new.permohonan_id and p.tahap = 'dikirim' and (new.peran = 'staf' or p.recipient = new.petugas_id)
      and case new.kind
          when 'ditolak' then true
          when 'tetap_diproses' then p.stated = 'ditolak'
          else not exists (
              select from pengembalian k where k.permohonan_id = p.permohonan_id and k.resent_seq is null) end;
    if not found or not has_peran(new.petugas_id, new.peran) then
        raise exception 'a pernyataan is about what was sent' using errcode = 'check_violation', constraint = 'pernyataan_of_dikirim';
    end if;
    if new.tanggal < sent or new.tanggal > office_day(new.at) then
        raise exception 'a pernyataan is of a day between the sending and now' using errcode = 'check_violation', constraint = 'pernyataan_tanggal';
    end if;
    return new;
end $$;
