//! How long it really took lately: said once there are enough, without the time of the citizen, and never as a promise.

use chrono::TimeDelta;
use insta::assert_snapshot;
use layanan_ktp::app::jobs::Job;
use layanan_ktp::domain::kode::Kode;

use crate::scenes::TO_NAME;
use crate::support::Office;
use crate::support::people::{AGUS, AGUS_KK, BUDI_STAF, RATNA_KASI, SITI};

impl Office {
    /// Agus applies for one of his family.
    async fn family_applies(&self, serial: u32) -> Kode {
        self.says_all(AGUS, &TO_NAME).await;
        let nik = format!("351613020288{serial}");
        self.says_all(AGUS, &["Agus Setiawan", &nik, AGUS_KK, "Modongan", "lewati"]).await;
        self.photo(AGUS, 21).await;
        self.photo(AGUS, 22).await;
        self.says(AGUS, "kirim").await;
        self.kode(AGUS).await
    }

    async fn sends(&self, kode: Kode) {
        self.says(RATNA_KASI, &format!("/lengkap {kode}")).await;
        self.is_entered(kode).await;
        self.says_all(BUDI_STAF, &[&format!("/kirim {kode}"), "Hendra Wijaya"]).await;
    }

    /// From the request to the sending in this time of the office.
    async fn takes(&self, serial: u32, minutes: i64) {
        let kode = self.family_applies(serial).await;
        self.says(BUDI_STAF, &format!("/terima {kode}")).await;
        self.later(TimeDelta::minutes(minutes)).await;
        self.sends(kode).await;
    }

    /// The same, but the citizen is asked for something and answers two days later.
    async fn is_returned_and_takes(&self, serial: u32, minutes: i64) {
        let kode = self.family_applies(serial).await;
        self.says(BUDI_STAF, &format!("/terima {kode}")).await;
        self.later(TimeDelta::minutes(minutes)).await;
        self.is_returned(kode).await;
        self.later(TimeDelta::days(2)).await;
        self.says(AGUS, "/lengkapi").await;
        self.photo(AGUS, 23).await;
        self.says(BUDI_STAF, &format!("/terima {kode}")).await;
        self.sends(kode).await;
    }
}

#[tokio::test]
async fn what_it_took_lately_is_said_once_there_are_enough() {
    let office = Office::open().await;
    office.is_returned_and_takes(9910, 20).await;
    for serial in 9911..=9918 {
        office.takes(serial, 10).await;
    }
    office.jobs_of(&[Job::Perkiraan]).await;
    assert!(!office.says(SITI, "/start").await.contains("Belakangan ini"), "nine are too few");

    office.takes(9919, 100).await;
    office.jobs_of(&[Job::Perkiraan]).await;
    assert_snapshot!(office.says(SITI, "/start").await, @"
    Selamat datang, Bapak/Ibu. Ini layanan KTP Kecamatan Sooko, Kabupaten Mojokerto.

    Di sini Anda dapat mengajukan KTP, melengkapi berkas, dan melihat sampai di mana permohonan Anda.

    Layanan ini gratis. Petugas tidak pernah meminta uang, OTP, atau PIN.

    Belakangan ini, permohonan KTP baru biasanya selesai di kantor kami dalam 10 menit; 9 dari 10 selesai dalam 20 menit.
    Itu jam kerja, tanpa waktu pemohon melengkapi berkas, dan bukan janji. Pencetakan di Dispendukcapil tidak termasuk.
    [📝 Ajukan KTP]
    [🔎 Cek status]
    [📋 Syarat] [❓ Bantuan]
    ");
    assert_snapshot!(office.says(SITI, "berapa lama ya").await, @"
    Lamanya belum dapat kami pastikan. Petugas memeriksa berkas pada jam kerja, lalu data dikirim ke Dispendukcapil. Pencetakan KTP mengikuti antrean dan ketersediaan blangko di sana. Setiap tahap kami kabarkan ke chat ini.

    Belakangan ini, permohonan KTP baru biasanya selesai di kantor kami dalam 10 menit; 9 dari 10 selesai dalam 20 menit.
    Itu jam kerja, tanpa waktu pemohon melengkapi berkas, dan bukan janji. Pencetakan di Dispendukcapil tidak termasuk.
    ");

    office.family_applies(9920).await;
    assert_snapshot!(office.says(AGUS, "/status").await, @"
    Permohonan KK-KKKK-K
    Agus Setiawan, KTP baru
    Nomor register: belum ada

    Tahap: diajukan, menunggu diterima petugas
    Sejak Rabu, 25 November 2026 pukul 12.50 WIB

    Selanjutnya
    Petugas menerima berkas pada jam kerja. Bila pemohon belum perekaman (foto dan sidik jari), silakan ke kantor Dispendukcapil Kabupaten Mojokerto atau Mal Pelayanan Publik (MPP), membawa KK asli.

    Belakangan ini, permohonan KTP baru biasanya selesai di kantor kami dalam 10 menit; 9 dari 10 selesai dalam 20 menit.
    Itu jam kerja, tanpa waktu pemohon melengkapi berkas, dan bukan janji. Pencetakan di Dispendukcapil tidak termasuk.

    Riwayat
    • Rabu, 25 November 2026 pukul 12.50 WIB: Pengajuan dikirim
    [❌ Tarik permohonan]
    ");

    office.later(TimeDelta::days(100)).await;
    office.jobs_of(&[Job::Perkiraan, Job::Segel]).await;
    assert!(!office.says(SITI, "/start").await.contains("Belakangan ini"), "what was long ago is not lately");
    assert_eq!(office.faults().await, []);
}
