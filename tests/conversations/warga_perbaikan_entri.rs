//! `/ubahdata` of what staf read from the berkas: there is nothing to put right before they have, and then staf compare again.

use insta::assert_snapshot;

use crate::support::Office;
use crate::support::people::{BUDI_STAF, SITI};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn before_the_entry_there_is_nothing_to_put_right() {
    let office = Office::open().await;
    let kode = office.with_approved().await;
    assert_snapshot!(office.says(SITI, "/ubahdata").await, @"");
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
    assert_snapshot!(office.says(SITI, "/ubahdata").await, @"");
    assert_snapshot!(office.taps(SITI, "Tanggal lahir").await, @"");
    assert_snapshot!(office.says(SITI, "31-12-2030").await, @"");
    assert_snapshot!(office.says(SITI, "2 Januari 1990").await, @"");
    assert_snapshot!(office.taps(SITI, "✅ Ya, benar").await, @"");
    assert_snapshot!(office.says_all(SITI, &["/ubahdata", "jenis kelamin"]).await, @"");
    assert!(office.says(SITI, "perempuan").await.contains("memang sudah tertulis begitu"));
    assert_snapshot!(office.says(SITI, "laki-laki").await, @"");
    office.says(SITI, "ya").await;
    office.says_all(SITI, &["/ubahdata", "tempat lahir", "Surabaya", "ya"]).await;
    assert_snapshot!(office.says_all(SITI, &["/ubahdata", "alamat"]).await, @"");
    assert!(office.says(SITI, "12").await.contains("belum terbaca"), "a street has a name");
    office.says_all(SITI, &["Jl. Contoh 14", "ya"]).await;
    assert_snapshot!(office.says_all(SITI, &["/ubahdata", "rt/rw", "tiga"]).await, @"");
    assert_snapshot!(office.says(SITI, "rt 4 rw 2").await, @"");
    office.says(SITI, "ya").await;
    office.hush().await;
    assert_snapshot!(office.says(BUDI_STAF, "/perbaikan").await, @"");
    assert_snapshot!(office.says(BUDI_STAF, &format!("{kode}: tanggal lahir")).await, @"");
    office.taps(BUDI_STAF, "✅ Sesuai berkas, perbaiki").await;
    assert_snapshot!(office.answer(SITI).await, @"");
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
