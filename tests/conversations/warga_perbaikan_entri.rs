//! `/ubahdata` of what staf read from the berkas: there is nothing to put right before they have, and then staf compare again.

use insta::assert_snapshot;

use crate::support::Office;
use crate::support::people::{AGUS, BUDI_STAF, RATNA_KASI, SITI, SITI_KK, SITI_NIK};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn before_the_entry_there_is_nothing_to_put_right() {
    let office = Office::open().await;
    let kode = office.with_approved().await;
    assert_snapshot!(office.says(SITI, "/ubahdata").await, @"
    Permohonan KK-KKKK-K, Siti Aminah

    Data mana yang keliru tertulis di sini?

    Berkasnya sudah diterima, jadi petugas mencocokkannya dahulu dengan berkas. Jawabannya paling lambat 3 × 24 jam. Nomor telepon langsung kami ubah.

    Tempat dan tanggal lahir, jenis kelamin, dan alamat nanti dibaca petugas dari berkas, jadi di sini belum ada yang perlu diubah.
    Bila yang keliru data di KTP atau KK-nya, ajukan pembetulannya dengan /ajukan.
    [Nama] [NIK]
    [Nomor KK] [Desa]
    [Nomor telepon]
    [Tidak jadi]
    ");
    let again = office.says(SITI, "alamat").await;
    assert!(again.contains("nanti dibaca petugas dari berkas") && again.contains("[Nama] [NIK]"), "{again}");
    for act in ["ub:b:alamat", "ub:b:rt_rw", "ub:b:koreksi"] {
        let forged = office.forges(SITI, &format!("1:p:{}:{act}", kode.compact())).await;
        assert!(forged.contains("nanti dibaca petugas dari berkas"), "{act}: {forged}");
    }
    let forged = office.forges(SITI, &format!("1:p:{}:ub:x:perempuan", kode.compact())).await;
    assert!(forged.contains("tidak ada yang berubah"), "{forged}");
    assert_eq!(office.count("perbaikan").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_it_each_is_asked_for_and_staf_write_it() {
    let office = Office::open().await;
    let kode = office.with_entered().await;
    assert_snapshot!(office.says(SITI, "/ubahdata").await, @"
    Permohonan KK-KKKK-K, Siti Aminah

    Data mana yang keliru tertulis di sini?

    Berkasnya sudah diterima, jadi petugas mencocokkannya dahulu dengan berkas. Jawabannya paling lambat 3 × 24 jam. Nomor telepon langsung kami ubah.
    Bila yang keliru data di KTP atau KK-nya, ajukan pembetulannya dengan /ajukan.
    [Nama] [NIK]
    [Nomor KK] [Desa]
    [Nomor telepon] [Tempat lahir]
    [Tanggal lahir] [Jenis kelamin]
    [Alamat] [RT/RW]
    [Tidak jadi]
    ");
    assert_snapshot!(office.taps(SITI, "Tanggal lahir").await, @"
    Tanggal lahir yang benar kapan?
    Contoh: 31-12-1990.
    [Tidak jadi]
    ");
    assert_snapshot!(office.says(SITI, "31-12-2030").await, @"
    Tanggal itu belum tiba. Mohon periksa tahunnya.

    Tanggal lahir yang benar kapan?
    Contoh: 31-12-1990.
    [Tidak jadi]
    ");
    assert_snapshot!(office.says(SITI, "2 Januari 1990").await, @"
    Permohonan KK-KKKK-K: tanggal lahir

    Sekarang tertulis: 1 Januari 1990
    Seharusnya: 2 Januari 1990

    Kami mintakan petugas untuk memeriksanya?
    [✅ Ya, benar]
    [Tidak jadi]
    ");
    assert_snapshot!(office.taps(SITI, "✅ Ya, benar").await, @"
    ✅ Sudah kami sampaikan ke petugas: tanggal lahir di permohonan KK-KKKK-K.

    Jawabannya kami kirim ke chat ini, paling lambat Kamis, 26 November 2026 pukul 09.30 WIB.
    [↩️ Batalkan permintaan]
    ");
    assert_snapshot!(office.says_all(SITI, &["/ubahdata", "jenis kelamin"]).await, @"
    Jenis kelamin yang benar apa? Ketuk salah satu tombol.
    [Laki-laki] [Perempuan]
    [Tidak jadi]
    ");
    assert!(office.says(SITI, "perempuan").await.contains("memang sudah tertulis begitu"));
    assert_snapshot!(office.says(SITI, "laki-laki").await, @"
    Permohonan KK-KKKK-K: jenis kelamin

    Sekarang tertulis: perempuan
    Seharusnya: laki-laki

    Kami mintakan petugas untuk memeriksanya?
    [✅ Ya, benar]
    [Tidak jadi]
    ");
    office.says(SITI, "ya").await;
    office.says_all(SITI, &["/ubahdata", "tempat lahir", "Surabaya", "ya"]).await;
    assert_snapshot!(office.says_all(SITI, &["/ubahdata", "alamat"]).await, @"
    Alamat yang benar bagaimana? Silakan tulis jalan atau dusun dan nomor rumahnya, tanpa RT/RW.
    Contoh: Jl. Contoh 12.
    [Tidak jadi]
    ");
    assert!(office.says(SITI, "12").await.contains("belum terbaca"), "a street has a name");
    office.says_all(SITI, &["Jl. Contoh 14", "ya"]).await;
    assert_snapshot!(office.says_all(SITI, &["/ubahdata", "rt/rw", "tiga"]).await, @"
    RT dan RW belum terbaca. Tulis dua angka, masing-masing paling banyak 3 angka, misalnya 003/002.

    RT dan RW yang benar berapa?
    Contoh: 003/002.
    [Tidak jadi]
    ");
    assert_snapshot!(office.says(SITI, "rt 4 rw 2").await, @"
    Permohonan KK-KKKK-K: RT/RW

    Sekarang tertulis: 003/002
    Seharusnya: 004/002

    Kami mintakan petugas untuk memeriksanya?
    [✅ Ya, benar]
    [Tidak jadi]
    ");
    office.says(SITI, "ya").await;
    office.hush().await;
    assert_snapshot!(office.says(BUDI_STAF, "/perbaikan").await, @"
    Permintaan ubah data
    Dijawab dalam 3 × 24 jam, hari libur ikut dihitung.

    • KK-KKKK-K, tanggal lahir: paling lambat Kamis, 26 November 2026 pukul 09.30 WIB
    • KK-KKKK-K, jenis kelamin: paling lambat Kamis, 26 November 2026 pukul 09.30 WIB
    • KK-KKKK-K, tempat lahir: paling lambat Kamis, 26 November 2026 pukul 09.30 WIB
    • KK-KKKK-K, alamat: paling lambat Kamis, 26 November 2026 pukul 09.30 WIB
    • KK-KKKK-K, RT/RW: paling lambat Kamis, 26 November 2026 pukul 09.30 WIB
    [KK-KKKK-K: tanggal lahir]
    [KK-KKKK-K: jenis kelamin]
    [KK-KKKK-K: tempat lahir]
    [KK-KKKK-K: alamat]
    [KK-KKKK-K: RT/RW]
    ");
    assert_snapshot!(office.says(BUDI_STAF, &format!("{kode}: tanggal lahir")).await, @"
    Permintaan ubah data KK-KKKK-K
    Siti Aminah

    Diminta diperbaiki: tanggal lahir
    Yang tercatat: 1 Januari 1990
    Menurut pemohon: 2 Januari 1990

    Diminta Senin, 23 November 2026 pukul 09.30 WIB; dijawab paling lambat Kamis, 26 November 2026 pukul 09.30 WIB.
    Mohon cocokkan dengan berkas.
    [✅ Sesuai berkas, perbaiki]
    [✖️ Tidak dapat diubah]
    [🗂 Buka kartu]
    ");
    office.taps(BUDI_STAF, "✅ Sesuai berkas, perbaiki").await;
    assert_snapshot!(office.answer(SITI).await, @"
    ✅ Di permohonan KK-KKKK-K (Siti Aminah), tanggal lahir sudah diperbaiki petugas sesuai berkas: 2 Januari 1990.
    [🔎 Cek status]
    ");
    for bagian in ["jenis kelamin", "tempat lahir", "alamat", "RT/RW"] {
        office.budi_opens(kode, bagian).await;
        let told = office.taps(BUDI_STAF, "✅ Sesuai berkas, perbaiki").await;
        assert!(told.contains("sudah diperbaiki menjadi"), "{told}");
    }
    let entri = office.loaded(kode).await.permohonan.entri.unwrap();
    assert_eq!((entri.tempat_lahir.as_str(), entri.tanggal_lahir.to_string().as_str()), ("Surabaya", "1990-01-02"));
    assert_eq!((entri.sex.code(), entri.alamat.as_str()), ("laki_laki", "Jl. Contoh 14"));
    assert_eq!((entri.rt.as_str(), entri.rw.as_str()), ("004", "002"));
    assert!(!office.database.dump().await.contains("Surabaya"), "it is sealed");
    office.is_whole().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_sent_is_answered_with_words() {
    let office = Office::open().await;
    let kode = office.with_sent().await;
    office.says_all(SITI, &["/ubahdata", "alamat", "Jl. Contoh 14", "ya"]).await;
    office.hush().await;
    let opened = office.budi_opens(kode, "alamat").await;
    assert!(opened.contains("Yang dikirim: Jl. Contoh 12") && !opened.contains("Sesuai berkas"), "{opened}");
    office.taps(BUDI_STAF, "💬 Jawab pemohon").await;
    office.taps(BUDI_STAF, "Diperbaiki di Dispendukcapil").await;
    office.taps(BUDI_STAF, "📨 Kirim jawaban").await;
    assert!(office.answer(SITI).await.starts_with("Tentang alamat di permohonan"));
    assert_eq!(office.loaded(kode).await.permohonan.entri.unwrap().alamat, "Jl. Contoh 12");
    office.is_whole().await;
}

/// Whoever applied for somebody else has not said it, and reads nothing of it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_applied_for_somebody_else_neither_reads_nor_asks_for_what_staf_read() {
    let office = Office::open().await;
    office.says_all(AGUS, &["/ajukan", "setuju", "orang lain", "saudara", "KTP baru", "Siti Aminah"]).await;
    office.says_all(AGUS, &[SITI_NIK, SITI_KK, "Japan", "lewati", "bawa", "bawa", "kirim"]).await;
    let kode = office.kode(AGUS).await;
    office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    office.taps(BUDI_STAF, "☐ Asli: Surat pengantar desa").await;
    office.taps(BUDI_STAF, "☐ Asli: Kartu Keluarga (KK)").await;
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    office.says(RATNA_KASI, &format!("/lengkap {kode}")).await;
    office.is_entered(kode).await;
    office.hush().await;
    let offered = office.says(AGUS, "/ubahdata").await;
    assert!(offered.contains("[Nomor telepon]") && !offered.contains("[Alamat]"), "{offered}");
    for act in ["ub:b:alamat", "ub:b:tanggal_lahir"] {
        let forged = office.forges(AGUS, &format!("1:p:{}:{act}", kode.compact())).await;
        assert!(forged.starts_with("Data kelahiran, jenis kelamin, dan alamat dicatat petugas"), "{act}: {forged}");
        assert!(!forged.contains("Jl. Contoh"), "{forged}");
    }
    let forged = office.forges(AGUS, &format!("1:p:{}:ub:x:laki_laki", kode.compact())).await;
    assert!(forged.contains("tidak ada yang berubah"), "{forged}");
    assert_eq!(office.count("perbaikan").await, 0);
}
