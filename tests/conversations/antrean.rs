//! The work lists: in the order in which things were asked for, filtered, nothing hidden.

use chrono::TimeDelta;
use insta::assert_snapshot;
use layanan_ktp::domain::kode::Kode;

use crate::support::Office;
use crate::support::people::{AGUS, BUDI_STAF, HENDRA_DISPENDUKCAPIL, RATNA_KASI, SITI, WATI_STAF, YANTO_ADMIN};

/// The names on the cards of a list, and the lines between, in order.
fn listed(antrean: &str) -> String {
    let line = |message: &str| {
        let name = message.lines().find(|line| line.starts_with("Warga "));
        if message.contains("\nBerkas\n") { name.unwrap_or("?").to_owned() } else { "…".to_owned() }
    };
    let shown = antrean.split("\n---\n").filter(|m| !m.starts_with("(edited)"));
    shown.map(line).collect::<Vec<_>>().join(", ").replace("Warga ", "")
}

fn head(antrean: &str) -> String {
    let shown = antrean.split("\n---\n").find(|m| !m.starts_with("(edited)"));
    shown.unwrap_or_default().to_owned()
}

fn end(antrean: &str) -> String {
    antrean.rsplit("\n---\n").next().unwrap_or_default().to_owned()
}

impl Office {
    /// Somebody of this name and desa, for whom Siti applies.
    async fn applies_for(&self, n: u32, nama: &str, desa: &str) -> Kode {
        self.says_all(SITI, &["/ajukan", "setuju", "orang lain", "lainnya", "KTP baru", &format!("Warga {nama}")])
            .await;
        let nik = format!("35161341017099{n:02}");
        self.says_all(SITI, &[&nik, "3516130101159901", desa, "lewati", "bawa", "bawa", "kirim"]).await;
        self.kode(SITI).await
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_changes_the_place_in_the_list() {
    let office = Office::open().await;
    let satu = office.applies_for(1, "Satu", "Japan").await;
    office.later(TimeDelta::hours(1)).await;
    office.applies_for(2, "Dua", "Brangkal").await;
    office.later(TimeDelta::hours(1)).await;
    let tiga = office.applies_for(3, "Tiga", "Japan").await;
    office.hush().await;
    assert_eq!(listed(&office.says(WATI_STAF, "/antrean").await), "…, Satu, Dua, Tiga, …");
    // A repeated message, a pengambilan that is given back, a return that is answered.
    office.says_all(SITI, &["/status", "/status"]).await;
    office.says_all(BUDI_STAF, &[&format!("/ambil {satu}"), &format!("/lepas {satu}")]).await;
    for syarat in ["Surat pengantar desa", "Kartu Keluarga (KK)"] {
        office.says(BUDI_STAF, &format!("/periksa {satu}")).await;
        office.taps(BUDI_STAF, &format!("☐ Asli: {syarat}")).await;
    }
    office.says(BUDI_STAF, &format!("/terima {satu}")).await;
    office.is_returned(satu).await;
    office.hush().await;
    assert_eq!(listed(&office.says(WATI_STAF, "/antrean").await), "…, Dua, Tiga, …");
    office.says_all(SITI, &[&format!("/lengkapi {satu}"), "bawa"]).await;
    office.hush().await;
    assert_eq!(listed(&office.says(WATI_STAF, "/antrean").await), "…, Satu, Dua, Tiga, …");
    // Taken by others: behind what nobody has, never hidden; for the one who has it in its place.
    office.says(BUDI_STAF, &format!("/ambil {satu}")).await;
    office.hush().await;
    let antrean = office.says(WATI_STAF, "/antrean").await;
    assert_eq!(listed(&antrean), "…, Dua, Tiga, …, Satu, …");
    assert_snapshot!(head(&antrean), @"
    Antrean: 3 permohonan
    Belum dipegang: 2. Anda pegang: 0. Dipegang petugas lain: 1.
    Yang terlama diajukan Senin, 23 November 2026 pukul 09.30 WIB.
    Ditampilkan 3, yang terlama lebih dahulu.
    [🏢 Daftarkan di loket]
    ");
    assert_eq!(listed(&office.says(BUDI_STAF, "/antrean").await), "…, Satu, Dua, Tiga, …");
    office.later(TimeDelta::minutes(30)).await;
    office.hush().await;
    assert_eq!(listed(&office.says(WATI_STAF, "/antrean").await), "…, Satu, Dua, Tiga, …", "expired");
    office.says(WATI_STAF, &format!("/ambil {tiga}")).await;
    assert_snapshot!(head(&office.says(WATI_STAF, "/antrean").await), @"
    Antrean: 3 permohonan
    Belum dipegang: 2. Anda pegang: 1. Dipegang petugas lain: 0.
    Yang terlama diajukan Senin, 23 November 2026 pukul 09.30 WIB.
    Ditampilkan 3, yang terlama lebih dahulu.
    [🏢 Daftarkan di loket]
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_part_of_the_list_by_desa_kind_and_age() {
    let office = Office::open().await;
    office.applies_for(1, "Satu", "Japan").await;
    office.later(TimeDelta::days(2)).await;
    for (n, nama) in [(2, "Dua"), (3, "Tiga"), (4, "Empat"), (5, "Lima"), (6, "Enam"), (7, "Tujuh")] {
        office.applies_for(n, nama, "Brangkal").await;
    }
    office.later(TimeDelta::days(2)).await;
    office.applies_for(8, "Delapan", "Japan").await;
    office.hush().await;
    let all = office.says(WATI_STAF, "/antrean").await;
    assert_snapshot!(head(&all), @"
    Antrean: 8 permohonan
    Belum dipegang: 8. Anda pegang: 0. Dipegang petugas lain: 0.
    Yang terlama diajukan Senin, 23 November 2026 pukul 09.30 WIB.
    Ditampilkan 5, yang terlama lebih dahulu.
    [🏢 Daftarkan di loket]
    ");
    assert_snapshot!(end(&all), @"
    Masih ada 3 permohonan lagi.
    [⬇️ Berikutnya]
    [🔎 Saring]
    ");
    assert_snapshot!(office.taps(WATI_STAF, "🔎 Saring").await, @"
    Yang mana yang ingin Anda lihat?
    [Menurut desa]
    [Menurut jenis]
    [Lebih dari 1 hari]
    [Lebih dari 3 hari]
    [Semua]
    ");
    assert_snapshot!(office.taps(WATI_STAF, "Menurut desa").await, @"
    Yang mana yang ingin Anda lihat?
    [Blimbingsari] [Brangkal]
    [Gemekan] [Jampirogo]
    [Japan] [Karangkedawang]
    [Kedungmaling] [Klinterejo]
    [Modongan] [Mojoranu]
    [Ngingasrembyong] [Sambiroto]
    [Sooko] [Tempuran]
    [Wringinrejo]
    ");
    let brangkal = office.taps(WATI_STAF, "Brangkal").await;
    assert_snapshot!(head(&brangkal), @"
    Antrean: 8 permohonan
    Belum dipegang: 8. Anda pegang: 0. Dipegang petugas lain: 0.
    Yang terlama diajukan Senin, 23 November 2026 pukul 09.30 WIB.
    🔎 Desa Brangkal
    Yang cocok: 6 dari 8.
    Ditampilkan 5, yang terlama lebih dahulu.
    [🏢 Daftarkan di loket]
    ");
    assert_eq!(listed(&brangkal), "…, Dua, Tiga, Empat, Lima, Enam, …");
    assert_snapshot!(end(&brangkal), @"
    Masih ada 1 permohonan lagi.
    [⬇️ Berikutnya]
    [🔎 Saring]
    [Semua]
    ");
    let rest = office.taps(WATI_STAF, "⬇️ Berikutnya").await;
    assert_eq!(listed(&rest), "…, Tujuh, …", "the filter is kept from page to page");
    assert_snapshot!(head(&rest), @"
    Antrean: 8 permohonan
    Belum dipegang: 8. Anda pegang: 0. Dipegang petugas lain: 0.
    Yang terlama diajukan Senin, 23 November 2026 pukul 09.30 WIB.
    🔎 Desa Brangkal
    Yang cocok: 6 dari 8.
    Ditampilkan 1, yang terlama lebih dahulu.
    [🏢 Daftarkan di loket]
    ");
    assert_eq!(listed(&office.says(WATI_STAF, "semua").await), "…, Satu, Dua, Tiga, Empat, Lima, …");

    for (typed, names) in [
        ("/antrean japan", "…, Satu, Delapan, …"),
        ("/antrean Desa Japan", "…, Satu, Delapan, …"),
        ("/antrean lama", "…, Satu, …"),
        ("/antrean 1 hari", "…, Satu, Dua, Tiga, Empat, Lima, …"),
        ("/antrean japan lama", "…, Satu, …"),
        ("/antrean baru japan", "…, Satu, Delapan, …"),
        ("/antrean semua", "…, Satu, Dua, Tiga, Empat, Lima, …"),
    ] {
        office.hush().await;
        assert_eq!(listed(&office.says(WATI_STAF, typed).await), names, "{typed}");
    }
    assert_snapshot!(office.says(WATI_STAF, "/antrean pembetulan").await, @"
    🔎 perbaikan data KTP

    Tidak ada yang cocok. Seluruhnya ada 8 permohonan di antrean ini.
    [🔎 Saring]
    [Semua]
    [🏢 Daftarkan di loket]
    ");
    assert_snapshot!(office.says(WATI_STAF, "/antrean bulan").await, @"
    Saringan “bulan” belum kami kenal. Tulis nama desa, jenis permohonan, atau “lama”; atau pilih di bawah ini.
    [Menurut desa]
    [Menurut jenis]
    [Lebih dari 1 hari]
    [Lebih dari 3 hari]
    [Semua]
    ");
    assert!(
        office.says(WATI_STAF, "/antrean kasi").await.contains("dibuka oleh Kasi Pelayanan"),
        "no list of this role"
    );
}

/// Whatever leaves the list between two pages, and whatever a colleague takes: nothing that waits is passed over.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_next_page_begins_behind_the_last_card_that_was_shown() {
    let office = Office::open().await;
    let mut all = Vec::new();
    for (n, nama) in [(1, "Satu"), (2, "Dua"), (3, "Tiga"), (4, "Empat"), (5, "Lima"), (6, "Enam"), (7, "Tujuh")] {
        all.push(office.applies_for(n, nama, "Japan").await);
    }
    office.hush().await;
    assert_eq!(listed(&office.says(WATI_STAF, "/antrean").await), "…, Satu, Dua, Tiga, Empat, Lima, …");
    for kode in &all[..5] {
        office.says_all(SITI, &[&format!("/tarik {kode}"), "sudah tidak diperlukan", "ya"]).await;
    }
    office.hush().await;
    assert_eq!(listed(&office.taps(WATI_STAF, "⬇️ Berikutnya").await), "…, Enam, Tujuh, …");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_waits_for_the_pemohon_is_seen_too() {
    let office = Office::open().await;
    office.with_returned().await;
    let empty = office.says(WATI_STAF, "/antrean").await;
    assert_snapshot!(empty, @"
    Antrean kosong. Tidak ada yang menunggu Anda sekarang.
    [⏳ Menunggu pemohon (1)]
    [🏢 Daftarkan di loket]
    ");
    let waiting = office.taps(WATI_STAF, "⏳ Menunggu pemohon (1)").await;
    assert!(waiting.contains("Siti Aminah"), "{waiting}");
    assert_snapshot!(head(&waiting), @"
    Menunggu pemohon: 1 permohonan
    Yang terlama diajukan Senin, 23 November 2026 pukul 09.30 WIB.
    Ditampilkan 1, yang terlama lebih dahulu.
    [🏢 Daftarkan di loket]
    ");
    assert_snapshot!(end(&waiting), @"
    Itu semuanya.
    [🗂 Antrean staf (0)]
    ");
    assert!(office.says(WATI_STAF, "/antrean pemohon").await.contains("Siti Aminah"));
    assert!(!office.says(RATNA_KASI, "/antrean").await.contains("Menunggu pemohon"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_list_of_another_role_is_not_shown() {
    let office = Office::open().await;
    office.with_received().await;
    assert_snapshot!(office.forges(WATI_STAF, "1:qf:0:k:::").await, @"Antrean pemeriksaan dibuka oleh Kasi Pelayanan, atau pelaksana harian selama bertugas.");
    assert!(!office.forges(HENDRA_DISPENDUKCAPIL, "1:qf:0:s:::").await.contains("Siti"));
    assert!(!office.forges(YANTO_ADMIN, "1:qf:0:k:::").await.contains("Siti"));
    assert!(!office.forges(SITI, "1:qs:a:0:s:::").await.contains("desa"));
    assert!(office.forges(RATNA_KASI, "1:q:0").await.contains("Siti Aminah"), "buttons of earlier programs");
}

/// The opening of the next day, after the look at six.
async fn next_morning(office: &Office) {
    office.later(TimeDelta::hours(21)).await;
    office.jobs().await;
    assert_eq!(looked(office, YANTO_ADMIN).await, "", "nobody is told before the office opens");
    office.later(TimeDelta::hours(1)).await;
    office.hush().await;
    office.jobs().await;
}

/// What the nightly look has told somebody.
async fn looked(office: &Office, chat: i64) -> String {
    let news = office.news(chat).await;
    news.split("\n---\n").filter(|m| m.starts_with("Pemeriksaan antrean")).collect::<Vec<_>>().join("\n---\n")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_nightly_look_says_nothing_when_all_is_well() {
    let office = Office::open().await;
    office.with_sent().await;
    office.agus_applies().await;
    next_morning(&office).await;
    for chat in [YANTO_ADMIN, RATNA_KASI, BUDI_STAF] {
        assert_eq!(looked(&office, chat).await, "");
    }
    assert_eq!(office.count("job where name = 'antrean'").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_nightly_look_finds_what_nobody_would_see() {
    let office = Office::open().await;
    let lost = office.siti_applies().await;
    office.agus_applies().await;
    // Past the program and its guards, as only a fault or a hand in the database could.
    let kode = lost.compact();
    let force = format!(
        "do $$ declare c record; begin
             for c in select conname from pg_constraint where contype = 'c' and conrelid = 'permohonan'::regclass
             loop execute format('alter table permohonan drop constraint %I', c.conname); end loop; end $$;
         set session_replication_role = replica;
         update permohonan set tahap = 'hilang' where kode = '{kode}'"
    );
    office.database.sql(&force).await;
    next_morning(&office).await;
    assert_snapshot!(looked(&office, YANTO_ADMIN).await, @"
    Pemeriksaan antrean
    Ada permohonan yang dapat terlewat. Mohon ditangani:

    • KK-KKKK-K tidak ada di antrean siapa pun. Mohon kabari petugas yang menjaga komputer.
    • KK-KKKK-K tidak dapat dibaca, jadi tidak tampil di antrean. Mohon kabari petugas yang menjaga komputer.
    ");
    let kasi = looked(&office, RATNA_KASI).await;
    assert!(kasi.contains("Mohon lihat /periksa"), "only who can open cards is sent there: {kasi}");
    assert_eq!(looked(&office, BUDI_STAF).await, "");
    // Once a night.
    office.later(TimeDelta::hours(2)).await;
    office.jobs().await;
    assert_eq!(looked(&office, YANTO_ADMIN).await, "");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_nightly_look_finds_a_desk_without_anybody() {
    let office = Office::open().await;
    office.with_received().await;
    office.agus_applies().await;
    office.control.block(RATNA_KASI).await.unwrap();
    office.control.block(BUDI_STAF).await.unwrap();
    office.quiet().await;
    office.says_all(YANTO_ADMIN, &["/nonaktif", "Wati Lestari", "ya"]).await;
    next_morning(&office).await;
    assert_snapshot!(looked(&office, YANTO_ADMIN).await, @"
    Pemeriksaan antrean
    Ada permohonan yang dapat terlewat. Mohon ditangani:

    • KK-KKKK-K menunggu Kasi Pelayanan, tetapi tidak ada yang dapat dihubungi. Mohon undang (/undang) atau tunjuk pelaksana harian (/pelaksana).
    • KK-KKKK-K menunggu staf pelayanan, tetapi tidak ada yang dapat dihubungi. Mohon undang petugas: /undang
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_nightly_look_finds_an_officer_who_is_gone() {
    let office = Office::open().await;
    office.with_sent().await;
    office.says_all(YANTO_ADMIN, &["/nonaktif", "Hendra Wijaya", "ya"]).await;
    next_morning(&office).await;
    assert_snapshot!(looked(&office, YANTO_ADMIN).await, @"
    Pemeriksaan antrean
    Ada permohonan yang dapat terlewat. Mohon ditangani:

    • KK-KKKK-K sudah dikirim kepada Hendra Wijaya, yang tidak aktif atau tidak dapat dihubungi. Mohon hubungi Dispendukcapil langsung; staf dapat mencatat pernyataannya.
    ");
}

/// A weekend has no word of it; what was told before says so, and goes when it is mended.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_found_is_told_when_the_office_opens_and_says_when_it_is_not_new() {
    let office = Office::open().await;
    office.later(TimeDelta::days(4)).await; // Friday
    office.with_sent().await;
    office.says_all(YANTO_ADMIN, &["/nonaktif", "Hendra Wijaya", "ya"]).await;
    for _ in 0..2 {
        office.later(TimeDelta::days(1)).await;
        office.jobs().await;
        assert_eq!(looked(&office, YANTO_ADMIN).await, "", "Saturday, Sunday");
    }
    office.later(TimeDelta::days(1)).await;
    office.jobs().await;
    let told = looked(&office, YANTO_ADMIN).await;
    assert!(told.contains("Hendra Wijaya") && !told.contains("Masih sama"), "{told}");
    office.later(TimeDelta::days(1)).await;
    office.jobs().await;
    assert_snapshot!(looked(&office, YANTO_ADMIN).await, @"
    Pemeriksaan antrean
    Ada permohonan yang dapat terlewat. Mohon ditangani:

    • KK-KKKK-K sudah dikirim kepada Hendra Wijaya, yang tidak aktif atau tidak dapat dihubungi. Mohon hubungi Dispendukcapil langsung; staf dapat mencatat pernyataannya. (Masih sama sejak 28 November 2026.)
    ");
    office.database.sql("update dialog set unreachable_since = null").await;
    let kode = office.newest_kode().await;
    office.says_all(BUDI_STAF, &[&format!("/nyatakan {kode}"), "KTP diserahkan", "ya"]).await;
    office.later(TimeDelta::days(1)).await;
    office.jobs().await;
    assert_eq!(looked(&office, YANTO_ADMIN).await, "");
    assert_eq!(office.count("breach").await, 0);
}

/// One permohonan that cannot be read stops no job and no list; the nightly look names it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_that_cannot_be_read_holds_up_nobody_and_is_named() {
    let office = Office::open().await;
    let spoilt = office.agus_applies().await;
    let other = office.sumi_is_registered().await;
    office.says(BUDI_STAF, &format!("/ambil {spoilt}")).await;
    office.says(WATI_STAF, &format!("/ambil {other}")).await;
    let spoil = format!(
        "set session_replication_role = replica; update permohonan set data = '\\x00' where kode = '{}'",
        spoilt.compact()
    );
    office.database.sql(&spoil).await;
    office.later(TimeDelta::minutes(40)).await;
    office.jobs().await;
    assert_eq!(office.count("pengambilan where ended = 'kedaluwarsa'").await, 2, "both have expired");
    office.hush().await;
    office.later(TimeDelta::minutes(65)).await;
    office.jobs().await;
    assert!(office.news(BUDI_STAF).await.contains("belum dipegang siapa pun"));
    let list = office.says(BUDI_STAF, "/antrean").await;
    assert!(list.contains("Sumiati Lestari"), "{list}");
    let found = office.says(BUDI_STAF, "/cari Japan").await;
    assert!(found.contains("Sumiati"), "{found}");
    next_morning_from(&office, TimeDelta::minutes(105)).await;
    let told = looked(&office, RATNA_KASI).await;
    assert_snapshot!(told, @"
    Pemeriksaan antrean
    Ada permohonan yang dapat terlewat. Mohon ditangani:

    • KK-KKKK-K tidak dapat dibaca, jadi tidak tampil di antrean. Mohon kabari petugas yang menjaga komputer. (Masih sama sejak 23 November 2026.)
    ");
    let mut uow = office.store.begin().await.unwrap();
    let own = uow.permohonan().of_chat(layanan_ktp::domain::petugas::ChatId(AGUS)).await;
    assert!(own.is_err(), "nobody is told that there is none");
}

async fn next_morning_from(office: &Office, gone: TimeDelta) {
    office.later(TimeDelta::hours(22) - gone).await;
    office.hush().await;
    office.jobs().await;
}

/// A whole page that cannot be read stands before the others in no way.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_that_cannot_be_read_is_passed_over() {
    let office = Office::open().await;
    for n in 0..6 {
        let nik = format!("35161301019099{:02}", 10 + n);
        office
            .says_all(
                BUDI_STAF,
                &["/daftarkan", "sudah", "KTP baru", &format!("Warga {}", ["A", "B", "C", "D", "E", "F"][n])],
            )
            .await;
        office
            .says_all(
                BUDI_STAF,
                &[&nik, "3516130101159911", "Japan", "lewati", "asli dibawa", "asli dibawa", "daftarkan"],
            )
            .await;
    }
    let spoil = "set session_replication_role = replica;
        update permohonan set data = '\\x00' where permohonan_id < (select max(permohonan_id) from permohonan)";
    office.database.sql(spoil).await;
    assert_eq!(listed(&office.says(WATI_STAF, "/antrean").await).matches('F').count(), 1);
    office.database.sql("set session_replication_role = replica; update permohonan set data = '\\x00'").await;
    let told = office.says(WATI_STAF, "/antrean").await;
    assert!(told.contains("6 permohonan") && told.contains("Itu semuanya"), "{told}");
}
