//! `/ubahdata` of what a *pembetulan* is to correct on the KTP.

use insta::assert_snapshot;
use layanan_ktp::domain::kode::Kode;

use crate::support::Office;
use crate::support::people::{AGUS_KK, BUDI_STAF, SITI, SITI_KK, SITI_NIK};

impl Office {
    /// Siti applies for the correction of her name and occupation.
    async fn siti_corrects(&self) -> Kode {
        self.says_all(SITI, &["/ajukan", "setuju", "saya", "perbaikan data KTP", "Siti Aminah", SITI_NIK, SITI_KK])
            .await;
        self.says_all(SITI, &["Japan", "lewati", "Nama", "Pekerjaan", "Sudah, lanjut"]).await;
        self.says_all(SITI, &["SITI AMINA", "Siti Aminah", "Pelajar", "Guru", "sudah benar"]).await;
        self.says_all(SITI, &["bawa", "bawa", "bawa", "bawa", "kirim"]).await;
        self.kode(SITI).await
    }

    async fn corrections(&self, kode: Kode) -> Vec<(String, String)> {
        let asked = self.loaded(kode).await.permohonan.data.perubahan;
        asked.into_iter().map(|one| (one.element.to_string(), format!("{} → {}", one.now, one.should))).collect()
    }
}

fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
    all.iter().map(|(element, asked)| ((*element).to_owned(), (*asked).to_owned())).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn before_the_receipt_the_person_changes_it() {
    let office = Office::open().await;
    let kode = office.siti_corrects().await;
    assert_snapshot!(office.says(SITI, "/ubahdata").await, @"
    Permohonan KK-KKKK-K, Siti Aminah

    Data mana yang keliru tertulis di sini?

    Berkasnya belum diterima petugas, jadi langsung kami ubah.

    Tempat dan tanggal lahir, jenis kelamin, dan alamat nanti dibaca petugas dari berkas, jadi di sini belum ada yang perlu diubah.
    Bila yang keliru data di KTP atau KK-nya, ajukan pembetulannya dengan /ajukan.
    [Nama] [NIK]
    [Nomor KK] [Desa]
    [Nomor telepon] [Isi perbaikan KTP]
    [Tidak jadi]
    ");
    assert_snapshot!(office.taps(SITI, "Isi perbaikan KTP").await, @"
    Data KTP mana yang ingin Bapak/Ibu ubah permintaannya? Yang bertanda ✅ sudah diminta diperbaiki.
    [✅ Nama] [Tempat lahir]
    [Tanggal lahir] [Jenis kelamin]
    [Alamat] [Agama]
    [Status perkawinan] [✅ Pekerjaan]
    [Kewarganegaraan]
    [Tidak jadi]
    ");
    assert_snapshot!(office.taps(SITI, "✅ Pekerjaan").await, @"
    Yang diminta sekarang, Pekerjaan: “Pelajar” menjadi “Guru”.

    Pekerjaan: apa yang tertulis di KTP sekarang?
    [✅ Yang tertulis sudah benar]
    [🗑 Tidak perlu diperbaiki]
    [Tidak jadi]
    ");
    let same = office.button(SITI, "✅ Yang tertulis sudah benar").await;
    assert_snapshot!(office.taps(SITI, "✅ Yang tertulis sudah benar").await, @"
    Pekerjaan: apa yang benar? Mohon ditulis sama seperti di KK.
    [Tidak jadi]
    ");
    assert!(office.says(SITI, "pelajar").await.contains("apa yang benar?"), "what it should be is something else");
    assert_snapshot!(office.says(SITI, "Perawat").await, @"
    Permohonan KK-KKKK-K: isi perbaikan KTP

    Sekarang tertulis: Pekerjaan: “Pelajar” menjadi “Guru”
    Diubah menjadi: Pekerjaan: “Pelajar” menjadi “Perawat”

    Sudah benar?
    [✅ Ya, benar]
    [Tidak jadi]
    ");
    assert!(office.says(SITI, "Bidan").await.contains("“Pelajar” menjadi “Bidan”"), "another try");
    assert_snapshot!(office.says(SITI, "ya").await, @"✅ Sudah diubah, Bapak/Ibu. Di permohonan KK-KKKK-K, isi perbaikan KTP sekarang Pekerjaan: “Pelajar” menjadi “Bidan”.");
    assert!(office.presses(SITI, &same).await.contains("sudah terjawab"));
    // One is added, one goes; the last one stays.
    office.says_all(SITI, &["/ubahdata", "isi perbaikan ktp", "agama", "Islan", "Islam", "ya"]).await;
    let names =
        pairs(&[("nama", "SITI AMINA → Siti Aminah"), ("pekerjaan", "Pelajar → Bidan"), ("agama", "Islan → Islam")]);
    assert_eq!(office.corrections(kode).await, names);
    office.says_all(SITI, &["/ubahdata", "isi perbaikan ktp", "nama"]).await;
    assert_snapshot!(office.taps(SITI, "🗑 Tidak perlu diperbaiki").await, @"
    Permohonan KK-KKKK-K: isi perbaikan KTP

    Sekarang tertulis: Nama: “SITI AMINA” menjadi “Siti Aminah”
    Diubah menjadi: Nama: tidak diperbaiki

    Sudah benar?
    [✅ Ya, benar]
    [Tidak jadi]
    ");
    office.says(SITI, "ya").await;
    office.says_all(SITI, &["/ubahdata", "isi perbaikan ktp", "pekerjaan"]).await;
    office.taps(SITI, "🗑 Tidak perlu diperbaiki").await;
    office.says(SITI, "ya").await;
    assert_eq!(office.corrections(kode).await, pairs(&[("agama", "Islan → Islam")]));
    let only = office.says_all(SITI, &["/ubahdata", "isi perbaikan ktp", "agama"]).await;
    assert!(!only.contains("Tidak perlu"), "{only}");
    let forged = office.forges(SITI, &format!("1:p:{}:ub:r", kode.compact())).await;
    assert!(forged.contains("tidak diperbaiki"), "{forged}");
    assert_snapshot!(office.says(SITI, "ya").await, @"Di permohonan KK-KKKK-K tinggal itu data KTP yang diminta diperbaiki, jadi tidak dapat dihapus.");
    assert_eq!(office.corrections(kode).await.len(), 1);
    office.is_whole().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn afterwards_staf_compare_it() {
    let office = Office::open().await;
    let kode = office.siti_corrects().await;
    office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    for syarat in office.loaded(kode).await.permohonan.checklist.syarat {
        office.taps(BUDI_STAF, &format!("☐ Asli: {}", syarat.nama)).await;
    }
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    office.hush().await;
    office.says_all(SITI, &["/ubahdata", "isi perbaikan ktp", "pekerjaan"]).await;
    office.taps(SITI, "✅ Yang tertulis sudah benar").await;
    assert_snapshot!(office.says_all(SITI, &["Bidan", "ya"]).await, @"
    ✅ Sudah kami sampaikan ke petugas: isi perbaikan KTP di permohonan KK-KKKK-K.

    Jawabannya kami kirim ke chat ini, paling lambat Kamis, 26 November 2026 pukul 09.30 WIB.
    [↩️ Batalkan permintaan]
    ");
    let waits = office.says_all(SITI, &["/ubahdata", "isi perbaikan ktp"]).await;
    assert!(waits.contains("sudah kami terima") && waits.contains("Batalkan permintaan"), "{waits}");
    office.hush().await;
    assert_snapshot!(office.budi_opens(kode, "isi perbaikan KTP").await, @"
    Permintaan ubah data KK-KKKK-K
    Siti Aminah

    Diminta diperbaiki: isi perbaikan KTP
    Yang tercatat: Pekerjaan: “Pelajar” menjadi “Guru”
    Menurut pemohon: Pekerjaan: “Pelajar” menjadi “Bidan”

    Diminta Senin, 23 November 2026 pukul 09.30 WIB; dijawab paling lambat Kamis, 26 November 2026 pukul 09.30 WIB.
    Mohon cocokkan dengan berkas.
    [✅ Sesuai berkas, perbaiki]
    [✖️ Tidak dapat diubah]
    [🗂 Buka kartu]
    ");
    assert_snapshot!(office.taps(BUDI_STAF, "✅ Sesuai berkas, perbaiki").await, @"
    (edited) KK-KKKK-K – perbaikan data KTP
    diterima, menunggu pemeriksaan Kasi Pelayanan
    sejak Senin, 23 November 2026 pukul 09.30 WIB
    Nomor register: 470/001/416-313/2026

    Siti Aminah
    NIK ••••••••••••9901
    Desa Japan
    Diajukan sendiri

    Berkas
    ☑ Surat pengantar desa: asli dibawa
    ☑ Kartu Keluarga (KK): asli dibawa
    ☑ KTP lama: asli dibawa
    ☑ Bukti (akta, ijazah, atau buku nikah): asli dibawa

    ✏️ Nama: “SITI AMINA” menjadi “Siti Aminah”
    ✏️ Pekerjaan: “Pelajar” menjadi “Bidan”
    [Tutup permohonan]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ---
    ✅ KK-KKKK-K: isi perbaikan KTP sudah diperbaiki menjadi Pekerjaan: “Pelajar” menjadi “Bidan”. Pemohon diberi tahu.
    ");
    assert_snapshot!(office.answer(SITI).await, @"
    ✅ Di permohonan KK-KKKK-K (Siti Aminah), isi perbaikan KTP sudah diperbaiki petugas sesuai berkas: Pekerjaan: “Pelajar” menjadi “Bidan”.
    [🔎 Cek status]
    ");
    let names = pairs(&[("nama", "SITI AMINA → Siti Aminah"), ("pekerjaan", "Pelajar → Bidan")]);
    assert_eq!(office.corrections(kode).await, names);
    office.is_whole().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_kind_of_service_corrects_nothing() {
    let office = Office::open().await;
    let kode = office.siti_applies().await;
    for act in ["ub:e:agama", "ub:s", "ub:r"] {
        office.forges(SITI, &format!("1:p:{}:{act}", kode.compact())).await;
    }
    office.says_all(SITI, &["/ubahdata", "Kristen", "ya"]).await;
    assert_eq!(office.count("riwayat where kind = 'diperbaiki'").await, 0);
    assert!(office.corrections(kode).await.is_empty());
}

/// Who applied for somebody else reads which data it is, and not what stands there.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_written_is_shown_to_the_pemohon_only() {
    let office = Office::open().await;
    office.says_all(SITI, &["/ajukan", "setuju", "orang lain", "anak", "perbaikan data KTP", "Sumarni"]).await;
    office
        .says_all(SITI, &["3516134101609906", AGUS_KK, "Sooko", "lewati", "Nama", "Pekerjaan", "Sudah, lanjut"])
        .await;
    office.says_all(SITI, &["SUMARNY", "Sumarni", "Pelajar", "Guru", "sudah benar"]).await;
    office.says_all(SITI, &["bawa", "bawa", "bawa", "bawa", "kirim"]).await;
    let kode = office.kode(SITI).await;
    office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    for syarat in office.loaded(kode).await.permohonan.checklist.syarat {
        office.taps(BUDI_STAF, &format!("☐ Asli: {}", syarat.nama)).await;
    }
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    office.hush().await;
    assert_snapshot!(office.says_all(SITI, &["/ubahdata", "isi perbaikan ktp", "pekerjaan"]).await, @"
    Pekerjaan: apa yang tertulis di KTP sekarang?
    [🗑 Tidak perlu diperbaiki]
    [Tidak jadi]
    ");
    let forged = office.forges(SITI, &format!("1:p:{}:ub:s", kode.compact())).await;
    assert!(!forged.contains("apa yang benar?"), "{forged}");
    office.says_all(SITI, &["/ubahdata", "isi perbaikan ktp", "pekerjaan"]).await;
    assert_snapshot!(office.says_all(SITI, &["Pelajar", "Bidan"]).await, @"
    Permohonan KK-KKKK-K: isi perbaikan KTP

    Sekarang tertulis: Pekerjaan (isinya hanya tampil di chat pemohon)
    Seharusnya: Pekerjaan: “Pelajar” menjadi “Bidan”

    Kami mintakan petugas untuk memeriksanya?
    [✅ Ya, benar]
    [Tidak jadi]
    ");
    office.says(SITI, "ya").await;
    office.hush().await;
    office.budi_opens(kode, "isi perbaikan KTP").await;
    office.taps(BUDI_STAF, "✅ Sesuai berkas, perbaiki").await;
    assert_snapshot!(office.answer(SITI).await, @"
    ✅ Di permohonan KK-KKKK-K (Sumarni), isi perbaikan KTP sudah diperbaiki petugas sesuai berkas: Pekerjaan (isinya hanya tampil di chat pemohon).
    [🔎 Cek status]
    ");
    office.is_whole().await;
}
