//! SOP 4 as a pengiriman of many: chosen from a list, and sent once.

use insta::assert_snapshot;
use layanan_ktp::domain::kode::Kode;

use crate::support::Office;
use crate::support::people::{AGUS, BUDI_STAF, HENDRA_DISPENDUKCAPIL, SITI};

/// Siti's and Agus's, both entered.
pub(crate) async fn two(office: &Office) -> (Kode, Kode) {
    let siti = office.with_entered().await;
    let agus = office.agus_is_entered().await;
    (siti, agus)
}

/// Both are sent as one pengiriman.
pub(crate) async fn both_sent(office: &Office) -> (Kode, Kode) {
    let both = two(office).await;
    office.says_all(BUDI_STAF, &["/kirim", "lanjut", "Hendra Wijaya"]).await;
    office.hush().await;
    both
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_entered_is_looked_at_and_goes_together() {
    let office = Office::open().await;
    let (siti, agus) = two(&office).await;
    assert!(office.says(BUDI_STAF, "/antrean").await.contains("[📦 Kirim yang sudah dientri (2)]"));
    assert_snapshot!(office.taps(BUDI_STAF, "📦 Kirim yang sudah dientri (2)").await, @"
    📦 Siap dikirim ke Dispendukcapil: 2. Dipilih: 2.

    ☑ 1. KK-KKKK-K – KTP baru, Desa Japan
    ☑ 2. KK-KKKK-K – KTP baru, Desa Modongan

    Ketuk nomornya untuk memasukkan (☑) atau mengeluarkan (☐), lalu “Lanjut”.
    [☑ 1] [☑ 2]
    [☐ Kosongkan halaman ini]
    [➡️ Lanjut (2)]
    ");
    assert_snapshot!(office.taps(BUDI_STAF, "☑ 2").await, @"
    (edited) 📦 Siap dikirim ke Dispendukcapil: 2. Dipilih: 1.

    ☑ 1. KK-KKKK-K – KTP baru, Desa Japan
    ☐ 2. KK-KKKK-K – KTP baru, Desa Modongan

    Ketuk nomornya untuk memasukkan (☑) atau mengeluarkan (☐), lalu “Lanjut”.
    [☑ 1] [☐ 2]
    [☑ Pilih semua di halaman ini]
    [➡️ Lanjut (1)]
    ");
    assert!(office.taps(BUDI_STAF, "☐ 2").await.contains("Dipilih: 2"));
    assert!(office.taps(BUDI_STAF, "☐ Kosongkan halaman ini").await.contains("Dipilih: 0"));
    assert!(office.taps(BUDI_STAF, "☑ Pilih semua di halaman ini").await.contains("Dipilih: 2"));
    assert_snapshot!(office.taps(BUDI_STAF, "➡️ Lanjut (2)").await, @"
    Akan dikirim sebagai satu pengiriman: 2 permohonan.

    Siapa penerimanya?
    [Hendra Wijaya]
    ");
    let again = office.button(BUDI_STAF, "Hendra Wijaya").await;
    assert_snapshot!(office.taps(BUDI_STAF, "Hendra Wijaya").await, @"
    (edited) KK-KKKK-K – KTP baru
    dikirim ke Dispendukcapil
    sejak Senin, 23 November 2026 pukul 09.30 WIB
    Nomor register: 470/001/416-313/2026

    Siti Aminah
    NIK ••••••••••••9901
    Desa Japan
    Diajukan sendiri

    Berkas
    ☑ Surat pengantar desa: asli dibawa
    📷 Kartu Keluarga (KK): 1 lembar
    [📷 Kartu Keluarga (KK)]
    [🏛 Catat pernyataan]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ---
    (edited) KK-KKKK-K – KTP baru
    dikirim ke Dispendukcapil
    sejak Senin, 23 November 2026 pukul 09.30 WIB
    Nomor register: 470/002/416-313/2026

    Agus Setiawan
    NIK ••••••••••••9902
    Desa Modongan
    Diajukan sendiri

    Berkas
    📷 Surat pengantar desa: 1 lembar
    📷 Kartu Keluarga (KK): 1 lembar
    [📷 Surat pengantar desa] [📷 Kartu Keluarga (KK)]
    [🏛 Catat pernyataan]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ---
    ✅ Pengiriman 1/2026 (2 permohonan) dikirim ke Dispendukcapil, kepada Hendra Wijaya.
    [🗂 Arsip lagi]
    ");
    assert_snapshot!(office.presses(BUDI_STAF, &again).await, @"Pilihan itu sudah tidak berlaku. Silakan mulai lagi dengan /kirim.");
    assert_eq!((office.tahap(siti).await.as_str(), office.tahap(agus).await.as_str()), ("dikirim", "dikirim"));
    assert_snapshot!(office.hendra_got().await, @"
    📦 Pengiriman 1/2026 – 23 November 2026
    Dari Kecamatan Sooko (Budi Santoso), ditujukan kepada Hendra Wijaya: 2 permohonan.

    1. 470/001/416-313/2026 – KK-KKKK-K – KTP baru, a.n. Siti Aminah. Berkas: 1 di arsip; berkas kertas dibawa kurir: Surat pengantar desa
    2. 470/002/416-313/2026 – KK-KKKK-K – KTP baru, a.n. Agus Setiawan. Berkas: 2 di arsip

    Data lengkap (XLSX) dan berkasnya menyusul di chat ini sebagai satu arsip ZIP.
    Mohon dicocokkan, lalu dijawab dengan tombol di bawah ini.
    [✅ Semua diterima]
    [↩️ Diterima, kecuali…]
    [🗂 Arsip lagi]
    ---
    [Document] 📦 Pengiriman 1/2026: data 2 permohonan dan 3 berkas. Mohon diunduh dan disimpan di tempat yang terkunci; pesan ini kami hapus sesudah pengirimannya dijawab, paling lama dalam 47 jam.
    ");
    assert!(office.news(SITI).await.contains("sudah dikirim ke Dispendukcapil"));
    assert!(office.news(AGUS).await.contains("sudah dikirim ke Dispendukcapil"));
    let rows = "select k.tahun || '/' || k.urut || ' ' || k.jumlah || ' ' || count(*) from pengiriman k
        join pengiriman_isi i using (pengiriman_id) group by k.pengiriman_id";
    assert_eq!(office.database.sql(rows).await, "2026/1 2 2");
    assert_eq!(office.count("pengiriman_arsip").await, 1);
    assert_eq!(office.database.sql("select count(*) from disclosure where what = 'kiriman'").await, "2");
    office.is_whole().await;
}

/// Hendra marks the first one as not right, and is asked whether to record it.
pub(crate) async fn first_is_marked(office: &Office) {
    for label in ["↩️ Diterima, kecuali…", "1", "data tidak sesuai", "➡️ Lanjut"] {
        office.taps(HENDRA_DISPENDUKCAPIL, label).await;
    }
}

/// The button of the first sending stays in the chat: what was sent back goes again only by the way that asks for it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_old_button_does_not_send_again_what_was_sent_back() {
    let office = Office::open().await;
    let siti = office.with_entered().await;
    office.says(BUDI_STAF, &format!("/kirim {siti}")).await;
    let old = office.button(BUDI_STAF, "Hendra Wijaya").await;
    office.taps(BUDI_STAF, "Hendra Wijaya").await;
    first_is_marked(&office).await;
    office.taps(HENDRA_DISPENDUKCAPIL, "✅ Ya, catat").await;
    office.hush().await;
    let answer = office.presses(BUDI_STAF, &old).await;
    let why = "tidak dikirim dengan tombol lama itu, karena sudah dikembalikan Dispendukcapil: data tidak sesuai.";
    assert!(answer.contains(why) && answer.contains("[📨 Kirim ulang]"), "{answer}");
    assert_eq!(office.count("pengiriman").await, 1);
    assert!(office.loaded(siti).await.permohonan.is_sent_back());

    office.taps(BUDI_STAF, "📨 Kirim ulang").await;
    let again = office.button(BUDI_STAF, "Hendra Wijaya").await;
    assert!(office.taps(BUDI_STAF, "Hendra Wijaya").await.contains("Pengiriman 2/2026 (1 permohonan)"));
    assert!(office.presses(BUDI_STAF, &again).await.contains("sudah tidak berlaku"));
    assert_eq!(office.count("pengiriman").await, 2);
    office.is_whole().await;
}

/// A question about another choice than the one that stands now sends nothing.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_sent_is_what_the_question_was_about() {
    let office = Office::open().await;
    two(&office).await;
    office.says(BUDI_STAF, "/kirim").await;
    office.taps(BUDI_STAF, "➡️ Lanjut (2)").await;
    let old = office.button(BUDI_STAF, "Hendra Wijaya").await;
    office.taps(BUDI_STAF, "☑ 2").await;
    assert_snapshot!(office.presses(BUDI_STAF, &old).await, @"
    Pilihannya sudah berubah sejak pertanyaan itu, jadi belum ada yang dikirim. Mohon diperiksa lagi, lalu ketuk “Lanjut”.

    📦 Siap dikirim ke Dispendukcapil: 2. Dipilih: 1.

    ☑ 1. KK-KKKK-K – KTP baru, Desa Japan
    ☐ 2. KK-KKKK-K – KTP baru, Desa Modongan

    Ketuk nomornya untuk memasukkan (☑) atau mengeluarkan (☐), lalu “Lanjut”.
    [☑ 1] [☐ 2]
    [☑ Pilih semua di halaman ini]
    [➡️ Lanjut (1)]
    ");
    assert_eq!(office.count("pengiriman").await, 0);
    office.taps(BUDI_STAF, "➡️ Lanjut (1)").await;
    assert!(office.taps(BUDI_STAF, "Hendra Wijaya").await.contains("Pengiriman 1/2026 (1 permohonan)"));
}
