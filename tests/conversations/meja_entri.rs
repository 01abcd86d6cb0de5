//! SOP 3: staf hold every field against the berkas.

use insta::assert_snapshot;

use crate::support::Office;
use crate::support::people::{AGUS, AGUS_KK, BUDI_STAF, RATNA_KASI, SITI_KK, WATI_STAF};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn field_by_field_and_every_mistake_says_how_it_is_written() {
    let office = Office::open().await;
    let kode = office.with_approved().await;
    assert_snapshot!(office.says(BUDI_STAF, &format!("/entri {kode}")).await, @"
    (edited) KK-KKKK-K – KTP baru
    lengkap, menunggu entri data
    sejak Senin, 23 November 2026 pukul 09.30 WIB
    Nomor register: 470/001/416-313/2026

    Siti Aminah
    NIK ••••••••••••9901
    Desa Japan
    Diajukan sendiri

    Berkas
    ☑ Surat pengantar desa: asli dibawa
    📷 Kartu Keluarga (KK): 1 lembar

    🙋 Sedang Anda kerjakan sejak pukul 09.30
    [📷 Kartu Keluarga (KK)]
    [⌨️ Entri data]
    [👁 Lihat NIK dan KK]
    [Tutup permohonan]
    [✋ Lepas]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ---
    KK-KKKK-K – 1 dari 11
    Nama: Siti Aminah

    Sama dengan berkas? Ketuk “Sesuai berkas”, atau tulis yang benar.
    [✅ Sesuai berkas]
    [🕓 Lanjutkan nanti]
    ");
    assert_snapshot!(office.taps(BUDI_STAF, "✅ Sesuai berkas").await, @"
    KK-KKKK-K – 2 dari 11
    NIK: 3516134101909901

    Sama dengan berkas? Ketuk “Sesuai berkas”, atau tulis yang benar.
    [✅ Sesuai berkas]
    [🕓 Lanjutkan nanti]
    ");
    assert_snapshot!(office.says(BUDI_STAF, "351613410190990").await, @"
    NIK terdiri dari 16 angka; yang tertulis 15 angka. Mohon cocokkan dengan NIK di KK, pada baris nama pemohon.

    🔒 Agar aman, pesan Anda yang berisi NIK, nomor KK, atau berkas yang tersimpan kami hapus dari chat ini.

    KK-KKKK-K – 2 dari 11
    NIK: 3516134101909901

    Sama dengan berkas? Ketuk “Sesuai berkas”, atau tulis yang benar.
    [✅ Sesuai berkas]
    [🕓 Lanjutkan nanti]
    ");
    office.says(BUDI_STAF, "sesuai").await;
    assert_snapshot!(office.says(BUDI_STAF, "3516134101909901").await, @"
    Nomor ini sama dengan NIK. Nomor KK ada di bagian atas KK, di bawah tulisan “KARTU KELUARGA”.

    KK-KKKK-K – 3 dari 11
    Nomor KK: 3516130101159901

    Sama dengan berkas? Ketuk “Sesuai berkas”, atau tulis yang benar.
    [✅ Sesuai berkas]
    [🕓 Lanjutkan nanti]
    ");
    office.says(BUDI_STAF, "sesuai").await;
    assert_snapshot!(office.says(BUDI_STAF, "Wonokromo").await, @"
    Desa “Wonokromo” belum kami temukan di kecamatan ini. Mohon periksa tulisannya, atau ketuk salah satu tombol.

    KK-KKKK-K – 4 dari 11
    Desa: Japan

    Sama dengan berkas? Ketuk “Sesuai berkas”, atau tulis yang benar.
    [✅ Sesuai berkas]
    [🕓 Lanjutkan nanti]
    ");
    assert_snapshot!(office.says(BUDI_STAF, "sesuai").await, @"
    KK-KKKK-K – 5 dari 11
    Tulis tempat lahir.
    [🕓 Lanjutkan nanti]
    ");
    assert_snapshot!(office.says(BUDI_STAF, "Mojokerto").await, @"
    KK-KKKK-K – 6 dari 11
    Tanggal lahir menurut NIK: 1 Januari 1990

    Sama dengan berkas? Ketuk “Sesuai berkas”, atau tulis yang benar, misalnya 31-12-1990.
    [✅ Sesuai berkas]
    [🕓 Lanjutkan nanti]
    ");
    assert_snapshot!(office.says(BUDI_STAF, "31-02-1990").await, @"
    Tanggal itu belum terbaca. Tulis hari, bulan, dan tahun dengan angka, misalnya 31-12-1990.

    KK-KKKK-K – 6 dari 11
    Tanggal lahir menurut NIK: 1 Januari 1990

    Sama dengan berkas? Ketuk “Sesuai berkas”, atau tulis yang benar, misalnya 31-12-1990.
    [✅ Sesuai berkas]
    [🕓 Lanjutkan nanti]
    ");
    assert_snapshot!(office.says(BUDI_STAF, "01-01-2030").await, @"
    Tanggal itu belum tiba. Mohon periksa tahunnya.

    KK-KKKK-K – 6 dari 11
    Tanggal lahir menurut NIK: 1 Januari 1990

    Sama dengan berkas? Ketuk “Sesuai berkas”, atau tulis yang benar, misalnya 31-12-1990.
    [✅ Sesuai berkas]
    [🕓 Lanjutkan nanti]
    ");
    assert_snapshot!(office.says(BUDI_STAF, "01-01-1990").await, @"
    KK-KKKK-K – 7 dari 11
    Jenis kelamin menurut berkas?
    [Laki-laki] [Perempuan]
    [🕓 Lanjutkan nanti]
    ");
    assert_snapshot!(office.taps(BUDI_STAF, "Perempuan").await, @"
    KK-KKKK-K – 8 dari 11
    Tulis jalan atau dusun dan nomor rumah, tanpa RT/RW.
    [🕓 Lanjutkan nanti]
    ");
    assert_snapshot!(office.says(BUDI_STAF, "Jl. Contoh 12").await, @"
    KK-KKKK-K – 9 dari 11
    Tulis RT dan RW, misalnya 003/002.
    [🕓 Lanjutkan nanti]
    ");
    assert_snapshot!(office.says(BUDI_STAF, "tiga").await, @"
    RT dan RW belum terbaca. Tulis dua angka, masing-masing paling banyak 3 angka, misalnya 003/002.

    KK-KKKK-K – 9 dari 11
    Tulis RT dan RW, misalnya 003/002.
    [🕓 Lanjutkan nanti]
    ");
    assert_snapshot!(office.says(BUDI_STAF, "rt 3 rw 2").await, @"
    KK-KKKK-K – 10 dari 11
    Tulis nomor surat pengantar desa.
    [🕓 Lanjutkan nanti]
    ");
    assert_snapshot!(office.says(BUDI_STAF, "470/17/2026").await, @"
    KK-KKKK-K – 11 dari 11
    Tulis tanggal surat pengantar desa, misalnya 31-12-2025.
    [🕓 Lanjutkan nanti]
    ");
    assert_snapshot!(office.says(BUDI_STAF, "20 November").await, @"
    Tanggal itu belum terbaca. Tulis hari, bulan, dan tahun dengan angka, misalnya 31-12-1990.

    KK-KKKK-K – 11 dari 11
    Tulis tanggal surat pengantar desa, misalnya 31-12-2025.
    [🕓 Lanjutkan nanti]
    ");
    assert_snapshot!(office.says(BUDI_STAF, "Jumat, 20 Nov 2026").await, @"
    KK-KKKK-K – mohon diperiksa

    Nama: Siti Aminah
    NIK: 3516134101909901
    Nomor KK: 3516130101159901
    Desa: Japan
    Lahir: Mojokerto, 1 Januari 1990
    Jenis kelamin: perempuan
    Alamat: Jl. Contoh 12, RT 003 RW 002
    Pengantar desa: nomor 470/17/2026, 20 November 2026

    Bila sudah benar, ketuk “Simpan”.
    [💾 Simpan]
    [🔄 Periksa lagi dari awal]
    [🕓 Lanjutkan nanti]
    ");
    let saved = office.taps(BUDI_STAF, "💾 Simpan").await;
    assert_snapshot!(saved.rsplit("\n---\n").next().unwrap(), @"✅ KK-KKKK-K dientri. Selanjutnya dikirim ke Dispendukcapil: /kirim KK-KKKK-K");
    assert_eq!(office.tahap(kode).await, "dientri");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_said_wrongly_by_chat_is_put_right() {
    let office = Office::open().await;
    let kode = office.with_approved().await;
    office.says(BUDI_STAF, &format!("/entri {kode}")).await;
    office.says_all(BUDI_STAF, &["Siti Aminah Putri", "3516134101919907", AGUS_KK, "Sooko"]).await;
    office.says_all(BUDI_STAF, &["Mojokerto", "01-01-1991", "perempuan", "Jl. Contoh 12", "3/2", "470/17/2026"]).await;
    office.says_all(BUDI_STAF, &["20-11-2026", "simpan"]).await;
    let p = office.loaded(kode).await.permohonan;
    let data = (p.data.nama.as_str(), p.data.nik().unwrap().as_str(), p.data.kk().unwrap().as_str());
    assert_eq!(data, ("Siti Aminah Putri", "3516134101919907", AGUS_KK));
    assert_eq!(office.faults().await, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn differences_to_the_nik_are_remarked_never_refused() {
    let office = Office::open().await;
    office
        .says_all(
            AGUS,
            &["/ajukan", "setuju", "saya", "KTP baru", "Agus", "3578130202889902", SITI_KK, "Sooko", "lewati"],
        )
        .await;
    office.photo(AGUS, 41).await;
    office.photo(AGUS, 42).await;
    office.says(AGUS, "kirim").await;
    let kode = office.kode(AGUS).await;
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    office.says(RATNA_KASI, &format!("/lengkap {kode}")).await;
    office.hush().await;
    office.says(BUDI_STAF, &format!("/entri {kode}")).await;
    office.says_all(BUDI_STAF, &["sesuai"; 4]).await;
    office.says_all(BUDI_STAF, &["Surabaya", "03-02-1988", "perempuan", "Jl. Contoh 1", "1/1", "470/18/2026"]).await;
    assert_snapshot!(office.says(BUDI_STAF, "20-11-2026").await, @"
    KK-KKKK-K – mohon diperiksa

    Nama: Agus
    NIK: 3578130202889902
    Nomor KK: 3516130101159901
    Desa: Sooko
    Lahir: Surabaya, 3 Februari 1988
    Jenis kelamin: perempuan
    Alamat: Jl. Contoh 1, RT 001 RW 001
    Pengantar desa: nomor 470/18/2026, 20 November 2026

    Bila sudah benar, ketuk “Simpan”.

    ℹ️ Awal NIK dari kabupaten lain; bisa saja benar; cocokkan dengan berkas
    ℹ️ Tanggal lahir berbeda dengan NIK; bisa saja benar; cocokkan dengan berkas
    ℹ️ Jenis kelamin berbeda dengan NIK; bisa saja benar; cocokkan dengan berkas
    [💾 Simpan]
    [🔄 Periksa lagi dari awal]
    [🕓 Lanjutkan nanti]
    ");
    office.says(BUDI_STAF, "simpan").await;
    assert_eq!(office.tahap(kode).await, "dientri");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn put_aside_gone_on_with_and_begun_again() {
    let mut office = Office::open().await;
    let kode = office.with_approved().await;
    office.says(BUDI_STAF, &format!("/entri {kode}")).await;
    office.says_all(BUDI_STAF, &["sesuai", "sesuai"]).await;
    assert_snapshot!(office.taps(BUDI_STAF, "🕓 Lanjutkan nanti").await, @"Entri KK-KKKK-K ditunda; yang sudah diperiksa tersimpan. Lanjutkan: /entri KK-KKKK-K");
    assert_snapshot!(office.says(BUDI_STAF, "Mojokerto").await, @"
    Mohon maaf, pesan itu belum dapat kami pahami. Silakan pilih di bawah ini, atau ketuk /bantuan.
    [🗂 Antrean] [🏢 Daftarkan di loket]
    [📝 Ajukan KTP]
    [🔎 Cek status]
    [📋 Syarat] [❓ Bantuan]
    ");
    office.stop().await;
    office.start().await;
    assert!(office.says(BUDI_STAF, &format!("/entri {kode}")).await.contains("– 3 dari 11"));
    let rest =
        ["sesuai", "sesuai", "Mojokerto", "sesuai", "perempuan", "Jl. Contoh 12", "3/2", "470/17/2026", "20-11-2026"];
    office.says_all(BUDI_STAF, &rest).await;
    assert!(office.taps(BUDI_STAF, "🔄 Periksa lagi dari awal").await.contains("– 1 dari 11"));
    assert_eq!(office.tahap(kode).await, "lengkap");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_entri_in_between_loses_nothing() {
    let office = Office::open().await;
    let siti = office.with_approved().await;
    let agus = office.agus_applies().await;
    office.says(BUDI_STAF, &format!("/terima {agus}")).await;
    office.says(RATNA_KASI, &format!("/lengkap {agus}")).await;
    office.hush().await;
    office.says_all(BUDI_STAF, &[&format!("/entri {siti}"), "sesuai", "sesuai"]).await;
    assert_snapshot!(office.says(BUDI_STAF, &format!("/entri {agus}")).await, @"
    (edited) KK-KKKK-K – KTP baru
    lengkap, menunggu entri data
    sejak Senin, 23 November 2026 pukul 09.30 WIB
    Nomor register: 470/002/416-313/2026

    Agus Setiawan
    NIK ••••••••••••9902
    Desa Modongan
    Diajukan sendiri

    Berkas
    📷 Surat pengantar desa: 1 lembar
    📷 Kartu Keluarga (KK): 1 lembar

    🙋 Sedang Anda kerjakan sejak pukul 09.30
    [📷 Surat pengantar desa] [📷 Kartu Keluarga (KK)]
    [⌨️ Entri data]
    [👁 Lihat NIK dan KK]
    [Tutup permohonan]
    [✋ Lepas]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ---
    Entri KK-KKKK-K belum selesai; yang sudah diperiksa tersimpan. Lanjutkan nanti: /entri KK-KKKK-K

    KK-KKKK-K – 1 dari 11
    Nama: Agus Setiawan

    Sama dengan berkas? Ketuk “Sesuai berkas”, atau tulis yang benar.
    [✅ Sesuai berkas]
    [🕓 Lanjutkan nanti]
    ");
    let again = office.says(BUDI_STAF, &format!("/entri {siti}")).await;
    assert!(again.contains("– 3 dari 11"), "two fields were checked:\n{again}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn entering_before_the_approval_is_refused_and_twice_is_said() {
    let office = Office::open().await;
    let kode = office.siti_applies().await;
    office.hush().await;
    assert_snapshot!(office.says(BUDI_STAF, &format!("/entri {kode}")).await, @"KK-KKKK-K belum diterima staf. Staf perlu menerimanya dahulu: /terima KK-KKKK-K");
    office.is_received(kode).await;
    assert_snapshot!(office.says(BUDI_STAF, &format!("/entri {kode}")).await, @"KK-KKKK-K belum dinyatakan lengkap. Tunggu pemeriksaan Kasi Pelayanan.");
    office.says(RATNA_KASI, &format!("/lengkap {kode}")).await;
    office.is_entered(kode).await;
    office.hush().await;
    assert_snapshot!(office.says(WATI_STAF, &format!("/entri {kode}")).await, @r"
    KK-KKKK-K: sudah dilakukan oleh Budi Santoso, Senin, 23 November 2026 pukul 09.30 WIB. Tidak perlu diulang.
    Tahap sekarang: data dientri, menunggu dikirim ke Dispendukcapil
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_staf_enter_at_once_and_the_first_who_saves_wins() {
    let office = Office::open().await;
    let kode = office.with_approved().await;
    let texts = ["Mojokerto", "sesuai", "perempuan", "Jl. Contoh 12", "3/2", "470/17/2026", "20-11-2026"];
    for staf in [BUDI_STAF, WATI_STAF] {
        office.says(staf, &format!("/entri {kode}")).await;
        office.says_all(staf, &["sesuai"; 4]).await;
        office.says_all(staf, &texts).await;
    }
    office.says(BUDI_STAF, "simpan").await;
    office.news(WATI_STAF).await;
    let second = office.says(WATI_STAF, "simpan").await;
    assert!(second.contains("sudah dilakukan oleh Budi Santoso"), "{second}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_nik_is_shown_only_where_it_is_needed_and_that_is_recorded() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    let nik = format!("1:p:{}:ni", kode.compact());
    let refused = "Perintah itu bukan untuk tugas Anda";
    assert!(office.forges(BUDI_STAF, &nik).await.starts_with(refused), "not needed at this tahap");
    assert!(office.forges(RATNA_KASI, &nik).await.starts_with(refused));
    assert_eq!(office.database.sql("select count(*) from disclosure where what <> 'kartu'").await, "0");
    office.says(RATNA_KASI, &format!("/lengkap {kode}")).await;
    office.hush().await;
    assert_snapshot!(office.taps(BUDI_STAF, "👁 Lihat NIK dan KK").await, @r"
    KK-KKKK-K
    NIK 3516134101909901
    KK 3516130101159901

    Pembukaan data ini dicatat.
    ");
    office.says(WATI_STAF, &format!("/entri {kode}")).await; // the name comes first: no number is shown yet
    office.is_entered(kode).await;
    office.says_all(BUDI_STAF, &[&format!("/kirim {kode}"), "Hendra Wijaya"]).await;
    let recorded = "select string_agg(what || ' ' || chat_id, ', ' order by disclosure_id)
        from disclosure join petugas using (petugas_id) where what <> 'kartu'";
    assert_eq!(office.database.sql(recorded).await, "nik 2001, nik 2001, nik 2001, nik 2001, kiriman 2003");
}
