//! `/cari`: petugas look for permohonan, by exact words on sealed data; who looked is recorded.

use insta::assert_snapshot;

use crate::support::Office;
use crate::support::people::{
    AGUS, AGUS_NIK, BUDI_STAF, HENDRA_DISPENDUKCAPIL, RATNA_KASI, SITI, SITI_NIK, YANTO_ADMIN,
};
use crate::support::server::KEYS;

/// Kind, whether only what is open, page and count of each search that was recorded.
async fn recorded(office: &Office) -> String {
    let sql = "select string_agg(concat_ws(' ', kunci, only_open, page, coalesce(found::text, 'more')), E'\\n' order by pencarian_id)
               from pencarian";
    office.database.sql(sql).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn found_by_every_kind_of_key_and_recorded() {
    let office = Office::open().await;
    let siti = office.with_received().await;
    office.agus_applies().await;
    office.hush().await;
    let by_name = office.says(BUDI_STAF, "/cari SITI  aminah").await;
    assert_snapshot!(by_name, @"
    🔎 1 permohonan untuk “SITI aminah”

    1. KK-KKKK-K – Siti Aminah, Desa Japan
    diterima, menunggu pemeriksaan Kasi Pelayanan, sejak 23 November 2026
    [1 · KK-KKKK-K]
    [Hanya yang berjalan]
    ");
    let same = [
        siti.to_string(),
        siti.compact().to_lowercase(),
        "470/001/416-313/2026".to_owned(),
        "1/2026".to_owned(),
        "1".to_owned(),
        format!("{} {}", &SITI_NIK[..8], &SITI_NIK[8..]),
        "aminah".to_owned(),
        "aminah siti".to_owned(),
        "siti japan".to_owned(),
        "desa japan".to_owned(),
    ];
    for typed in &same {
        let answer = office.says(BUDI_STAF, &format!("/cari {typed}")).await;
        assert!(answer.contains("1. KK-KKKK-K – Siti Aminah, Desa Japan"), "{typed}: {answer}");
        assert!(!answer.contains(SITI_NIK) && !answer.contains("Agus"), "{answer}");
    }
    assert_snapshot!(office.says(BUDI_STAF, &format!("/cari {AGUS_NIK}")).await, @"
    🔎 1 permohonan untuk “••••••••••••9902”

    1. KK-KKKK-K – Agus Setiawan, Desa Modongan
    diajukan, menunggu diterima petugas, sejak 23 November 2026
    [1 · KK-KKKK-K]
    [Hanya yang berjalan]
    ");
    assert_snapshot!(recorded(&office).await, @"
    nama f 0 1
    kode f 0 1
    kode f 0 1
    nomor f 0 1
    nomor f 0 1
    nomor f 0 1
    nik f 0 1
    nama f 0 1
    nama f 0 1
    nama_desa f 0 1
    desa t 0 1
    nik f 0 1
    ");
    assert_eq!(office.count("pencarian where petugas_id = 1 and peran = 'staf' and length(digest) = 32").await, 12);
    assert_eq!(office.count("(select distinct digest from pencarian where kunci = 'nama') d").await, 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_words_stand_nowhere() {
    let office = Office::open().await;
    office.siti_applies().await;
    for typed in ["zubaidah", "siti zubaidah japan", "3516134707909917", "77/2026", "2345678"] {
        office.says(BUDI_STAF, &format!("/cari {typed}")).await;
    }
    let dump = office.database.dump().await;
    assert_eq!(office.count("pencarian").await, 4); // seven digits are neither a kode nor a number
    for word in ["zubaidah", "Zubaidah", "3516134707909917", "2345678"] {
        let hex = word.bytes().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
        assert!(!dump.contains(word) && !dump.contains(&hex), "{word}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_card_that_is_opened_from_it_is_recorded() {
    let office = Office::open().await;
    let siti = office.with_received().await;
    office.says(RATNA_KASI, "/cari siti").await;
    let card = office.taps(RATNA_KASI, &format!("1 · {siti}")).await;
    assert!(card.contains("Siti Aminah") && card.contains("[Tutup permohonan]"), "{card}");
    let opened = "select string_agg(what || ' ' || petugas_id, ', ' order by disclosure_id) from disclosure";
    assert_eq!(office.database.sql(opened).await, "kartu 1, kartu 2", "staf opened it by its kode to receive it");
    office.says(RATNA_KASI, &format!("/periksa {siti}")).await;
    assert_eq!(office.database.sql(opened).await, "kartu 1, kartu 2, kartu 2");
    office.says(RATNA_KASI, "/antrean").await;
    office.says(RATNA_KASI, "/periksa K7KKKKKKK").await;
    assert_eq!(
        office.count("disclosure").await,
        3,
        "a list is the work of the desk, and what is not there is not opened"
    );
    assert_eq!(office.faults().await, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn asked_what_to_look_for_and_answered() {
    let office = Office::open().await;
    office.siti_applies().await;
    office.hush().await;
    assert_snapshot!(office.says(BUDI_STAF, "/cari").await, @"
    Apa yang dicari? Tulis salah satu:

    • kode permohonan
    • nomor register, misalnya 12 atau 12/2026
    • NIK
    • nama, boleh dengan desa, misalnya siti brangkal
    • desa, misalnya desa japan

    Setiap pencarian dicatat.
    ");
    assert!(office.says(BUDI_STAF, "siti").await.contains("1 permohonan"));
    assert!(office.says(BUDI_STAF, "siti").await.contains("belum dapat kami pahami")); // the question is answered
    office.says(BUDI_STAF, "/cari").await;
    office.later(chrono::TimeDelta::hours(13)).await;
    assert!(!office.says(BUDI_STAF, "siti").await.contains("permohonan untuk")); // asked too long ago
    assert_eq!(office.count("pencarian").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be_looked_for_is_said_kindly_and_asked_again() {
    let office = Office::open().await;
    let mut heard = String::new();
    for typed in [
        "a",
        "<b>siti</b> & <script>",
        "siti 12",
        "35161341019099",
        "desa mojosari",
        "kecamatan sooko",
        &"siti ".repeat(60),
        ".-'",
    ] {
        let answer = office.says(BUDI_STAF, &format!("/cari {typed}")).await;
        heard.push_str(&format!(
            "{}: {}\n",
            typed.chars().take(24).collect::<String>(),
            answer.lines().next().unwrap()
        ));
    }
    assert_snapshot!(heard, @"
    a: Satu huruf terlalu sedikit. Mohon tulis kata nama dengan lengkap, misalnya /cari siti aminah
    <b>siti</b> & <script>: Nama ditulis dengan huruf saja, misalnya /cari siti aminah. Kode, nomor register, dan NIK dicari sendiri-sendiri, tanpa nama.
    siti 12: Nama ditulis dengan huruf saja, misalnya /cari siti aminah. Kode, nomor register, dan NIK dicari sendiri-sendiri, tanpa nama.
    35161341019099: NIK terdiri dari 16 angka, dan nomor register ditulis misalnya 12 atau 12/2026. Mohon periksa angkanya, lalu cari lagi.
    desa mojosari: Desa itu tidak ada di Kecamatan Sooko. Mohon periksa namanya. Bila yang dimaksud nama orang, tulis: /cari nama lalu namanya.
    kecamatan sooko: Semua permohonan di sini dari Kecamatan Sooko. Mohon tulis desa atau nama. Untuk desanya: /cari desa Sooko
    siti siti siti siti siti: Tulisan itu terlalu panjang. Cukup satu sampai tiga kata, misalnya /cari siti aminah
    .-': Apa yang dicari? Tulis salah satu:
    ");
    assert_eq!(office.count("pencarian").await, 0);
    assert_snapshot!(office.says(BUDI_STAF, "Siti Zubaidah").await, @"
    Belum ada yang cocok dengan “Siti Zubaidah”.

    Data tersimpan tersegel, jadi hanya kata yang utuh yang ditemukan: “sit” tidak menemukan “Siti”. Tulis kata nama dengan lengkap seperti pada KK, misalnya /cari siti aminah. Bila ejaannya ragu, tulis satu kata saja yang pasti, atau cari dengan NIK, kode, nomor register, atau desa.
    ");
    assert!(office.says(BUDI_STAF, "/cari Sutrisno!").await.starts_with("Belum ada yang cocok"), "a sign behind it");
    assert_snapshot!(office.says(BUDI_STAF, "/cari 12").await, @"Belum ada permohonan dengan “12”. Mohon periksa lagi, atau cari dengan nama, misalnya /cari siti aminah.");
    assert_snapshot!(office.says(BUDI_STAF, "/cari desa japan").await, @"
    Belum ada yang berjalan untuk “desa japan”. Yang sudah selesai atau dibatalkan tidak ikut dilihat.
    [Tampilkan semua]
    ");
    assert_snapshot!(office.taps(BUDI_STAF, "Tampilkan semua").await, @"(edited) Belum ada permohonan dengan “desa japan”. Mohon periksa lagi, atau cari dengan nama, misalnya /cari siti aminah.");
    assert_eq!(office.count("pencarian where found = 0").await, 5);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_for_petugas_and_each_sees_only_what_is_theirs() {
    let office = Office::open().await;
    let siti = office.with_entered().await;
    office.agus_applies().await;
    office.hush().await;
    assert_snapshot!(office.says(SITI, "/cari agus").await, @"Pencarian ini untuk petugas kantor. Keadaan permohonan Bapak/Ibu ada di /status.");
    assert_snapshot!(office.says(YANTO_ADMIN, "/cari siti").await, @"Perintah itu bukan untuk tugas Anda di sini. Yang dapat Anda pakai ada di /bantuan.");
    assert_eq!(office.count("pencarian").await, 0);
    for typed in ["siti", "desa japan", SITI_NIK, "1/2026", &siti.to_string()] {
        let answer = office.says(HENDRA_DISPENDUKCAPIL, &format!("/cari {typed}")).await;
        assert!(answer.starts_with("Belum ada"), "{typed}: {answer}");
    }
    office.says_all(BUDI_STAF, &[&format!("/kirim {siti}"), "Hendra Wijaya"]).await;
    office.hush().await;
    for typed in ["siti", "desa japan", SITI_NIK, "1/2026", &siti.to_string()] {
        let answer = office.says(HENDRA_DISPENDUKCAPIL, &format!("/cari {typed}")).await;
        assert!(answer.contains("1 permohonan"), "{typed}: {answer}");
    }
    assert_snapshot!(office.says(HENDRA_DISPENDUKCAPIL, "/cari agus").await, @"
    Belum ada yang cocok dengan “agus”.

    Data tersimpan tersegel, jadi hanya kata yang utuh yang ditemukan: “sit” tidak menemukan “Siti”. Tulis kata nama dengan lengkap seperti pada KK, misalnya /cari siti aminah. Bila ejaannya ragu, tulis satu kata saja yang pasti, atau cari dengan NIK, kode, nomor register, atau desa.

    Yang dicari hanya berkas yang dikirim kepada Anda.
    ");
    // A right that was taken away is gone at the next tap.
    office.says(HENDRA_DISPENDUKCAPIL, "/cari siti").await;
    let (hit, all) = (
        office.button(HENDRA_DISPENDUKCAPIL, &format!("1 · {siti}")).await,
        office.button(HENDRA_DISPENDUKCAPIL, "Hanya yang berjalan").await,
    );
    office.database.sql("update petugas set aktif = false, deactivated_at = now() where chat_id = 2003").await;
    let before = office.count("pencarian").await + office.count("disclosure").await;
    for old in [&hit, &all] {
        assert!(office.presses(HENDRA_DISPENDUKCAPIL, old).await.contains("untuk petugas kantor"));
    }
    assert_eq!(office.count("pencarian").await + office.count("disclosure").await, before);
}

/// Siti asks for ten people of the village, one after the other; each is withdrawn again but the last two.
async fn ten_of_one_name(office: &Office) {
    for n in 0..10_u32 {
        let nik = format!("35161341019099{:02}", 10 + n);
        let nama = if n < 9 { "Dewi Lestari" } else { "Dewi Sartika" };
        let steps =
            ["/ajukan", "setuju", "orang lain", "saudara", "KTP baru", nama, &nik, "3516130101159901", "Brangkal"];
        office.says_all(SITI, &steps).await;
        office.says_all(SITI, &["lewati", "bawa"]).await;
        office.photo(SITI, 100 + n).await;
        office.says(SITI, "kirim").await;
        office.later(chrono::TimeDelta::hours(3)).await;
        if n < 8 {
            let kode = office.kode(SITI).await;
            office.says_all(SITI, &[&format!("/tarik {kode}"), "tidak jadi", "ya"]).await;
        }
    }
    office.hush().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_filters_and_old_buttons() {
    let office = Office::open().await;
    ten_of_one_name(&office).await;
    assert_snapshot!(office.says(BUDI_STAF, "/cari dewi brangkal").await, @"
    🔎 10 permohonan untuk “dewi brangkal”

    1. KK-KKKK-K – Dewi Sartika, Desa Brangkal
    diajukan, menunggu diterima petugas, sejak 24 November 2026
    2. KK-KKKK-K – Dewi Lestari, Desa Brangkal
    diajukan, menunggu diterima petugas, sejak 24 November 2026
    3. KK-KKKK-K – Dewi Lestari, Desa Brangkal
    dibatalkan, sejak 24 November 2026
    4. KK-KKKK-K – Dewi Lestari, Desa Brangkal
    dibatalkan, sejak 24 November 2026
    5. KK-KKKK-K – Dewi Lestari, Desa Brangkal
    dibatalkan, sejak 24 November 2026
    6. KK-KKKK-K – Dewi Lestari, Desa Brangkal
    dibatalkan, sejak 24 November 2026
    7. KK-KKKK-K – Dewi Lestari, Desa Brangkal
    dibatalkan, sejak 23 November 2026
    8. KK-KKKK-K – Dewi Lestari, Desa Brangkal
    dibatalkan, sejak 23 November 2026

    Halaman 1 dari 2
    [1 · KK-KKKK-K] [2 · KK-KKKK-K]
    [3 · KK-KKKK-K] [4 · KK-KKKK-K]
    [5 · KK-KKKK-K] [6 · KK-KKKK-K]
    [7 · KK-KKKK-K] [8 · KK-KKKK-K]
    [⬇️ Berikutnya]
    [Hanya yang berjalan]
    ");
    let old = office.button(BUDI_STAF, "⬇️ Berikutnya").await;
    assert_snapshot!(office.taps(BUDI_STAF, "⬇️ Berikutnya").await, @"
    (edited) 🔎 10 permohonan untuk “dewi brangkal”

    9. KK-KKKK-K – Dewi Lestari, Desa Brangkal
    dibatalkan, sejak 23 November 2026
    10. KK-KKKK-K – Dewi Lestari, Desa Brangkal
    dibatalkan, sejak 23 November 2026

    Halaman 2 dari 2
    [9 · KK-KKKK-K] [10 · KK-KKKK-K]
    [⬆️ Sebelumnya]
    [Hanya yang berjalan]
    ");
    assert!(office.taps(BUDI_STAF, "⬆️ Sebelumnya").await.contains("Halaman 1 dari 2"));
    assert_snapshot!(office.taps(BUDI_STAF, "Hanya yang berjalan").await, @"
    (edited) 🔎 2 permohonan yang berjalan untuk “dewi brangkal”

    1. KK-KKKK-K – Dewi Sartika, Desa Brangkal
    diajukan, menunggu diterima petugas, sejak 24 November 2026
    2. KK-KKKK-K – Dewi Lestari, Desa Brangkal
    diajukan, menunggu diterima petugas, sejak 24 November 2026
    [1 · KK-KKKK-K] [2 · KK-KKKK-K]
    [Tampilkan semua]
    ");
    let search = office.database.sql("select min(pencarian_id) from pencarian").await;
    let beyond = office.forges(BUDI_STAF, &format!("1:cari:{search}:65535:0")).await;
    assert!(beyond.contains("Halaman 1 dari 2"), "{beyond}");
    assert!(office.says(BUDI_STAF, "/cari sartika").await.contains("1 permohonan"));
    assert_snapshot!(office.presses(BUDI_STAF, &old).await, @"Tombol itu dari pencarian yang sudah berganti. Mohon cari lagi dengan /cari.");
    assert!(office.says(AGUS, "halo").await.contains("Selamat"));
    assert!(office.presses(AGUS, &old).await.contains("untuk petugas kantor"));
    assert_snapshot!(recorded(&office).await, @"
    nama_desa f 0 10
    nama_desa f 1 10
    nama_desa f 0 10
    nama_desa t 0 2
    nama_desa f 0 10
    nama f 0 1
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn too_many_are_not_listed() {
    let office = Office::open().await;
    office.siti_applies().await;
    let index = layanan_ktp::store::sealing::Vault::parse(KEYS).unwrap().index("nama", "umum");
    let hex = index.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    let crowd = format!(
        "set session_replication_role = replica;
         insert into permohonan (kode, jenis, tahap, desa, syarat, syarat_version, data, nik_index, kk_index, nama_index,
             consent_version, consent_at, submitted_at, riwayat_seq, riwayat_hash)
         select translate(lpad(upper(to_hex(n)), 7, 'Z'), '01', 'XY'), jenis, tahap, desa, syarat, syarat_version, data,
             sha256(n::text::bytea), kk_index, array['\\x{hex}'::bytea], consent_version, consent_at, submitted_at, 1, riwayat_hash
         from permohonan cross join generate_series(1, 201) n"
    );
    office.database.sql(&crowd).await;
    assert_snapshot!(office.says(BUDI_STAF, "/cari umum").await, @"
    🆕 Permohonan baru KK-KKKK-K: KTP baru, Desa Japan.

    KK-KKKK-K – KTP baru
    diajukan, menunggu diterima petugas
    sejak Senin, 23 November 2026 pukul 09.30 WIB
    Nomor register: belum ada

    Siti Aminah
    NIK ••••••••••••9901
    Desa Japan
    Diajukan sendiri

    Berkas
    ⏳ Surat pengantar desa: asli akan dibawa
    📷 Kartu Keluarga (KK): 1 lembar
    [📷 Kartu Keluarga (KK)]
    [☐ Asli: Surat pengantar desa]
    [✅ Terima berkas]
    [Tutup permohonan]
    [✋ Ambil]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ---
    Lebih dari 200 permohonan cocok dengan “umum”. Mohon tambah satu kata, misalnya kata nama yang lain atau desanya: /cari siti aminah brangkal
    [Hanya yang berjalan]
    ");
    assert!(office.says(BUDI_STAF, "/cari umum brangkal").await.starts_with("Belum ada yang cocok"));
    assert_snapshot!(recorded(&office).await, @"
    nama f 0 more
    nama_desa f 0 0
    ");
}
