//! `/ubahdata`: data that was written wrongly is put right, at once or by staf, and within 3 × 24 hours.

use chrono::TimeDelta;
use insta::assert_snapshot;

use crate::scenes::SLIP;
use crate::support::Office;
use crate::support::people::{AGUS, AGUS_NIK, BUDI_STAF, HENDRA_DISPENDUKCAPIL, SITI, SITI_KK, SITI_NIK, WATI_STAF};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_not_received_yet_is_changed_at_once() {
    let office = Office::open().await;
    let kode = office.siti_applies().await;
    office.hush().await;
    assert_snapshot!(office.says(SITI, "/ubahdata").await, @"
    Permohonan KK-KKKK-K, Siti Aminah

    Data mana yang keliru tertulis di sini?

    Berkasnya belum diterima petugas, jadi langsung kami ubah.

    Tempat dan tanggal lahir, jenis kelamin, dan alamat nanti dibaca petugas dari berkas, jadi di sini belum ada yang perlu diubah.
    Bila yang keliru data di KTP atau KK-nya, ajukan pembetulannya dengan /ajukan.
    [Nama] [NIK]
    [Nomor KK] [Desa]
    [Nomor telepon]
    [Tidak jadi]
    ");
    assert_snapshot!(office.taps(SITI, "NIK").await, @"
    NIK yang benar berapa? Silakan tulis 16 angkanya; ada di KK, pada baris nama pemohon.
    [Tidak jadi]
    ");
    assert_snapshot!(office.says(SITI, "35161341").await, @"
    NIK terdiri dari 16 angka; yang tertulis 8 angka. Mohon cocokkan dengan NIK di KK, pada baris nama pemohon.

    NIK yang benar berapa? Silakan tulis 16 angkanya; ada di KK, pada baris nama pemohon.
    [Tidak jadi]
    ");
    assert_snapshot!(office.says(SITI, SITI_KK).await, @"
    Nomor itu sama dengan nomor yang lain: NIK dan nomor KK selalu berbeda. Mohon dicek lagi di KK, lalu tulis yang benar.

    NIK yang benar berapa? Silakan tulis 16 angkanya; ada di KK, pada baris nama pemohon.
    [Tidak jadi]
    ");
    assert_snapshot!(office.says(SITI, SITI_NIK).await, @"
    Di sini NIK memang sudah tertulis begitu, Bapak/Ibu. Bila maksudnya lain, silakan tulis yang benar.

    NIK yang benar berapa? Silakan tulis 16 angkanya; ada di KK, pada baris nama pemohon.
    [Tidak jadi]
    ");
    assert_snapshot!(office.says(SITI, SLIP).await, @"
    Permohonan KK-KKKK-K: NIK

    Sekarang tertulis: •••••••••1••9901
    Diubah menjadi: •••••••••7••9901

    Sudah benar?
    [✅ Ya, benar]
    [Tidak jadi]
    ");
    assert_eq!(
        office.loaded(kode).await.permohonan.data.nik().unwrap().as_str(),
        SITI_NIK,
        "nothing before the last word"
    );
    assert_snapshot!(office.taps(SITI, "✅ Ya, benar").await, @"✅ Sudah diubah, Bapak/Ibu. Di permohonan KK-KKKK-K, NIK sekarang ••••••••••••9901.");
    assert_eq!(office.loaded(kode).await.permohonan.data.nik().unwrap().as_str(), SLIP);
    assert!(office.news(BUDI_STAF).await.contains("Siti Aminah"), "the card of staf is brought up to date");
    assert_snapshot!(office.says(SITI, "/status").await, @"
    Permohonan KK-KKKK-K
    Siti Aminah, KTP baru
    Nomor register: belum ada

    Tahap: diajukan, menunggu diterima petugas
    Sejak Senin, 23 November 2026 pukul 09.30 WIB

    Selanjutnya
    Petugas menerima berkas pada jam kerja. Mohon bawa aslinya ke kantor:
    • Surat pengantar desa

    Bila pemohon belum perekaman (foto dan sidik jari), silakan ke kantor Dispendukcapil Kabupaten Mojokerto atau Mal Pelayanan Publik (MPP), membawa KK asli.

    Riwayat
    • Senin, 23 November 2026 pukul 09.30 WIB: Pengajuan dikirim
    • Senin, 23 November 2026 pukul 09.30 WIB: Data diperbaiki
    [❌ Tarik permohonan]
    ");
    // Found by the new number, and by the old one no more.
    assert!(office.says(BUDI_STAF, &format!("/cari {SLIP}")).await.contains("KK-KKKK-K"));
    assert!(office.says(BUDI_STAF, &format!("/cari {SITI_NIK}")).await.starts_with("Belum ada permohonan dengan"));
    assert!(!office.database.dump().await.contains(SLIP));
    office.is_whole().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn name_desa_kk_and_telephone_are_read_as_in_the_dialogue() {
    let office = Office::open().await;
    let kode = office.siti_applies().await;
    assert_snapshot!(office.says_all(SITI, &["/ubahdata", "nama", "Siti Aminah 2"]).await, @"
    Nama tidak memakai angka. Mohon tulis nama dengan huruf, sama seperti di KK.

    Nama yang benar bagaimana? Silakan tulis lengkap, sama seperti di KK.
    [Tidak jadi]
    ");
    assert_snapshot!(office.says(SITI, "Siti Aminah Lestari").await, @"
    Permohonan KK-KKKK-K: nama

    Sekarang tertulis: Siti Aminah
    Diubah menjadi: Siti Aminah Lestari

    Sudah benar?
    [✅ Ya, benar]
    [Tidak jadi]
    ");
    office.says(SITI, "ya").await;
    assert_snapshot!(office.says_all(SITI, &["/ubahdata", "desa"]).await, @"
    Desa yang benar mana? Ketuk salah satu tombol, atau tulis nama desanya.
    [Blimbingsari] [Brangkal]
    [Gemekan] [Jampirogo]
    [Japan] [Karangkedawang]
    [Kedungmaling] [Klinterejo]
    [Modongan] [Mojoranu]
    [Ngingasrembyong] [Sambiroto]
    [Sooko] [Tempuran]
    [Wringinrejo]
    [Tidak jadi]
    ");
    office.says(SITI, "desa Modongan").await;
    assert_snapshot!(office.says(SITI, "betul").await, @"✅ Sudah diubah, Bapak/Ibu. Di permohonan KK-KKKK-K, desa sekarang Modongan.");
    office.says_all(SITI, &["/ubahdata", "nomor kk", "3516130101159902"]).await;
    office.says(SITI, "ya").await;
    assert_snapshot!(office.says_all(SITI, &["/ubahdata", "telepon", "0812-0000-9901"]).await, @"
    Permohonan KK-KKKK-K: nomor telepon

    Sekarang tertulis: belum ada
    Diubah menjadi: 0812-0000-9901

    Sudah benar?
    [✅ Ya, benar]
    [Tidak jadi]
    ");
    assert_snapshot!(office.says(SITI, "ya").await, @"✅ Sudah diubah, Bapak/Ibu. Di permohonan KK-KKKK-K, nomor telepon sekarang ••••••••901.");
    let data = office.loaded(kode).await.permohonan.data;
    assert_eq!((data.nama.as_str(), data.kk().unwrap().as_str()), ("Siti Aminah Lestari", "3516130101159902"));
    assert_eq!(data.phone.map(|phone| phone.national()).as_deref(), Some("0812-0000-9901"));
    office.is_whole().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn staf_hold_it_against_the_berkas_and_write_it() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    assert_snapshot!(office.siti_asks_for_nik().await, @"
    ✅ Sudah kami sampaikan ke petugas: NIK di permohonan KK-KKKK-K.

    Jawabannya kami kirim ke chat ini, paling lambat Kamis, 26 November 2026 pukul 09.30 WIB.
    [↩️ Batalkan permintaan]
    ");
    assert_eq!(office.loaded(kode).await.permohonan.data.nik().unwrap().as_str(), SITI_NIK, "staf decide");
    assert_snapshot!(office.news(BUDI_STAF).await, @"
    (edited) KK-KKKK-K – KTP baru
    diterima, menunggu pemeriksaan Kasi Pelayanan
    sejak Senin, 23 November 2026 pukul 09.30 WIB
    Nomor register: 470/001/416-313/2026

    Siti Aminah
    NIK ••••••••••••9901
    Desa Japan
    Diajukan sendiri

    Berkas
    ☑ Surat pengantar desa: asli dibawa
    📷 Kartu Keluarga (KK): 1 lembar

    ✏️ Diminta diperbaiki: NIK. Dijawab paling lambat Kamis, 26 November 2026 pukul 09.30 WIB.
    [📷 Kartu Keluarga (KK)]
    [Tutup permohonan]
    [✏️ Permintaan: NIK]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ---
    ✏️ Pemohon KK-KKKK-K meminta NIK diperbaiki. Dijawab paling lambat Kamis, 26 November 2026 pukul 09.30 WIB.
    [✏️ Permintaan: NIK]
    ");
    assert_snapshot!(office.says_all(SITI, &["/ubahdata", "NIK"]).await, @"
    Permintaan tentang NIK di permohonan KK-KKKK-K sudah kami terima Senin, 23 November 2026 pukul 09.30 WIB. Petugas menjawabnya paling lambat Kamis, 26 November 2026 pukul 09.30 WIB.
    [↩️ Batalkan permintaan]
    ");
    assert!(office.says(SITI, "/dataku").await.contains("sedang diperiksa petugas"));
    assert_snapshot!(office.says(BUDI_STAF, "/antrean").await, @"
    ✏️ 1 permintaan ubah data menunggu jawaban, yang pertama paling lambat Kamis, 26 November 2026 pukul 09.30 WIB: /perbaikan

    Antrean kosong. Tidak ada yang menunggu Anda sekarang.
    [🏢 Daftarkan di loket]
    [✏️ Permintaan ubah data: 1]
    ");
    assert_snapshot!(office.says(BUDI_STAF, "/perbaikan").await, @"
    Permintaan ubah data
    Dijawab dalam 3 × 24 jam, hari libur ikut dihitung.

    • KK-KKKK-K, NIK: paling lambat Kamis, 26 November 2026 pukul 09.30 WIB
    [KK-KKKK-K: NIK]
    ");
    let shown = office.count("disclosure").await;
    assert_snapshot!(office.says(BUDI_STAF, &format!("{kode}: NIK")).await, @"
    Permintaan ubah data KK-KKKK-K
    Siti Aminah

    Diminta diperbaiki: NIK
    Yang tercatat: 3516134101909901
    Menurut pemohon: 3516134107909901

    Diminta Senin, 23 November 2026 pukul 09.30 WIB; dijawab paling lambat Kamis, 26 November 2026 pukul 09.30 WIB.
    Mohon cocokkan dengan berkas.
    [✅ Sesuai berkas, perbaiki]
    [✖️ Tidak dapat diubah]
    [🗂 Buka kartu]
    ");
    assert_eq!(office.count("disclosure").await, shown + 1, "that the numbers were shown is recorded");
    assert_snapshot!(office.taps(BUDI_STAF, "✅ Sesuai berkas, perbaiki").await, @"
    (edited) KK-KKKK-K – KTP baru
    diterima, menunggu pemeriksaan Kasi Pelayanan
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
    [Tutup permohonan]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ---
    ✅ KK-KKKK-K: NIK sudah diperbaiki menjadi ••••••••••••9901. Pemohon diberi tahu.
    ");
    assert_snapshot!(office.answer(SITI).await, @"
    ✅ Di permohonan KK-KKKK-K (Siti Aminah), NIK sudah diperbaiki petugas sesuai berkas: ••••••••••••9901.
    [🔎 Cek status]
    ");
    assert_eq!(office.loaded(kode).await.permohonan.data.nik().unwrap().as_str(), SLIP);
    assert_eq!(office.says(BUDI_STAF, "/perbaikan").await, "Tidak ada permintaan ubah data yang menunggu.");
    assert!(!office.says(SITI, "/dataku").await.contains("sedang diperiksa"));
    office.is_whole().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn staf_say_why_it_stays() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    office.siti_asks_for_nik().await;
    office.hush().await;
    office.says_all(BUDI_STAF, &["/perbaikan", &format!("{kode}: NIK")]).await;
    assert_snapshot!(office.taps(BUDI_STAF, "✖️ Tidak dapat diubah").await, @"
    Mengapa NIK di KK-KKKK-K tidak diubah? Pilih alasannya, atau tulis dengan kata-kata sendiri. Pemohon membacanya.
    [Sudah sama dengan berkas]
    [Belum ada bukti di berkas]
    [Diperbaiki di Dispendukcapil]
    [Tulis sendiri]
    [Tidak jadi]
    ");
    assert_snapshot!(office.taps(BUDI_STAF, "Belum ada bukti di berkas").await, @"
    Jawaban untuk pemohon KK-KKKK-K tentang NIK:

    Berkas yang ada belum menunjukkan data yang baru. Silakan bawa KK terbaru yang asli ke kantor kecamatan, lalu minta lagi dengan /ubahdata.

    Kirim jawaban ini?
    [Tidak jadi]
    [📨 Kirim jawaban]
    ");
    assert_snapshot!(office.says(BUDI_STAF, "Di KK yang kami terima NIK-nya lain, mohon dibawa KK yang baru").await, @"
    Jawaban untuk pemohon KK-KKKK-K tentang NIK:

    “Di KK yang kami terima NIK-nya lain, mohon dibawa KK yang baru”

    Kirim jawaban ini?
    [Tidak jadi]
    [📨 Kirim jawaban]
    ");
    let send = office.button(BUDI_STAF, "📨 Kirim jawaban").await;
    assert_snapshot!(office.taps(BUDI_STAF, "📨 Kirim jawaban").await, @"
    (edited) KK-KKKK-K – KTP baru
    diterima, menunggu pemeriksaan Kasi Pelayanan
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
    [Tutup permohonan]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ---
    ✅ KK-KKKK-K: jawaban tentang NIK dikirim ke pemohon.
    ");
    assert_snapshot!(office.answer(SITI).await, @"
    Tentang NIK di permohonan KK-KKKK-K (Siti Aminah): petugas sudah memeriksanya, dan belum dapat mengubahnya.

    “Di KK yang kami terima NIK-nya lain, mohon dibawa KK yang baru”
    [🔎 Cek status]
    ");
    assert_snapshot!(office.presses(BUDI_STAF, &send).await, @"Permintaan tentang NIK di KK-KKKK-K sudah dijawab Budi Santoso, Senin, 23 November 2026 pukul 09.30 WIB.");
    assert_eq!(office.loaded(kode).await.permohonan.data.nik().unwrap().as_str(), SITI_NIK);
    assert!(!office.database.dump().await.contains("KK yang baru"), "the words are sealed");
    // Another request may follow.
    assert!(office.siti_asks_for_nik().await.contains("Sudah kami sampaikan"));
    office.is_whole().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_sent_stays_and_is_answered_with_words() {
    let office = Office::open().await;
    let kode = office.with_sent().await;
    assert_snapshot!(office.says(SITI, "/ubahdata").await, @"
    Permohonan KK-KKKK-K, Siti Aminah

    Data mana yang keliru tertulis di sini?

    Datanya sudah dikirim ke Dispendukcapil. Petugas menjawab paling lambat 3 × 24 jam, apa yang masih dapat dilakukan. Nomor telepon langsung kami ubah.
    Bila yang keliru data di KTP atau KK-nya, ajukan pembetulannya dengan /ajukan.
    [Nama] [NIK]
    [Nomor KK] [Desa]
    [Nomor telepon] [Tempat lahir]
    [Tanggal lahir] [Jenis kelamin]
    [Alamat] [RT/RW]
    [Tidak jadi]
    ");
    office.says_all(SITI, &["nama", "Siti Aminah Lestari", "ya"]).await;
    assert_eq!(office.news(HENDRA_DISPENDUKCAPIL).await, "");
    office.hush().await;
    office.says(BUDI_STAF, "/perbaikan").await;
    assert_snapshot!(office.says(BUDI_STAF, &format!("{kode}: nama")).await, @"
    Permintaan ubah data KK-KKKK-K
    Siti Aminah

    Diminta diperbaiki: nama
    Yang dikirim: Siti Aminah
    Menurut pemohon: Siti Aminah Lestari

    Diminta Senin, 23 November 2026 pukul 09.30 WIB; dijawab paling lambat Kamis, 26 November 2026 pukul 09.30 WIB.
    Data yang sudah dikirim ke Dispendukcapil tidak diubah di sini. Mohon jelaskan kepada pemohon apa yang perlu dilakukan.
    [💬 Jawab pemohon]
    [🗂 Buka kartu]
    ");
    let forged = office.forges(BUDI_STAF, &format!("1:p:{}:pb:1:f", kode.compact())).await;
    assert!(forged.contains("sudah dikirim"), "{forged}");
    office.taps(BUDI_STAF, "💬 Jawab pemohon").await;
    office.taps(BUDI_STAF, "Diperbaiki di Dispendukcapil").await;
    office.taps(BUDI_STAF, "📨 Kirim jawaban").await;
    assert_snapshot!(office.answer(SITI).await, @"
    Tentang nama di permohonan KK-KKKK-K (Siti Aminah): petugas sudah memeriksanya, dan belum dapat mengubahnya.

    Datanya diperbaiki di Dispendukcapil. Silakan ke sana membawa KK asli, KTP bila ada, dan surat yang menunjukkan data yang benar: akta kelahiran, ijazah, atau buku nikah.
    [🔎 Cek status]
    ");
    assert_eq!(office.loaded(kode).await.permohonan.data.nama.as_str(), "Siti Aminah");
    // A telephone number is not what was sent.
    assert!(office.says_all(SITI, &["/ubahdata", "telepon", "081200009901", "ya"]).await.contains("Sudah diubah"));
    office.is_whole().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_draft_is_changed_by_its_summary_and_strangers_change_nothing() {
    let office = Office::open().await;
    assert_snapshot!(office.says(SITI, "/ubahdata").await, @"
    Dari chat ini belum ada permohonan yang datanya dapat diubah. Bila yang keliru data di KTP, ajukan pembetulannya dengan /ajukan.
    [📝 Ajukan KTP]
    ");
    office.siti_up_to_number().await;
    assert_snapshot!(office.says(SITI, "/ubahdata").await, @"
    Datanya masih di isian yang belum dikirim, jadi dapat Bapak/Ibu ubah sendiri: lanjutkan isian, lalu di ringkasannya ketuk tombol ✏️ pada data yang keliru.
    [▶️ Lanjutkan isian]
    ");
    office.says(SITI, "lewati").await;
    office.says(SITI, "bawa").await;
    office.photo(SITI, 1).await;
    office.says(SITI, "kirim").await;
    let kode = office.kode(SITI).await;
    office.says(AGUS, "/start").await;
    let forged = office.forges(AGUS, &format!("1:p:{}:ub:m", kode.compact())).await;
    assert!(forged.contains("tidak ada di antara"), "{forged}");
    office.says_all(SITI, &["/tarik", "Tidak jadi", "Ya, tarik"]).await;
    let forged = office.forges(SITI, &format!("1:p:{}:ub:m", kode.compact())).await;
    assert!(forged.contains("sudah berakhir"), "{forged}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_old_yes_and_another_question_change_nothing() {
    let office = Office::open().await;
    let kode = office.siti_applies().await;
    office.says_all(SITI, &["/ubahdata", "nama", "Siti Aminah Lestari"]).await;
    let yes = office.button(SITI, "✅ Ya, benar").await;
    assert_eq!(office.taps(SITI, "Tidak jadi").await, "Baik, tidak ada yang diubah.");
    assert!(office.presses(SITI, &yes).await.contains("sudah terjawab"));
    office.says_all(SITI, &["/ubahdata", "nama"]).await;
    assert!(office.says(SITI, "bantuan").await.contains("Nama yang benar"), "a word to the bot is no name");
    assert!(office.photo(SITI, 5).await.contains("Nama yang benar"), "nor is a photo");
    office.says_all(SITI, &["Siti Aminah Contoh", "Siti Aminah Lestari"]).await;
    office.says(SITI, "ya").await;
    assert_eq!(office.loaded(kode).await.permohonan.data.nama.as_str(), "Siti Aminah Lestari", "the last try counts");
    // Of two permohonan one is chosen; a NIK that another one goes on with is not taken.
    office.says_all(SITI, &["/ajukan", "setuju", "orang lain", "saudara", "KTP baru", "Agus Setiawan", AGUS_NIK]).await;
    office.says_all(SITI, &["3516130101159903", "Japan", "lewati", "bawa"]).await;
    office.photo(SITI, 9).await;
    office.says(SITI, "kirim").await;
    assert_snapshot!(office.says(SITI, "/ubahdata").await, @"
    Data di permohonan mana yang keliru?

    • KK-KKKK-K (Siti Aminah Lestari) – KTP baru: diajukan, menunggu diterima petugas
    • KK-KKKK-K (Agus Setiawan) – KTP baru: diajukan, menunggu diterima petugas
    [KK-KKKK-K – Siti Aminah Lestari]
    [KK-KKKK-K – Agus Setiawan]
    ");
    office.says(SITI, &kode.to_string()).await;
    office.says_all(SITI, &["NIK", AGUS_NIK]).await;
    assert_snapshot!(office.says(SITI, "ya").await, @"Mohon maaf, ini belum dapat kami ubah lewat chat. Silakan hubungi loket Seksi Pelayanan, Kantor Kecamatan Sooko, atau datang ke kantor kecamatan dengan membawa KK.");
    office.is_whole().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_put_right_during_the_entry_is_not_undone_by_saving() {
    let office = Office::open().await;
    let kode = office.with_approved().await;
    office.siti_asks_for_nik().await;
    office.is_entered_up_to_review(kode).await;
    office.says_all(SITI, &["/ubahdata", "telepon", "081200009901", "ya"]).await;
    office.says(WATI_STAF, "/perbaikan").await;
    office.says(WATI_STAF, &format!("{kode}: NIK")).await;
    office.taps(WATI_STAF, "✅ Sesuai berkas, perbaiki").await;
    office.news(BUDI_STAF).await;
    assert_snapshot!(office.taps(BUDI_STAF, "💾 Simpan").await, @"
    Data KK-KKKK-K baru saja diperbaiki atas permintaan pemohon, jadi belum disimpan. Mohon cocokkan lagi dengan berkas; yang sudah Anda isikan dari berkas tetap ada.
    ---
    KK-KKKK-K – 1 dari 11
    Nama: Siti Aminah

    Sama dengan berkas? Ketuk “Sesuai berkas”, atau tulis yang benar.
    [✅ Sesuai berkas]
    [🕓 Lanjutkan nanti]
    ");
    office.says_all(BUDI_STAF, &["sesuai"; 4]).await;
    office.says(BUDI_STAF, "simpan").await;
    let p = office.loaded(kode).await.permohonan;
    assert_eq!((p.tahap.kind().code(), p.data.nik().unwrap().as_str()), ("dientri", SLIP));
    assert!(p.data.phone.is_some());
    office.is_whole().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_copy_and_forgetting_know_what_was_asked() {
    let office = Office::open().await;
    office.with_received().await;
    office.siti_asks_for_nik().await;
    office.says(SITI, "/dataku").await;
    office.taps(SITI, "📄 Kirim salinan data").await;
    let copy: serde_json::Value = serde_json::from_slice(&office.paper(SITI).await).unwrap();
    let asked = &copy["permohonan"][0]["perbaikan"][0];
    assert_eq!((asked["seharusnya"]["nik"].as_str(), asked["dijawab"].is_null()), (Some(SLIP), true));
    office.says_all(SITI, &["/tarik", "Tidak jadi", "Ya, tarik"]).await;
    office.hush().await;
    assert_eq!(office.says(BUDI_STAF, "/perbaikan").await, "Tidak ada permintaan ubah data yang menunggu.");
    assert_eq!(office.reminded(BUDI_STAF, TimeDelta::days(4)).await, "", "nobody waits for it");
    office.says(SITI, "/hapusdata").await;
    office.taps(SITI, "Ya, hapus").await;
    assert_eq!(office.count("data_key").await, 0, "what was asked for opens with the same key");
    office.is_whole().await;
}
