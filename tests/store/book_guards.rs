//! The guards of the book, met by somebody who writes past the program and knows how the rows have to look.

use crate::guards::{all_refused, desk};
use crate::support::Db;

/// The next row of a riwayat, with the head moved and more columns set; a berkas; a new permohonan. Hashes are junk: only
/// `verifikasi` knows better.
const HELP: &str = "
create function event(id bigint, k text, petugas bigint, t timestamptz, sets text default '') returns void language plpgsql as $$
declare p permohonan;
begin
    execute 'update permohonan set riwayat_seq = riwayat_seq + 1, riwayat_hash = decode(md5(riwayat_hash::text), ''hex'')' || sets
        || ' where permohonan_id = $1 returning *' into p using id;
    insert into riwayat (permohonan_id, seq, kind, tahap, petugas_id, at, detail, data_digest, written_digest, prev_hash, hash)
    select p.permohonan_id, p.riwayat_seq, k, p.tahap, petugas, t, '{}', 'x', 'x', r.hash, p.riwayat_hash
    from riwayat r where r.permohonan_id = p.permohonan_id and r.seq = p.riwayat_seq - 1;
end $$;
create function piece(id bigint, cycle integer, answer text, by bigint, at timestamptz, seq integer) returns void language sql as $$
    insert into berkas (berkas_id, permohonan_id, riwayat_seq, syarat, cycle, answer, petugas_id, at, file)
    values (gen_random_uuid(), id, seq, 'kk', cycle, answer, by, at, case when answer = 'file' then 'x'::bytea end)
$$;
create function born(k text, prev bytea, petugas bigint, t timestamptz, consent boolean default true) returns void language plpgsql as $$
declare id bigint;
begin
    insert into permohonan (kode, jenis, tahap, desa, syarat, syarat_version, data, nik_index, kk_index, nama_index, consent_version,
        consent_at, submitted_at, riwayat_seq, riwayat_hash)
    select '2222222', jenis, tahap, desa, syarat, syarat_version, data, 'x', kk_index, nama_index, case when consent then '1' end,
        case when consent then submitted_at end, '2026-03-02T04:00:00Z', 1, 'h'
    from permohonan where permohonan_id = 1 returning permohonan_id into id;
    insert into riwayat (permohonan_id, seq, kind, tahap, petugas_id, at, detail, data_digest, written_digest, prev_hash, hash)
    values (id, 1, k, k, petugas, t, '{}', 'x', 'x', prev, 'h');
end $$;
create function genesis() returns bytea language sql as $$ select decode(repeat('00', 32), 'hex') $$;";

pub(crate) async fn helped() -> Db {
    let db = desk().await;
    assert_eq!(db.refused(HELP).await, None);
    db
}

/// Four o'clock, ticked and received by staf, and some columns of steps.
pub(crate) fn spelt(sql: &str) -> String {
    let sql = sql
        .replace("LENGKAP", "$$, tahap = 'lengkap', checked_by = 2, checked_at = T$$")
        .replace("KURANG", "$$, tahap = 'tidak_lengkap', cycle = 1, checked_by = 2, checked_at = T$$")
        .replace("TARIK", "$$, tahap = 'dibatalkan', closed_chat = 101, alasan = 'tidak_jadi', closed_at = T$$")
        .replace("ENTRI", "$$, tahap = 'dientri', entri = 'x', entered_by = 1, entered_at = T$$")
        .replace("TICK", "select event(1, 'asli_dicatat', 1, T), piece(1, 0, 'original', 1, T, 2)");
    let sql =
        sql.replace("SEAL", "insert into segel values ('2026-03-02', 18, genesis(), 'x', '2026-03-03T03:00:00Z')");
    sql.replace(" T,", " '2026-03-02T04:00:00Z',")
        .replace(" T)", " '2026-03-02T04:00:00Z')")
        .replace("= T", "= '2026-03-02T04:00:00Z'")
}

/// With every guard met rows are taken: what is refused below is refused for the one thing that is wrong.
#[tokio::test]
async fn rows_that_hold_together_are_taken_but_not_by_verifikasi() {
    for sql in [
        "select born('diajukan', genesis(), null, T)",
        "select born('diajukan', genesis(), 1, T, false)",
        "TICK",
        "select event(3, 'dilengkapi', null, T), piece(3, 1, 'file', null, T, 4)",
        "select event(2, 'lengkap', 2, T, LENGKAP)",
        "select event(2, 'tidak_lengkap', 2, T, KURANG); insert into kekurangan values (2, 1, 'kk', 'tidak_ada', null, 1, 4)",
        "insert into pernyataan values (5, 1, 'dicetak', '2026-03-02', 3, 'dispendukcapil', T, 6);
         select event(5, 'dinyatakan', 3, T, $$, stated = 'dicetak'$$)",
        "select event(1, 'dibatalkan', null, T, TARIK)",
        "update register_counter set last = last + 1;
         select event(1, 'diterima', 1, T, $$, tahap = 'diterima', received_by = 1, received_at = T, nomor_tahun = 2026, nomor_urut = 5$$)",
        "savepoint a; TICK; release a; savepoint b;
         update berkas set withdrawn_seq = 3, withdrawn_by = 1, withdrawn_at = T where permohonan_id = 1 and answer = 'original';
         select event(1, 'asli_dicabut', 1, T); release b",
        "SEAL",
    ] {
        let db = helped().await;
        assert_eq!(db.refused(&spelt(sql)).await, None, "{sql}");
        assert_ne!(db.faults("2026-03-02T05:00:00Z").await, [], "{sql}");
    }
}

/// Statements, and the constraint that has to refuse them.
const REFUSED: &[(&str, &str)] = &[
    // the chain
    ("update riwayat set at = now() where permohonan_id = 1", "riwayat_append_only"),
    ("delete from riwayat where permohonan_id = 1", "riwayat_append_only"),
    ("truncate riwayat cascade", "riwayat_append_only"),
    ("insert into riwayat select permohonan_id, 7, 'asli_dicatat', tahap, petugas_id, at, detail, data_digest, written_digest, prev_hash, hash
      from riwayat where permohonan_id = 1", "riwayat_chain"),
    ("insert into riwayat select permohonan_id, 2, 'asli_dicatat', tahap, 1, at, '{}', 'x', 'x', hash, 'h' from riwayat where permohonan_id = 1",
     "riwayat_head"),
    ("select event(1, 'asli_dicatat', 1, '1990-01-01T00:00:00Z')", "riwayat_forward"),
    ("select born('dikirim', genesis(), null, T)", "riwayat_first_check"),
    ("select born('diajukan', 'junk', null, T)", "riwayat_first_check"),
    ("select event(1, 'diajukan', null, T)", "riwayat_first_check"),
    ("select event(1, 'dikirim', 1, T)", "riwayat_kind_tahap_check"),
    ("select event(1, 'dilengkapi', null, T)", "riwayat_kind_tahap_check"),
    ("select event(2, 'asli_dicatat', 1, T)", "riwayat_kind_tahap_check"),
    // an event is what happened, by whom, and when
    ("select born('diajukan', genesis(), null, '2999-01-01T00:00:00Z')", "riwayat_of_step"),
    ("select event(2, 'lengkap', 1, T, LENGKAP)", "riwayat_of_step"),
    ("select event(2, 'lengkap', 2, '2026-03-02T04:00:01Z', LENGKAP)", "riwayat_of_step"),
    ("select event(1, 'dibatalkan', 1, T, TARIK)", "riwayat_of_step"),
    ("select event(2, 'diterima', 1, T)", "riwayat_of_step"),
    ("select event(1, 'asli_dicatat', 1, T)", "riwayat_of_step"),
    ("select event(1, 'asli_dicabut', 1, T)", "riwayat_of_step"),
    ("select event(3, 'dilengkapi', null, T)", "riwayat_of_step"),
    ("select event(5, 'dinyatakan', 3, T, $$, stated = 'dicetak'$$)", "riwayat_of_step"),
    ("insert into pernyataan values (5, 1, 'dicetak', '2026-03-02', 3, 'dispendukcapil', T, 6);
      select event(5, 'dinyatakan', 3, T, $$, stated = 'diserahkan'$$)", "riwayat_of_step"),
    ("select event(4, 'dientri', 1, T, ENTRI);
      select event(4, 'dikirim', 1, T, $$, tahap = 'dikirim', sent_by = 1, recipient = 3, stated = 'dicetak', sent_at = T$$)",
     "permohonan_stated"),
    // nothing changes silently, and the head goes forward
    ("update permohonan set kode = kode where permohonan_id = 1", "permohonan_head"),
    ("update permohonan set stated = 'dicetak' where permohonan_id = 5", "permohonan_head"),
    ("update permohonan set tahap = 'dibatalkan', closed_chat = 101, closed_at = now(), alasan = 'tidak_jadi' where permohonan_id = 1",
     "permohonan_head"),
    ("update permohonan p set riwayat_seq = 1, riwayat_hash = r.hash from riwayat r
      where p.permohonan_id = 2 and r.permohonan_id = 2 and r.seq = 1", "permohonan_head"),
    ("TICK; update permohonan p set riwayat_seq = 1, riwayat_hash = r.hash from riwayat r
      where p.permohonan_id = 1 and r.permohonan_id = 1 and r.seq = 1", "riwayat_head"),
    // consent of who asks by chat
    ("select born('diajukan', genesis(), null, T, false)", "permohonan_consent"),
    ("select born('diajukan', genesis(), 1, T, false); insert into pihak select max(permohonan_id), 7, 'pemohon', null, 1 from permohonan",
     "permohonan_consent"),
    // rows beside come with their event
    ("insert into pihak values (1, 7, 'pelapor', 'anak', 2)", "pihak_of_event"),
    ("select piece(1, 0, 'original', 1, T, 1)", "berkas_of_event"),
    ("select piece(1, 0, 'promised', null, '2026-03-02T02:00:00Z', 1)", "berkas_of_event"),
    ("TICK; select piece(1, 0, 'promised', null, T, 2)", "berkas_of_event"),
    ("select piece(1, 0, 'promised', null, T, 9)", "berkas_riwayat_fk"),
    ("insert into kekurangan values (3, 1, 'pengantar', 'tidak_ada', null, 2, 3)", "kekurangan_of_event"),
    ("insert into kekurangan values (3, 2, 'pengantar', 'tidak_ada', null, 2, 3)", "kekurangan_of_event"),
    ("insert into kekurangan values (2, 1, 'kk', 'tidak_ada', null, 1, 3)", "kekurangan_of_event"),
    ("select event(2, 'tidak_lengkap', 2, T, KURANG); insert into kekurangan values (2, 1, 'kk', 'tidak_ada', null, 1, 4), (2, 2, 'kk', 'tidak_ada', null, 1, 4)",
     "kekurangan_of_event"),
    ("insert into pernyataan values (5, 1, 'dicetak', '2026-03-02', 3, 'dispendukcapil', T, 5)", "pernyataan_of_event"),
    ("insert into pernyataan values (5, 1, 'dicetak', '2026-03-02', 3, 'dispendukcapil', T, 6);
      select event(5, 'dinyatakan', 1, T, $$, stated = 'dicetak'$$)", "pernyataan_of_event"),
    ("TICK; update berkas set replaces = berkas_id, withdrawn_seq = 3, withdrawn_by = 1, withdrawn_at = T where permohonan_id = 1 and answer = 'original'",
      "berkas_append_only"),
    ("TICK; update berkas set withdrawn_seq = 3, withdrawn_by = 1, withdrawn_at = now() where permohonan_id = 1 and answer = 'original';
      select event(1, 'asli_dicabut', 1, T)", "berkas_of_event"),
    // numbers
    ("update register_counter set last = last + 2", "register_counter_gapless"),
    ("update register_counter set last = last - 1", "register_counter_gapless"),
    ("update register_counter set last = last + 1, tahun = 2027", "register_counter_gapless"),
    ("delete from register_counter", "register_counter_gapless"),
    ("insert into register_counter values (2027, 5)", "register_counter_gapless"),
    ("update register_counter set last = last + 1", "register_counter_given"),
    ("insert into register_counter values (2027, 1)", "register_counter_given"),
    // segel
    ("insert into segel values ('2999-01-01', 0, genesis(), 'x', '2999-01-02T03:00:00Z')", "segel_of_events"),
    ("insert into segel values ('2026-03-02', 18, genesis(), 'x', '2026-03-02T16:59:59Z')", "segel_ended_check"),
    ("insert into segel values ('2026-03-02', 18, 'junk', 'x', '2026-03-03T03:00:00Z')", "segel_chain"),
    ("insert into segel values ('2026-03-02', 17, genesis(), 'x', '2026-03-03T03:00:00Z')", "segel_of_events"),
    ("SEAL; insert into segel values ('2026-03-01', 0, 'x', 'y', '2026-03-03T03:00:00Z')", "segel_chain"),
    ("SEAL; insert into segel values ('2026-03-03', 0, 'x', 'y', '2026-03-05T03:00:00Z')", "segel_of_events"),
    ("SEAL; TICK", "riwayat_sealed_day"),
    ("SEAL; insert into disclosure (permohonan_id, petugas_id, what, at) values (1, 1, 'nik', T)", "disclosure_sealed_day"),
    ("update disclosure set what = 'nik'", "disclosure_append_only"),
];

#[tokio::test]
async fn the_book_cannot_be_bent_past_the_program() {
    let refused: Vec<(String, &str)> = REFUSED.iter().map(|(sql, name)| (spelt(sql), *name)).collect();
    let refused: Vec<(&str, &str)> = refused.iter().map(|(sql, name)| (sql.as_str(), *name)).collect();
    all_refused(&helped().await, &refused).await;
}
