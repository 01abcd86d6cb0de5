//! What went wrong: one number in both places, the same permohonan again, what was deleted or sent already.

use insta::assert_snapshot;

use crate::scenes::TO_NAME;
use crate::support::Office;
use crate::support::people::{AGUS, AGUS_KK, BUDI_STAF, RATNA_KASI, SITI, SITI_KK, SITI_NIK};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_kk_typed_as_nik_is_found_out_and_put_right() {
    let office = Office::open().await;
    office.says_all(SITI, &TO_NAME).await;
    office.says_all(SITI, &["Siti Aminah", SITI_KK]).await;
    assert_snapshot!(office.says(SITI, SITI_KK).await, @r"
    Nomor ini sama dengan NIK yang tadi. Mana yang keliru?
    Nomor KK ada di bagian atas KK, di bawah tulisan “KARTU KELUARGA”. NIK ada pada baris nama pemohon.
    [NIK yang tadi keliru]
    [Nomor KK ini keliru]
    ");
    assert_snapshot!(office.says(SITI, "hmm").await, @r"
    Jawaban itu tidak ada di pilihan. Ketuk salah satu tombol, atau tulis jawabannya seperti pada tombol.

    Nomor ini sama dengan NIK yang tadi. Mana yang keliru?
    Nomor KK ada di bagian atas KK, di bawah tulisan “KARTU KELUARGA”. NIK ada pada baris nama pemohon.
    [NIK yang tadi keliru]
    [Nomor KK ini keliru]
    ");
    assert_snapshot!(office.taps(SITI, "NIK yang tadi keliru").await, @r"
    Baik, nomor tadi kami simpan sebagai nomor KK.

    Silakan tulis NIK pemohon (16 angka). NIK ada di KK, pada baris nama pemohon.
    ");
    assert_snapshot!(office.says(SITI, SITI_KK).await, @r"
    Nomor ini sama dengan nomor KK yang tadi. Mana yang keliru?
    NIK ada di KK pada baris nama pemohon. Nomor KK ada di bagian atas, di bawah tulisan “KARTU KELUARGA”.
    [Nomor KK tadi keliru]
    [NIK ini keliru]
    ");
    office.taps(SITI, "NIK ini keliru").await;
    assert!(office.says(SITI, SITI_NIK).await.contains("\nPemohon warga desa mana?"));
    office.says_all(SITI, &["Japan", "lewati", "bawa", "bawa", "kirim"]).await;
    let data = &office.own(SITI).await[0].permohonan.data;
    assert_eq!((data.nik().unwrap().as_str(), data.kk().unwrap().as_str()), (SITI_NIK, SITI_KK));
}

#[rstest::rstest]
#[case("nomor kk ini yang salah")]
#[case("kk salah")]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_nik_typed_as_kk_is_typed_again(#[case] text: &str) {
    let office = Office::open().await;
    office.says_all(SITI, &TO_NAME).await;
    office.says_all(SITI, &["Siti Aminah", SITI_NIK, SITI_NIK]).await;
    assert!(office.says(SITI, text).await.starts_with("Silakan tulis nomor KK pemohon"));
    assert!(office.says(SITI, SITI_NIK).await.starts_with("Nomor ini sama dengan NIK yang tadi."));
    assert!(office.says(SITI, SITI_KK).await.contains("\nPemohon warga desa mana?"), "typed right at once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_number_in_both_places_is_put_right_from_the_summary_too() {
    let office = Office::open().await;
    let summary = office.siti_up_to_summary().await;
    office.taps(SITI, "✏️ NIK").await;
    office.says(SITI, SITI_KK).await;
    let kept = office.taps(SITI, "↩️ Tidak jadi mengubah").await;
    assert!(summary.contains(kept.split("\n[").next().unwrap()), "{kept}");
    office.taps(SITI, "✏️ Nomor KK").await;
    let told = office.says_all(SITI, &[SITI_NIK, "nik yang tadi", "3516134101909902"]).await;
    assert!(told.contains("NIK: 3516••••••••9902\nNomor KK: ••••••••••••9901"), "{told}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_in_ones_own_chat_is_said_as_soon_as_it_is_known() {
    let office = Office::open().await;
    office.siti_applies().await;
    office.says_all(SITI, &TO_NAME).await;
    office.says(SITI, "Siti Aminah").await;
    assert_snapshot!(office.says(SITI, SITI_NIK).await, @"
    Pemohon ini sudah punya permohonan yang sama dengan kode KK-KKKK-K (Siti Aminah) dan masih berjalan. Tidak perlu mengirim lagi; urutannya tetap. Silakan lihat di /status.
    [🔎 Cek status]
    [▶️ Lanjutkan isian]
    [🗑 Hapus isian]
    ");
    assert!(office.says(SITI, "cek status").await.contains("[▶️ Lanjutkan isian]"), "the draft is kept");
    assert!(office.taps(SITI, "▶️ Lanjutkan isian").await.contains("Silakan tulis nomor KK"));
    office.says(SITI, "kembali").await;
    assert!(office.says(SITI, "3516134101909902").await.contains("\nSilakan tulis nomor KK"), "of somebody else");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_in_ones_own_chat_is_said_when_the_kind_is_changed_to_it() {
    let office = Office::open().await;
    office.siti_applies().await;
    office.says_all(SITI, &["/ajukan", "setuju", "saya", "perbaikan data KTP", "Siti Aminah", SITI_NIK]).await;
    office.says_all(SITI, &[SITI_KK, "Japan", "lewati", "alamat", "lanjut", "Jl. A 1", "Jl. B 2", "sudah benar"]).await;
    office.says_all(SITI, &["bawa", "bawa", "bawa", "bawa"]).await;
    office.taps(SITI, "✏️ Layanan").await;
    assert!(office.taps(SITI, "🪪 KTP baru").await.starts_with("Pemohon ini sudah punya permohonan yang sama"));
}

/// Of what runs in another chat nothing is said before the end, and then nothing that tells of it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_in_another_chat_is_not_said_at_the_nik() {
    let office = Office::open().await;
    office.siti_applies().await;
    office.says_all(AGUS, &TO_NAME).await;
    let told = office.says_all(AGUS, &["Siti Aminah", SITI_NIK]).await;
    assert!(told.starts_with("✅ NIK tersimpan") && told.contains("\nSilakan tulis nomor KK"), "{told}");
    let told = office.says_all(AGUS, &[SITI_KK, "Japan", "lewati", "bawa", "bawa", "kirim"]).await;
    assert!(told.starts_with("Mohon maaf, permohonan ini belum dapat kami terima lewat chat."), "{told}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_old_ya_hapus_after_the_draft_is_gone_says_so() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.says(SITI, "/batal").await;
    let yes = office.button(SITI, "🗑 Ya, hapus").await;
    office.presses(SITI, &yes).await;
    assert_snapshot!(office.presses(SITI, &yes).await, @"Isian itu sudah dihapus. Bila perlu, silakan mulai lagi dengan /ajukan.");
    office.siti_applies().await;
    assert_snapshot!(office.presses(SITI, &yes).await, @"Isian itu sudah tidak ada, karena sudah dihapus atau sudah dikirim. Permohonan yang sudah dikirim ada di /status.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_sent_is_not_changed_by_its_old_buttons() {
    let office = Office::open().await;
    office.siti_up_to_summary().await;
    let edit = office.button(SITI, "✏️ Nama").await;
    office.says(SITI, "kirim").await;
    let told = office.presses(SITI, &edit).await;
    assert_snapshot!(told.split("\n\n").next().unwrap(), @"Permohonan sudah terkirim, jadi tidak dapat diubah di sini. Bila ada yang salah: tarik dengan /tarik lalu ajukan lagi, atau beri tahu petugas.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kk_that_is_not_right_yet_can_wait() {
    let office = Office::open().await;
    office.says_all(SITI, &["/ajukan", "setuju", "saya", "perbaikan data KTP", "Siti", SITI_NIK, SITI_KK]).await;
    office.says_all(SITI, &["Japan", "lewati", "alamat", "lanjut", "Jl. A 1", "Jl. B 2"]).await;
    assert_snapshot!(office.says(SITI, "belum").await, @r"
    Data di KK perlu diperbaiki lebih dahulu di Dispendukcapil, baru kemudian KTP. Isian Anda tetap tersimpan; bila KK sudah benar, silakan lanjutkan di sini.

    Apakah data di KK sudah benar?
    [✅ Sudah benar]
    [❌ Belum benar]
    [⏸ Nanti saja] [🗑 Hapus isian]
    ");
    assert_snapshot!(office.taps(SITI, "⏸ Nanti saja").await, @r"
    Baik, isian tetap tersimpan. Bila sudah siap, ketuk “Lanjutkan isian” atau tulis “lanjutkan”.
    [▶️ Lanjutkan isian]
    ");
    assert!(office.says(SITI, "halo").await.starts_with("Selamat datang kembali"), "nothing is asked now");
    assert_snapshot!(office.taps(SITI, "▶️ Lanjutkan isian").await, @r"
    Kita lanjutkan isian yang tadi.

    Apakah data di KK sudah benar?
    [✅ Sudah benar]
    [❌ Belum benar]
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn batal_beside_something_to_complete_names_the_draft() {
    let office = Office::open().await;
    office.with_returned().await;
    office.says_all(SITI, &["/ajukan", "setuju", "orang lain", "anak", "KTP baru"]).await;
    office.says(SITI, "/lengkapi").await;
    assert!(office.says(SITI, "/batal").await.starts_with("Isian yang belum dikirim akan dihapus: KTP baru. Hapus"));
    office.says_all(SITI, &["jangan", "Sumarni", "/lengkapi"]).await;
    assert_snapshot!(office.says(SITI, "/batal").await, @r"
    Isian yang belum dikirim akan dihapus: KTP baru, atas nama Sumarni. Hapus sekarang?
    [Tidak, simpan]
    [🗑 Ya, hapus]
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn for_the_village_officer_and_the_citizen_words_are_plain() {
    let office = Office::open().await;
    office.says_all(AGUS, &["/ajukan", "setuju", "orang lain", "perangkat desa", "sudah", "KTP baru", "Sumarni"]).await;
    let summary = office.says_all(AGUS, &["3516134101609906", AGUS_KK, "Sooko", "lewati", "bawa", "bawa"]).await;
    assert!(summary.contains("\nUntuk: orang lain (Anda perangkat desa)\n"), "{summary}");
    let kode = office.with_received().await;
    office.says(RATNA_KASI, &format!("/kurang {kode}")).await;
    for label in ["Kartu Keluarga (KK)", "Tidak sesuai data", "📨 Kirim daftar (1)"] {
        office.taps(RATNA_KASI, label).await;
    }
    let told = office.answer(SITI).await;
    assert!(told.contains("• Kartu Keluarga (KK): tidak cocok dengan isian permohonan"), "{told}");
    assert!(office.answer(BUDI_STAF).await.contains("tidak sesuai dengan data"), "in the words of the office");
    assert!(office.says(SITI, "/lengkapi").await.contains("Kartu Keluarga (KK): tidak cocok dengan isian permohonan"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kk_that_is_lost_is_not_the_number_that_is_wrong() {
    let office = Office::open().await;
    office.says_all(SITI, &TO_NAME).await;
    office.says_all(SITI, &["Siti Aminah", SITI_NIK, SITI_NIK]).await;
    let answer = office.says(SITI, "kk nya hilang").await;
    assert!(answer.contains("Mana yang keliru?") && !answer.starts_with("Nomor ini"), "{answer}");
}
