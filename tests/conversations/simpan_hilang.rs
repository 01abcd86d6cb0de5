//! Photos that went since nobody completed the permohonan: they count as given no more, staf see it, and people are asked anew.

use chrono::TimeDelta;
use insta::assert_snapshot;
use layanan_ktp::domain::kode::Kode;

use crate::support::people::{BUDI_STAF, RATNA_KASI, SITI};
use crate::support::{Office, pictures};

impl Office {
    /// Nobody does anything until its photos are gone; what the person reads then.
    async fn nobody_completes_it(&self) -> String {
        for _ in 0..14 {
            self.hears_after(SITI, TimeDelta::days(1)).await;
        }
        self.hush().await;
        self.hears_after(SITI, TimeDelta::days(32)).await
    }

    async fn card(&self, kode: Kode) -> String {
        self.hush().await;
        self.says(BUDI_STAF, &format!("/periksa {kode}")).await
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn before_the_first_receipt_originals_are_brought_in_their_place() {
    let office = Office::open().await;
    let kode = office.siti_applies().await;
    office.hush().await;
    assert_snapshot!(office.nobody_completes_it().await, @"
    Permohonan KK-KKKK-K sudah lama tidak dilengkapi, jadi foto dan PDF-nya kami hapus. Permohonannya sendiri tetap kami simpan.

    Bila ingin meneruskan, mohon dibawa ke kantor; petugas akan membantu:
    • Surat pengantar desa
    • Kartu Keluarga (KK)

    Bila tidak jadi: /tarik
    [🔎 Cek status]
    ");
    assert!(
        office.news(BUDI_STAF).await.contains("fotonya sudah dihapus"),
        "the card that was shown is brought up to date"
    );
    assert_snapshot!(office.card(kode).await, @"
    (edited) KK-KKKK-K – diajukan, menunggu diterima petugas. Kartu yang terbaru ada di bawah.
    ---
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
    ❌ Kartu Keluarga (KK): fotonya sudah dihapus (8 Januari 2027), karena lama tidak dilengkapi

    ⏳ Berkas asli sudah lama ditunggu
    📵 Nomor teleponnya tidak ada; mohon lewat perangkat desa
    [📷 Kartu Keluarga (KK)]
    [☐ Asli: Surat pengantar desa]
    [☐ Asli: Kartu Keluarga (KK)]
    [✅ Terima berkas]
    [Tutup permohonan]
    [✋ Ambil]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ");
    assert_snapshot!(office.says(BUDI_STAF, &format!("/terima {kode}")).await, @"
    KK-KKKK-K: berkas ini belum ada:
    • Surat pengantar desa
    • Kartu Keluarga (KK)

    Bila aslinya sudah dibawa, centang dahulu di kartu. Bila belum, tunggu pemohon.
    ");
    assert_snapshot!(office.says(SITI, "/status").await, @"
    Permohonan KK-KKKK-K
    Siti Aminah, KTP baru
    Nomor register: belum ada

    Tahap: diajukan, menunggu diterima petugas
    Sejak Senin, 23 November 2026 pukul 09.30 WIB

    Selanjutnya
    Petugas menerima berkas pada jam kerja. Mohon bawa aslinya ke kantor:
    • Surat pengantar desa
    • Kartu Keluarga (KK)

    Bila pemohon belum perekaman (foto dan sidik jari), silakan ke kantor Dispendukcapil Kabupaten Mojokerto atau Mal Pelayanan Publik (MPP), membawa KK asli.

    Riwayat
    • Senin, 23 November 2026 pukul 09.30 WIB: Pengajuan dikirim
    [❌ Tarik permohonan]
    ");
    assert!(office.says(SITI, "/dataku").await.contains("1 foto atau PDF lain sudah kami hapus"));
    office.card(kode).await;
    office.taps(BUDI_STAF, "☐ Asli: Kartu Keluarga (KK)").await;
    office.is_received(kode).await;
    assert_eq!(office.tahap(kode).await, "diterima");
    assert_eq!(office.faults().await.iter().filter(|fault| fault.seq > 0).count(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_to_the_kasi_that_went_is_asked_for_by_chat_again() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    office.says(RATNA_KASI, &format!("/kurang {kode}")).await;
    office.taps(RATNA_KASI, "Kartu Keluarga (KK)").await;
    office.taps(RATNA_KASI, "Tidak terbaca").await;
    office.taps(RATNA_KASI, "Surat pengantar desa").await;
    office.taps(RATNA_KASI, "Tidak ada").await;
    office.taps(RATNA_KASI, "📨 Kirim daftar (2)").await;
    office.says(SITI, "/lengkapi").await;
    let asked = office.sends_picture(SITI, &pictures::good(7)).await;
    assert!(asked.contains("Surat pengantar desa"), "{asked}");
    office.hush().await;
    assert_snapshot!(office.nobody_completes_it().await, @"
    Permohonan KK-KKKK-K sudah lama tidak dilengkapi, jadi foto dan PDF-nya kami hapus. Permohonannya sendiri tetap kami simpan.

    Yang perlu dilengkapi lagi:
    • Kartu Keluarga (KK): tidak terbaca
    • Surat pengantar desa: tidak ada

    Bila ingin meneruskan, ketuk “Lengkapi”. Bila ada kesulitan, silakan datang ke kantor dengan berkas aslinya. Bila tidak jadi: /tarik
    [📷 Lengkapi]
    ");
    assert_snapshot!(office.taps(SITI, "📷 Lengkapi").await, @"
    KK-KKKK-K (Siti Aminah): kekurangan 1 dari 2
    Kartu Keluarga (KK): tidak terbaca

    Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    [📄 Asli dibawa ke kantor]
    ");
    office.sends_picture(SITI, &pictures::good(7)).await;
    let list = office.loaded(kode).await.permohonan.checklist;
    assert!(list.is_held(&list.syarat[0].kode) != list.is_held(&list.syarat[1].kode), "the same photo counts again");
    office.hush().await;
    let refused = office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    assert!(refused.contains("Surat pengantar desa"), "{refused}");
    assert_eq!(office.tahap(kode).await, "tidak_lengkap");
}
