//! The SOP once, by clicking and typing in the page: with a round of *tidak lengkap* and photos.

use std::path::PathBuf;

use layanan_ktp::latihan::sheet;

use crate::page::Page;
use crate::stage::{BUDI_STAF, HENDRA, RATNA_KASI, SITI, Stage, WATI_STAF, WIDE, until};

/// A picture, as a phone would send it.
pub(crate) fn picture(folder: &std::path::Path, name: &str) -> PathBuf {
    let file = folder.join(format!("{name}.jpg"));
    std::fs::write(&file, sheet::photo(u32::try_from(name.len()).unwrap())).unwrap();
    file
}

/// Siti applies for a new KTP: the letter will be brought, the KK is a photo.
pub(crate) async fn siti_applies(page: &Page, folder: &std::path::Path) {
    page.says(SITI, "/ajukan").await;
    for label in ["✅ Mengerti dan setuju", "Saya sendiri", "🪪 KTP baru"] {
        page.presses(SITI, label).await;
    }
    for (question, answer) in
        [("nama lengkap", "Siti Aminah"), ("tulis NIK", "3516134101909901"), ("tulis nomor KK", "3516130101159901")]
    {
        page.is_asked(SITI, question).await;
        page.says(SITI, answer).await;
    }
    page.presses(SITI, "Japan").await;
    page.presses(SITI, "➖ Lewati").await;
    page.presses(SITI, "📄 Asli dibawa ke kantor").await;
    page.reads(SITI, "Berkas 2 dari 2").await;
    page.sends_photos(SITI, &[picture(folder, "kk")]).await;
    page.presses(SITI, "📨 Kirim").await;
    page.reads(SITI, "Kode permohonan").await;
}

/// The newest row of the register says this.
pub(crate) async fn register_says(page: &Page, wanted: &str) {
    let what = format!("the register says {wanted:?}");
    until(&what, || async { page.text("#rows tr:first-child").await.contains(wanted) }).await;
}

#[tokio::test]
async fn the_whole_sop_by_clicking_and_typing() {
    let Some(stage) = Stage::open(WIDE).await else { return };
    let (page, folder) = (&stage.page, stage.folder());
    page.clicks(&format!("[data-person='{SITI}'] .welcome button")).await;
    page.reads(SITI, "Selamat datang").await;
    siti_applies(page, &folder).await;
    register_says(page, "diajukan").await;

    page.presses(BUDI_STAF, "☐ Asli: Surat pengantar desa").await;
    page.presses(BUDI_STAF, "✅ Terima berkas").await;
    register_says(page, "diterima").await;
    page.presses(RATNA_KASI, "↩️ Ada yang kurang").await;
    page.presses(RATNA_KASI, "Kartu Keluarga (KK)").await;
    page.presses(RATNA_KASI, "Tidak terbaca").await;
    page.presses(RATNA_KASI, "📨 Kirim daftar (1)").await;
    register_says(page, "tidak lengkap").await;

    page.presses(SITI, "📷 Lengkapi").await;
    page.reads(SITI, "kekurangan 1 dari 1").await;
    page.sends_photos(SITI, &[picture(&folder, "kk-lagi")]).await;
    page.presses(BUDI_STAF, "✅ Terima berkas").await;
    register_says(page, "diterima").await;
    page.presses(RATNA_KASI, "✅ Lengkap").await;
    register_says(page, "lengkap").await;

    budi_enters(page).await;
    register_says(page, "dientri").await;
    page.says(BUDI_STAF, "/antrean").await;
    page.presses(BUDI_STAF, "📨 Kirim Dispendukcapil").await;
    page.is_asked(BUDI_STAF, "Siapa penerimanya?").await;
    page.presses(BUDI_STAF, "Hendra Wijaya").await;
    register_says(page, "dikirim").await;
    page.reads(HENDRA, "Pengiriman 2/2026").await; // the play has sent the first one
    page.reads(HENDRA, "pengiriman-2-2026.zip").await;
    page.presses(HENDRA, "✅ Semua diterima").await;
    page.is_asked(HENDRA, "apakah semua 1 permohonan").await;
    page.presses(HENDRA, "✅ Ya, catat").await;
    page.reads(SITI, "data sudah kami terima").await;
    page.says(HENDRA, "/antrean").await;
    page.presses(HENDRA, "🏛 Catat pernyataan").await;
    page.is_asked(HENDRA, "apa pernyataan").await; // the play has left buttons with these labels
    page.presses(HENDRA, "KTP dicetak").await;
    page.is_asked(HENDRA, "KTP sudah dicetak").await;
    page.presses(HENDRA, "✅ Ya, catat").await;
    page.reads(SITI, "KTP sudah dicetak").await;
    page.says(SITI, "/status").await;
    everything_is_ticked(page).await;
}

async fn budi_enters(page: &Page) {
    page.presses(BUDI_STAF, "⌨️ Entri data").await;
    for at in 1..=4 {
        page.is_asked(BUDI_STAF, &format!("{at} dari 11")).await;
        page.presses(BUDI_STAF, "✅ Sesuai berkas").await;
    }
    let answers = [("5 dari 11", "Mojokerto"), ("6 dari 11", "sesuai"), ("7 dari 11", "perempuan")];
    let more = [("8 dari 11", "Jl. Contoh 12"), ("9 dari 11", "3/2"), ("10 dari 11", "470/17/2026")];
    for (question, answer) in answers.into_iter().chain(more) {
        page.is_asked(BUDI_STAF, question).await;
        page.says(BUDI_STAF, answer).await;
    }
    page.is_asked(BUDI_STAF, "11 dari 11").await;
    page.says(BUDI_STAF, "01-11-2026").await;
    page.presses(BUDI_STAF, "💾 Simpan").await;
}

/// The tour has ticked off all that was done, and nothing else.
async fn everything_is_ticked(page: &Page) {
    until("the tour is ticked off", || async { page.count("#roles li.done").await == 11 }).await;
    let open = page.text("#roles li:not(.done)").await;
    assert!(open.contains("jam kantor") && open.contains("database") && open.contains("gangguan"), "{open}");
}

#[tokio::test]
async fn two_staf_who_press_at_once_are_told_who_was_first() {
    let Some(stage) = Stage::open(WIDE).await else { return };
    let page = &stage.page;
    page.clicks(&format!("[data-switch='{WATI_STAF}']")).await;
    siti_applies(page, &stage.folder()).await;
    page.presses(BUDI_STAF, "☐ Asli: Surat pengantar desa").await;
    page.reads(WATI_STAF, "☑ Surat pengantar desa").await;
    let before = page.chat(BUDI_STAF).await.matches("diterima. Nomor register").count(); // by the play
    page.press_at_once(&[BUDI_STAF, WATI_STAF], "✅ Terima berkas").await;
    let told = || async { page.chat(BUDI_STAF).await + &page.chat(WATI_STAF).await };
    until("one is told who was first", || async { told().await.contains("sudah dilakukan oleh") }).await;
    let received = || async { told().await.matches("diterima. Nomor register").count() };
    until("one has received it", || async { received().await == before + 1 }).await;
}
