//! The privacy notice: which text was agreed to, the whole of it at any time, and a change of mind.

use insta::assert_snapshot;

use crate::scenes::TO_NAME;
use crate::support::Office;
use crate::support::people::SITI;

fn newer() -> String {
    include_str!("../../kantor.toml").replace("pemberitahuan_versi = \"2026-6\"", "pemberitahuan_versi = \"2027-1\"")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_notice_that_was_changed_is_shown_before_it_is_agreed_to() {
    let mut office = Office::open().await;
    office.says(SITI, "/ajukan").await;
    let agree = office.button(SITI, "✅ Mengerti dan setuju").await;
    office.stop().await;
    office.start_with(&newer()).await;
    let told = office.presses(SITI, &agree).await;
    assert_snapshot!(told.split_once("\n\nKami meminta").unwrap().0, @r"
    Pemberitahuan ini baru saja diperbarui. Mohon dibaca sekali lagi.

    Sebelum mulai, mohon dibaca.
    ");
    assert!(office.taps(SITI, "✅ Mengerti dan setuju").await.starts_with("Permohonan ini untuk siapa?"));
    let rest = ["saya", "KTP baru", "Siti", crate::support::people::SITI_NIK, crate::support::people::SITI_KK];
    office.says_all(SITI, &rest).await;
    office.says_all(SITI, &["Japan", "lewati", "bawa", "bawa", "kirim"]).await;
    assert_eq!(office.database.sql("select consent_version from permohonan").await, "2027-1");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_agreed_to_before_the_change_is_recorded_as_that() {
    let mut office = Office::open().await;
    office.siti_up_to_summary().await;
    office.stop().await;
    office.start_with(&newer()).await;
    office.says(SITI, "kirim").await;
    assert_eq!(office.database.sql("select consent_version from permohonan").await, "2026-6");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_whole_notice_is_there_at_any_time() {
    let office = Office::open().await;
    office.says(SITI, "/ajukan").await;
    let more = office.button(SITI, "📄 Selengkapnya").await;
    office.says_all(SITI, &TO_NAME[1..]).await;
    let told = office.presses(SITI, &more).await;
    assert!(told.starts_with("Perlindungan data pribadi") && told.ends_with("[▶️ Lanjutkan isian]"), "{told}");
    assert!(office.says(SITI, "Siti").await.contains("NIK"), "the question is still open");
    office.says(SITI, "/batal").await;
    office.says(SITI, "ya").await;
    let told = office.presses(SITI, &more).await;
    assert!(told.starts_with("Perlindungan data pribadi") && told.ends_with("[📝 Ajukan KTP]"), "{told}");
    assert_eq!(office.says(SITI, "/batal").await.lines().count(), 1, "no draft was begun by reading");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_does_not_agree_any_more_is_asked_whether_to_drop() {
    let office = Office::open().await;
    office.says(SITI, "/ajukan").await;
    let no = office.button(SITI, "❌ Tidak setuju").await;
    office.says_all(SITI, &TO_NAME[1..]).await;
    assert_snapshot!(office.presses(SITI, &no).await, @r"
    Isian yang belum dikirim akan dihapus: KTP baru. Hapus sekarang?
    [Tidak, simpan]
    [🗑 Ya, hapus]
    ");
    assert!(office.says(SITI, "tidak").await.contains("Silakan tulis nama lengkap"));
    office.presses(SITI, &no).await;
    assert_snapshot!(office.says(SITI, "ya").await, @"Isian sudah dihapus. Bila perlu, silakan mulai lagi dengan /ajukan.");
}
