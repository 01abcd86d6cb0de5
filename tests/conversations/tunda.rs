//! *Menunggu blangko*: what was sent waits for an outside cause. Declared once, lifted once, told once to each.

use insta::assert_snapshot;
use layanan_ktp::domain::kode::Kode;
use layanan_ktp::domain::petugas::{ChatId, Peran};

use crate::support::people::{AGUS, BUDI_STAF, HENDRA_DISPENDUKCAPIL, RATNA_KASI, SITI, WATI_STAF, YANTO_ADMIN};
use crate::support::{Office, morning};

/// A second officer of Dispendukcapil, Citra.
const CITRA: i64 = 2006;

/// Siti's is with Hendra, since some minutes.
async fn with_hendra(office: &Office) -> Kode {
    let kode = office.with_sent().await;
    office.later(chrono::TimeDelta::minutes(20)).await;
    kode
}

/// Agus' is brought to the sending.
async fn agus_entered(office: &Office) -> Kode {
    let kode = office.agus_applies().await;
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    office.says(RATNA_KASI, &format!("/lengkap {kode}")).await;
    office.is_entered(kode).await;
    office.hush().await;
    kode
}

/// An officer beside Hendra.
async fn citra_joins(office: &Office) {
    office.control.user(CITRA, "Citra").await.unwrap();
    office.control.send_text(CITRA, "/start").await.unwrap();
    office.quiet().await;
    let mut uow = office.store.begin().await.unwrap();
    uow.petugas().add(ChatId(CITRA), Peran::Dispendukcapil, "Citra Dewi", morning()).await.unwrap();
    uow.commit().await.unwrap();
    office.news(CITRA).await;
}

/// Hendra declares for all that was sent to him.
async fn declared(office: &Office) -> String {
    office.says_all(HENDRA_DISPENDUKCAPIL, &["/tunda", "semua", "Blangko KTP habis", "ya"]).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn declared_for_all_told_once_and_lifted() {
    let office = Office::open().await;
    let kode = with_hendra(&office).await;
    assert_snapshot!(office.says(HENDRA_DISPENDUKCAPIL, "/tunda").await, @"");
    assert_snapshot!(office.taps(HENDRA_DISPENDUKCAPIL, "⏸ Nyatakan tunda (semua)").await, @"");
    assert_snapshot!(office.taps(HENDRA_DISPENDUKCAPIL, "Blangko KTP habis").await, @"");
    assert_eq!(office.news(SITI).await, "");
    assert_snapshot!(office.taps(HENDRA_DISPENDUKCAPIL, "✅ Ya, nyatakan").await, @"");
    assert_snapshot!(office.news(SITI).await, @"");
    assert_snapshot!(office.news(BUDI_STAF).await, @"");
    assert!(office.news(WATI_STAF).await.contains("Tunda untuk"));
    assert!(office.news(RATNA_KASI).await.contains("Tunda untuk"));
    assert_eq!(office.news(YANTO_ADMIN).await, "");
    office.jobs().await;
    assert_eq!(office.news(SITI).await, ""); // nobody is told again

    assert_snapshot!(office.says(SITI, "/status").await, @"");
    assert_snapshot!(office.says(BUDI_STAF, &format!("/periksa {kode}")).await, @"");
    assert_snapshot!(office.says(HENDRA_DISPENDUKCAPIL, "/antrean").await, @"");

    office.later(chrono::TimeDelta::days(2)).await;
    assert_snapshot!(office.says(HENDRA_DISPENDUKCAPIL, "/tunda").await, @"");
    assert_snapshot!(office.taps(HENDRA_DISPENDUKCAPIL, "▶️ Cabut nomor 1").await, @"");
    assert_eq!(office.news(SITI).await, "");
    assert_snapshot!(office.taps(HENDRA_DISPENDUKCAPIL, "✅ Ya, cabut").await, @"");
    assert_snapshot!(office.news(SITI).await, @"");
    assert_snapshot!(office.news(RATNA_KASI).await, @"");
    assert!(!office.says(SITI, "/status").await.contains("menunggu blangko"));
    assert_eq!(office.tahap(kode).await, "dikirim");
    office.jobs().await;
    assert_eq!(office.news(SITI).await, "");
    let met = office.loaded(kode).await.tunda;
    assert_eq!(met.len(), 1, "the clock of Dispendukcapil finds both ends");
    assert_eq!(met[0].lifted.map(|lifted| lifted.at - met[0].declared.at), Some(chrono::TimeDelta::days(2)));
    assert_eq!(office.faults().await, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn declared_for_one_in_own_words() {
    let office = Office::open().await;
    let kode = with_hendra(&office).await;
    office.says(RATNA_KASI, &format!("/periksa {kode}")).await;
    assert_snapshot!(office.taps(RATNA_KASI, "⏸ Nyatakan tunda").await, @"");
    assert_snapshot!(office.taps(RATNA_KASI, "Lainnya (tulis sendiri)").await, @"");
    assert!(office.says(RATNA_KASI, &"x".repeat(201)).await.contains("terlalu panjang"));
    assert_snapshot!(office.says(RATNA_KASI, "printer <rusak> & diperbaiki").await, @"");
    assert_snapshot!(office.says(RATNA_KASI, "ya").await, @"");
    assert_snapshot!(office.news(SITI).await, @"");
    assert!(office.says(SITI, "/status").await.contains("“printer <rusak> & diperbaiki”"));
    let dump = office.database.dump().await;
    assert!(!dump.contains("diperbaiki"));
    let card = office.says(HENDRA_DISPENDUKCAPIL, &format!("/periksa {kode}")).await;
    assert!(card.contains("⏸ Tunda: “printer <rusak> & diperbaiki”, dinyatakan Kasi Pelayanan"), "{card}");
    assert!(card.contains("[⏸ Lihat tunda]"), "{card}");
    // Lifted by another than who declared it.
    office.taps(HENDRA_DISPENDUKCAPIL, "⏸ Lihat tunda").await;
    office.says_all(HENDRA_DISPENDUKCAPIL, &["Cabut nomor 1", "ya"]).await;
    assert!(office.news(SITI).await.contains("menurut Dispendukcapil"));
    assert_snapshot!(office.news(RATNA_KASI).await, @"");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_person_with_two_files_gets_one_message() {
    let office = Office::open().await;
    let siti = with_hendra(&office).await;
    let steps = [
        "/ajukan",
        "setuju",
        "orang lain",
        "anak",
        "KTP baru",
        "Dewi Lestari",
        "3516134101059910",
        "3516130101159901",
        "Japan",
    ];
    office.says_all(SITI, &steps).await;
    office.photo(SITI, 31).await;
    office.photo(SITI, 32).await;
    office.says(SITI, "kirim").await;
    let dewi = office.kode(SITI).await;
    assert_ne!(siti, dewi);
    office.says(BUDI_STAF, &format!("/terima {dewi}")).await;
    office.says(RATNA_KASI, &format!("/lengkap {dewi}")).await;
    office.is_entered(dewi).await;
    office.says_all(BUDI_STAF, &[&format!("/kirim {dewi}"), "Hendra Wijaya"]).await;
    office.hush().await;
    office.later(chrono::TimeDelta::minutes(5)).await;
    office.says_all(RATNA_KASI, &["/tunda", "semua", "Gangguan sistem"]).await;
    assert_snapshot!(office.says(RATNA_KASI, "ya").await, @"");
    assert_snapshot!(office.news(SITI).await, @"");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_sent_meanwhile_says_so_and_hears_of_the_end() {
    let office = Office::open().await;
    with_hendra(&office).await;
    let agus = agus_entered(&office).await;
    declared(&office).await;
    office.hush().await;
    office.later(chrono::TimeDelta::minutes(5)).await;
    office.says_all(BUDI_STAF, &[&format!("/kirim {agus}"), "Hendra Wijaya"]).await;
    assert_snapshot!(office.news(AGUS).await, @"");
    office.jobs().await;
    assert_eq!(office.news(AGUS).await, "");
    office.says_all(RATNA_KASI, &["/tunda", "Cabut nomor 1", "ya"]).await;
    assert!(office.news(AGUS).await.contains("tunda di Dispendukcapil sudah dicabut, menurut Kasi Pelayanan"));
    assert!(office.news(SITI).await.contains("sudah dicabut"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_may_and_who_may_not() {
    let office = Office::open().await;
    let kode = with_hendra(&office).await;
    citra_joins(&office).await;
    let agus = agus_entered(&office).await;
    assert_snapshot!(office.says(SITI, "/tunda").await, @"Perintah itu untuk petugas kantor. Yang dapat Bapak/Ibu pakai ada di /bantuan.");
    for chat in [BUDI_STAF, YANTO_ADMIN] {
        assert!(office.says(chat, &format!("/tunda {kode}")).await.starts_with("Perintah itu bukan untuk tugas Anda"));
    }
    assert!(!office.says(BUDI_STAF, &format!("/periksa {kode}")).await.contains("Nyatakan tunda"));
    assert!(office.says(CITRA, &format!("/tunda {kode}")).await.contains("tidak ada di antara permohonan"));
    assert_snapshot!(office.says(RATNA_KASI, &format!("/tunda {agus}")).await, @"");
    assert_snapshot!(office.says(RATNA_KASI, "/tunda KATA").await, @"");
    for data in ["1:tunda:y:-", "1:tunda:a:-", "1:tunda:cy:1", "1:tunda:l"] {
        assert!(office.forges(BUDI_STAF, data).await.contains("bukan untuk tugas Anda"), "{data}");
    }
    // An old yes, and one of something else, declare nothing.
    office.says_all(RATNA_KASI, &["/tunda", "semua", "Blangko KTP habis"]).await;
    let yes = office.button(RATNA_KASI, "✅ Ya, nyatakan").await;
    office.says(RATNA_KASI, "/antrean").await;
    office.says(RATNA_KASI, &format!("/tunda {kode}")).await;
    assert!(office.presses(RATNA_KASI, &yes).await.contains("mengapa?"));
    assert_eq!(office.count("tunda").await, 0);
    // Citra does not see a hold on a file that is not hers; she may lift a wide one.
    office.says_all(HENDRA_DISPENDUKCAPIL, &[&format!("/tunda {kode}"), "Blangko KTP habis", "ya"]).await;
    assert!(office.says(CITRA, "/tunda").await.contains("tidak ada tunda"));
    assert!(office.forges(CITRA, "1:tunda:cy:1").await.contains("sudah tidak dipakai"));
    assert_eq!(office.count("tunda where lifted_at is not null").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wider_one_covers_and_tells_only_those_who_did_not_wait() {
    let office = Office::open().await;
    with_hendra(&office).await;
    citra_joins(&office).await;
    let agus = agus_entered(&office).await;
    office.says_all(BUDI_STAF, &[&format!("/kirim {agus}"), "Citra Dewi"]).await;
    office.later(chrono::TimeDelta::minutes(5)).await;
    office.hush().await;
    declared(&office).await;
    assert!(office.news(SITI).await.contains("tertunda"));
    assert_eq!(office.news(AGUS).await, "");
    office.later(chrono::TimeDelta::minutes(5)).await;
    office.says_all(RATNA_KASI, &["/tunda", "semua", "Gangguan sistem", "ya"]).await;
    assert!(office.news(AGUS).await.contains("gangguan sistem"));
    assert_eq!(office.news(SITI).await, "");
    assert_snapshot!(office.says(CITRA, "/tunda").await, @"");
    // Lifting the narrow one frees nobody; lifting the wide one both.
    office.says_all(HENDRA_DISPENDUKCAPIL, &["/tunda", "Cabut nomor 1"]).await;
    assert_snapshot!(office.says(HENDRA_DISPENDUKCAPIL, "ya").await, @"");
    assert_eq!(office.news(SITI).await, "");
    office.says_all(CITRA, &["/tunda", "Cabut nomor 1", "ya"]).await;
    assert!(office.news(AGUS).await.contains("sudah dicabut"));
    assert!(office.news(SITI).await.contains("sudah dicabut"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twice_is_once_and_who_was_first_is_named() {
    let office = Office::open().await;
    let kode = with_hendra(&office).await;
    office.says_all(HENDRA_DISPENDUKCAPIL, &[&format!("/tunda {kode}"), "Blangko KTP habis"]).await;
    office.says_all(RATNA_KASI, &[&format!("/tunda {kode}"), "Gangguan sistem"]).await;
    let (hendra, ratna) = (
        office.button(HENDRA_DISPENDUKCAPIL, "✅ Ya, nyatakan").await,
        office.button(RATNA_KASI, "✅ Ya, nyatakan").await,
    );
    office.hush().await;
    office.press_both((HENDRA_DISPENDUKCAPIL, &hendra), (RATNA_KASI, &ratna)).await;
    assert_eq!(office.count("tunda").await, 1);
    assert_eq!(office.news(SITI).await.matches("sedang tertunda").count(), 1);
    let both = format!("{}\n{}", office.news(HENDRA_DISPENDUKCAPIL).await, office.news(RATNA_KASI).await);
    assert_eq!(both.matches("✅ Tunda dinyatakan").count(), 1, "{both}");
    assert_eq!(both.matches("sudah dinyatakan oleh").count(), 1, "{both}");
    for text in [format!("/tunda {kode}"), "/tunda".to_owned()] {
        office.says(HENDRA_DISPENDUKCAPIL, &text).await;
    }
    office.presses(HENDRA_DISPENDUKCAPIL, &hendra).await;
    assert_eq!(office.count("tunda").await, 1);
    // And lifted by two at once.
    office.says_all(HENDRA_DISPENDUKCAPIL, &["/tunda", "Cabut nomor 1"]).await;
    office.says_all(RATNA_KASI, &["/tunda", "Cabut nomor 1"]).await;
    let (hendra, ratna) =
        (office.button(HENDRA_DISPENDUKCAPIL, "✅ Ya, cabut").await, office.button(RATNA_KASI, "✅ Ya, cabut").await);
    office.hush().await;
    office.press_both((HENDRA_DISPENDUKCAPIL, &hendra), (RATNA_KASI, &ratna)).await;
    assert_eq!(office.news(SITI).await.matches("sudah dicabut").count(), 1);
    let both = format!("{}\n{}", office.news(HENDRA_DISPENDUKCAPIL).await, office.news(RATNA_KASI).await);
    assert_eq!(both.matches("sudah dicabut. 1 orang").count(), 1, "{both}");
    assert_eq!(both.matches("Tidak perlu diulang").count(), 1, "{both}");
    assert!(office.presses(RATNA_KASI, &ratna).await.contains("Tidak perlu diulang"));
    assert_eq!(office.faults().await, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_printed_does_not_wait_any_more() {
    let office = Office::open().await;
    let kode = with_hendra(&office).await;
    declared(&office).await;
    office.says_all(HENDRA_DISPENDUKCAPIL, &[&format!("/nyatakan {kode}"), "KTP dicetak", "ya"]).await;
    office.hush().await;
    assert!(!office.says(SITI, "/status").await.contains("menunggu blangko"));
    assert!(!office.says(BUDI_STAF, &format!("/periksa {kode}")).await.contains("⏸"));
    assert_snapshot!(office.says(RATNA_KASI, &format!("/tunda {kode}")).await, @"");
    office.says_all(HENDRA_DISPENDUKCAPIL, &["/tunda", "Cabut nomor 1", "ya"]).await;
    assert_eq!(office.news(SITI).await, "");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn somebody_who_blocked_the_bot_holds_up_nobody() {
    let office = Office::open().await;
    with_hendra(&office).await;
    let agus = agus_entered(&office).await;
    office.says_all(BUDI_STAF, &[&format!("/kirim {agus}"), "Hendra Wijaya"]).await;
    office.later(chrono::TimeDelta::minutes(5)).await;
    office.control.block(SITI).await.unwrap();
    office.hush().await;
    declared(&office).await;
    assert!(office.news(AGUS).await.contains("sedang tertunda"));
    assert_eq!(office.news(SITI).await, "");
    office.control.unblock(SITI).await.unwrap();
    let back = office.says(SITI, "/status").await;
    assert_eq!(back.matches("sedang tertunda").count(), 1, "{back}");
}
