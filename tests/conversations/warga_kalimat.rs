//! People write sentences: questions in the middle of a question, answers inside a sentence, and that something is not
//! known or not there yet.

use insta::assert_snapshot;

use crate::scenes::TO_NAME;
use crate::support::Office;
use crate::support::people::{SITI, SITI_KK, SITI_NIK};

impl Office {
    /// The first paragraph of what Siti is told to each text, and the first line of what is asked last.
    async fn hears(&self, texts: &[&str]) -> String {
        let mut heard = String::new();
        for text in texts {
            let told = self.says(SITI, text).await;
            let last = told.rsplit("\n---\n").next().unwrap();
            let parts: Vec<&str> = last.split("\n\n").collect();
            let asked = parts.last().unwrap().lines().next().unwrap();
            let first = if parts.len() > 1 { parts[0].lines().next().unwrap() } else { "–" };
            heard.push_str(&format!("{text}\n  {first}\n  → {asked}\n"));
        }
        heard
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn questions_at_the_notice_are_answered_and_it_is_asked_again_in_short() {
    let office = Office::open().await;
    office.says(SITI, "/ajukan").await;
    let heard = office.hears(&["bayar berapa", "berapa lama", "syaratnya apa saja", "apa itu surat pengantar"]).await;
    assert_snapshot!(heard, @r"
    bayar berapa
      Layanan ini gratis. Petugas tidak pernah meminta uang, OTP, atau PIN.
      → Silakan ketuk “Mengerti dan setuju” untuk melanjutkan, atau “Tidak setuju”.
    berapa lama
      Lamanya belum dapat kami pastikan. Petugas memeriksa berkas pada jam kerja, lalu data dikirim ke Dispendukcapil. Pencetakan KTP mengikuti antrean dan ketersediaan blangko di sana. Setiap tahap kami kabarkan ke chat ini.
      → Silakan ketuk “Mengerti dan setuju” untuk melanjutkan, atau “Tidak setuju”.
    syaratnya apa saja
      Berkas yang perlu disiapkan:
      → Silakan ketuk “Mengerti dan setuju” untuk melanjutkan, atau “Tidak setuju”.
    apa itu surat pengantar
      Surat pengantar adalah surat keterangan dari kantor desa tempat pemohon terdaftar, untuk mengurus KTP.
      → Silakan ketuk “Mengerti dan setuju” untuk melanjutkan, atau “Tidak setuju”.
    ");
    assert_snapshot!(office.says(SITI, "mau komplain petugas minta uang").await, @r"
    Mohon maaf bila pelayanan kami kurang berkenan. Keluhan dapat disampaikan kepada loket Seksi Pelayanan, Kantor Kecamatan Sooko, atau melalui SP4N-LAPOR: lapor.go.id atau SMS ke 1708.

    Layanan ini gratis. Petugas tidak pernah meminta uang, OTP, atau PIN.

    Silakan ketuk “Mengerti dan setuju” untuk melanjutkan, atau “Tidak setuju”.
    [✅ Mengerti dan setuju]
    [❌ Tidak setuju]
    [📄 Selengkapnya]
    ");
    assert_snapshot!(office.says(SITI, "kantornya buka jam berapa bu").await, @"
    Kantor Kecamatan Sooko
    Jl. Bhayangkara No. 250 Sooko, Kabupaten Mojokerto 61361
    Senin sampai Kamis: 07.30–12.00 dan 13.00–16.00 WIB
    Jumat: 07.30–11.30 dan 13.00–16.30 WIB
    Kontak: loket Seksi Pelayanan, Kantor Kecamatan Sooko

    Layanan ini gratis. Petugas tidak pernah meminta uang, OTP, atau PIN.

    Silakan ketuk “Mengerti dan setuju” untuk melanjutkan, atau “Tidak setuju”.
    [✅ Mengerti dan setuju]
    [❌ Tidak setuju]
    [📄 Selengkapnya]
    ");
    assert_snapshot!(office.photo(SITI, 1).await, @"
    Foto atau berkas itu tidak kami simpan, karena sekarang tidak sedang diminta. Bila ada pertanyaan yang terbuka, mohon dijawab dahulu. Untuk mengajukan: /ajukan. Untuk melengkapi berkas: /lengkapi

    Silakan ketuk “Mengerti dan setuju” untuk melanjutkan, atau “Tidak setuju”.
    [✅ Mengerti dan setuju]
    [❌ Tidak setuju]
    [📄 Selengkapnya]
    ");
    assert_snapshot!(office.says(SITI, "/tidakada").await, @r"
    Mohon maaf, perintah itu tidak ada. Daftar perintah ada di /bantuan.

    Silakan ketuk “Mengerti dan setuju” untuk melanjutkan, atau “Tidak setuju”.
    [✅ Mengerti dan setuju]
    [❌ Tidak setuju]
    [📄 Selengkapnya]
    ");
    assert_snapshot!(office.says(SITI, "tdk setuju").await, @"
    Baik. Data Bapak/Ibu tidak kami simpan. Bapak/Ibu tetap dapat dilayani langsung di Kantor Kecamatan Sooko:

    Jl. Bhayangkara No. 250 Sooko, Kabupaten Mojokerto 61361
    Senin sampai Kamis: 07.30–12.00 dan 13.00–16.00 WIB
    Jumat: 07.30–11.30 dan 13.00–16.30 WIB
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn questions_inside_a_draft_are_answered_and_become_no_answer() {
    let office = Office::open().await;
    let questions =
        ["bayar berapa", "berapa lama ya", "syaratnya apa saja", "mau lapor kemana kalau petugas minta uang?"];
    let mut heard = String::new();
    office.says_all(SITI, &["/ajukan", "setuju"]).await;
    for answer in
        ["orang lain", "anak", "perbaikan data KTP", "Siti Aminah", SITI_NIK, SITI_KK, "Japan", "lewati", "alamat"]
    {
        heard.push_str(&office.hears(&questions[..1]).await);
        office.says(SITI, answer).await;
    }
    office.says(SITI, "lanjut").await;
    for answer in ["Jl. Lama 1", "Jl. Baru 2", "sudah benar", "bawa", "bawa", "bawa", "bawa"] {
        let asked = office.says(SITI, questions[1]).await;
        assert!(asked.starts_with("Lamanya belum dapat kami pastikan."), "{asked}");
        office.says(SITI, answer).await;
    }
    assert_snapshot!(heard, @"
    bayar berapa
      Layanan ini gratis. Petugas tidak pernah meminta uang, OTP, atau PIN.
      → Permohonan ini untuk siapa?
    bayar berapa
      Layanan ini gratis. Petugas tidak pernah meminta uang, OTP, atau PIN.
      → Apa hubungan Bapak/Ibu dengan pemohon?
    bayar berapa
      Layanan ini gratis. Petugas tidak pernah meminta uang, OTP, atau PIN.
      → Silakan pilih yang ingin diurus.
    bayar berapa
      Layanan ini gratis. Petugas tidak pernah meminta uang, OTP, atau PIN.
      → Silakan tulis nama lengkap pemohon, sama seperti di KK.
    bayar berapa
      Layanan ini gratis. Petugas tidak pernah meminta uang, OTP, atau PIN.
      → Silakan tulis NIK pemohon (16 angka). NIK ada di KK, pada baris nama pemohon.
    bayar berapa
      Layanan ini gratis. Petugas tidak pernah meminta uang, OTP, atau PIN.
      → Silakan tulis nomor KK pemohon (16 angka). Nomornya ada di bagian atas KK.
    bayar berapa
      Layanan ini gratis. Petugas tidak pernah meminta uang, OTP, atau PIN.
      → Pemohon warga desa mana? Ketuk salah satu tombol, atau tulis nama desanya.
    bayar berapa
      Layanan ini gratis. Petugas tidak pernah meminta uang, OTP, atau PIN.
      → Berapa nomor telepon untuk permohonan ini? Petugas menelepon hanya bila pesan di chat ini tidak sampai atau lama tidak dijawab.
    bayar berapa
      Layanan ini gratis. Petugas tidak pernah meminta uang, OTP, atau PIN.
      → Data mana yang perlu diperbaiki? Boleh lebih dari satu. Ketuk datanya sampai bertanda ✅, lalu ketuk “Sudah, lanjut”.
    ");
    let summary = office.says(SITI, questions[2]).await;
    assert!(
        summary.starts_with("Berkas yang perlu disiapkan:") && summary.contains("“Jl. Lama 1” menjadi “Jl. Baru 2”")
    );
    assert!(office.says(SITI, questions[3]).await.starts_with("Mohon maaf bila pelayanan kami kurang berkenan."));
    office.says(SITI, "kirim sekarang").await;
    assert_eq!(office.own(SITI).await[0].permohonan.data.nama.as_str(), "Siti Aminah");
}

/// What sounds like a topic, but asks nothing, is data where nearly any text is.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn data_that_sounds_like_a_topic_is_data() {
    let office = Office::open().await;
    office.says_all(SITI, &["/ajukan", "setuju", "saya", "perbaikan data KTP"]).await;
    office.says_all(SITI, &["Siti Berapa", SITI_NIK, SITI_KK, "Japan", "lewati", "pekerjaan", "lanjut"]).await;
    office.says_all(SITI, &["Juru Bayar", "Buruh Harian Lepas", "sudah benar"]).await;
    office.says_all(SITI, &["bawa", "bawa", "bawa", "bawa", "kirim"]).await;
    let data = &office.own(SITI).await[0].permohonan.data;
    assert_eq!((data.nama.as_str(), data.perubahan[0].now.as_str()), ("Siti Berapa", "Juru Bayar"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_may_stand_in_a_sentence() {
    let office = Office::open().await;
    office.says(SITI, "/ajukan").await;
    let answers = [
        "setuju pak",
        "buat ibu saya",
        "ini Ibu saya bu",
        "namanya salah di ktp",
        "Sumarni",
        "NIK saya 3516134101609906",
        "kk nya 3516130101159902 pak",
        "dusun kwayangan desa sooko",
        "tidak punya telepon bu",
        "nama sama alamat",
        "sudah itu saja",
        "Sumarmi",
        "Sumarni",
        "Jl. A 1",
        "Jl. B 2",
        "belum kayaknya",
        "sudah kok bu",
        "nanti saya bawa ke kantor",
    ];
    assert_snapshot!(office.hears(&answers).await, @"
    setuju pak
      –
      → Permohonan ini untuk siapa?
    buat ibu saya
      –
      → Apa hubungan Bapak/Ibu dengan pemohon?
    ini Ibu saya bu
      –
      → Silakan pilih yang ingin diurus.
    namanya salah di ktp
      –
      → Silakan tulis nama lengkap pemohon, sama seperti di KK.
    Sumarni
      –
      → Silakan tulis NIK pemohon (16 angka). NIK ada di KK, pada baris nama pemohon.
    NIK saya 3516134101609906
      ✅ NIK tersimpan: ••••••••••••9906
      → Silakan tulis nomor KK pemohon (16 angka). Nomornya ada di bagian atas KK.
    kk nya 3516130101159902 pak
      ✅ Nomor KK tersimpan: ••••••••••••9902
      → Pemohon warga desa mana? Ketuk salah satu tombol, atau tulis nama desanya.
    dusun kwayangan desa sooko
      –
      → Berapa nomor telepon untuk permohonan ini? Petugas menelepon hanya bila pesan di chat ini tidak sampai atau lama tidak dijawab.
    tidak punya telepon bu
      Baik, tanpa nomor telepon.
      → Data mana yang perlu diperbaiki? Boleh lebih dari satu. Ketuk datanya sampai bertanda ✅, lalu ketuk “Sudah, lanjut”.
    nama sama alamat
      –
      → Data mana yang perlu diperbaiki? Boleh lebih dari satu. Ketuk datanya sampai bertanda ✅, lalu ketuk “Sudah, lanjut”.
    sudah itu saja
      –
      → Nama: apa yang tertulis di KTP sekarang?
    Sumarmi
      –
      → Nama: apa yang benar? Mohon ditulis sama seperti di KK.
    Sumarni
      –
      → Alamat: apa yang tertulis di KTP sekarang?
    Jl. A 1
      –
      → Alamat: apa yang benar? Mohon ditulis sama seperti di KK.
    Jl. B 2
      –
      → Apakah data di KK sudah benar?
    belum kayaknya
      Data di KK perlu diperbaiki lebih dahulu di Dispendukcapil, baru kemudian KTP. Isian Anda tetap tersimpan; bila KK sudah benar, silakan lanjutkan di sini.
      → Apakah data di KK sudah benar?
    sudah kok bu
      Berkas 1 dari 4: Surat pengantar desa
      → Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    nanti saya bawa ke kantor
      Baik. Surat pengantar desa: mohon aslinya dibawa ke kantor.
      → Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn anak_saya_makes_the_pelapor_a_parent() {
    let office = Office::open().await;
    office.says_all(SITI, &["/ajukan", "setuju", "orang lain", "anak saya bu", "bikin baru", "Bagus"]).await;
    let summary = office.says_all(SITI, &["3516130101069905", SITI_KK, "Japan", "lewati", "bawa", "bawa"]).await;
    assert!(summary.contains("Untuk: anak (Anda orang tua pemohon)"), "{summary}");
    assert!(summary.contains("Layanan: KTP baru"), "{summary}");
}

/// To agree and to send are words of weight: nothing that puts them off or denies them counts.
#[rstest::rstest]
#[case(&["/ajukan"], "setuju tapi nanti dulu", "Silakan ketuk “Mengerti dan setuju”")]
#[case(&["/ajukan"], "saya kurang mengerti", "Silakan ketuk “Mengerti dan setuju”")]
#[case(&["/ajukan"], "ya ampun", "Silakan ketuk “Mengerti dan setuju”")]
#[case(&["/ajukan", "setuju"], "bukan untuk saya", "Jawaban itu tidak ada di pilihan.")]
#[case(&["/ajukan", "setuju", "saya"], "bukan KTP baru", "Jawaban itu tidak ada di pilihan.")]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_denied_is_not_chosen(#[case] before: &[&str], #[case] text: &str, #[case] told: &str) {
    let office = Office::open().await;
    office.says_all(SITI, before).await;
    let answer = office.says(SITI, text).await;
    assert!(answer.starts_with(told), "{answer}");
}

#[rstest::rstest]
#[case("jangan dikirim")]
#[case("jangan kirim dulu")]
#[case("kirim besok saja")]
#[case("ya tapi namanya salah")]
#[case("belum mau kirim")]
#[case("iya bu sebentar")]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_puts_sending_off_does_not_send(#[case] text: &str) {
    let office = Office::open().await;
    office.siti_up_to_summary().await;
    office.says(SITI, text).await;
    assert_eq!(office.count("permohonan").await, 0);
    office.says(SITI, "ya kirim bu").await;
    assert_eq!(office.count("permohonan").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_not_known_or_not_there_is_no_answer() {
    let office = Office::open().await;
    office.says_all(SITI, &["/ajukan", "setuju", "saya", "perbaikan data KTP"]).await;
    let mut heard = office.hears(&["tidak tahu", "Siti Aminah", "lupa bu", "tidak punya", SITI_NIK, "nggak tau"]).await;
    heard.push_str(&office.hears(&[SITI_KK, "Japan", "lewati", "alamat", "lanjut", "tidak tahu", "Jl. A 1"]).await);
    heard.push_str(&office.hears(&["tidak tahu", "Jl. B 2", "sudah benar", "tidak ada", "masih diurus di desa"]).await);
    heard.push_str(&office.hears(&["apa itu surat pengantar", "bawa", "belum punya"]).await);
    assert!(office.says(SITI, "aslinya masih di desa").await.starts_with("Bila belum ada, silakan diurus dahulu"));
    assert_snapshot!(heard, @"
    tidak tahu
      Mohon dilihat di KK dahulu, lalu ditulis sama seperti di sana. Isian tetap tersimpan.
      → Silakan tulis nama lengkap pemohon, sama seperti di KK.
    Siti Aminah
      –
      → Silakan tulis NIK pemohon (16 angka). NIK ada di KK, pada baris nama pemohon.
    lupa bu
      Tidak apa-apa, Bapak/Ibu. Bila KK tidak ada di tangan, petugas desa atau kantor kecamatan dapat membantu. Isian tetap tersimpan.
      → Silakan tulis NIK pemohon (16 angka). NIK ada di KK, pada baris nama pemohon.
    tidak punya
      Tidak apa-apa, Bapak/Ibu. Bila KK tidak ada di tangan, petugas desa atau kantor kecamatan dapat membantu. Isian tetap tersimpan.
      → Silakan tulis NIK pemohon (16 angka). NIK ada di KK, pada baris nama pemohon.
    3516134101909901
      ✅ NIK tersimpan: ••••••••••••9901
      → Silakan tulis nomor KK pemohon (16 angka). Nomornya ada di bagian atas KK.
    nggak tau
      Tidak apa-apa, Bapak/Ibu. Bila KK tidak ada di tangan, petugas desa atau kantor kecamatan dapat membantu. Isian tetap tersimpan.
      → Silakan tulis nomor KK pemohon (16 angka). Nomornya ada di bagian atas KK.
    3516130101159901
      ✅ Nomor KK tersimpan: ••••••••••••9901
      → Pemohon warga desa mana? Ketuk salah satu tombol, atau tulis nama desanya.
    Japan
      –
      → Berapa nomor telepon Bapak/Ibu? Petugas menelepon hanya bila pesan di chat ini tidak sampai atau lama tidak dijawab.
    lewati
      Baik, tanpa nomor telepon.
      → Data mana yang perlu diperbaiki? Boleh lebih dari satu. Ketuk datanya sampai bertanda ✅, lalu ketuk “Sudah, lanjut”.
    alamat
      –
      → Data mana yang perlu diperbaiki? Boleh lebih dari satu. Ketuk datanya sampai bertanda ✅, lalu ketuk “Sudah, lanjut”.
    lanjut
      –
      → Alamat: apa yang tertulis di KTP sekarang?
    tidak tahu
      Mohon dilihat di KTP dahulu, lalu ditulis sama seperti di sana. Isian tetap tersimpan.
      → Alamat: apa yang tertulis di KTP sekarang?
    Jl. A 1
      –
      → Alamat: apa yang benar? Mohon ditulis sama seperti di KK.
    tidak tahu
      Mohon dilihat di KK dahulu, lalu ditulis sama seperti di sana. Isian tetap tersimpan.
      → Alamat: apa yang benar? Mohon ditulis sama seperti di KK.
    Jl. B 2
      –
      → Apakah data di KK sudah benar?
    sudah benar
      Berkas 1 dari 4: Surat pengantar desa
      → Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    tidak ada
      Bila belum ada, silakan diurus dahulu di kantor desa; isian tetap tersimpan. Bila aslinya akan dibawa, ketuk “Asli dibawa ke kantor”.
      → Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    masih diurus di desa
      Bila belum ada, silakan diurus dahulu di kantor desa; isian tetap tersimpan. Bila aslinya akan dibawa, ketuk “Asli dibawa ke kantor”.
      → Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    apa itu surat pengantar
      Surat pengantar adalah surat keterangan dari kantor desa tempat pemohon terdaftar, untuk mengurus KTP.
      → Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    bawa
      Baik. Surat pengantar desa: mohon aslinya dibawa ke kantor.
      → Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    belum punya
      Bila belum ada, silakan diurus dahulu; isian tetap tersimpan. Bila aslinya akan dibawa, ketuk “Asli dibawa ke kantor”.
      → Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lost_or_damaged_ktp_is_told_where_to_go() {
    let office = Office::open().await;
    assert_snapshot!(office.says(SITI, "ktp saya hilang syaratnya apa?").await, @"
    Mohon maaf, permohonan karena KTP hilang belum dapat diajukan di sini. Silakan urus surat kehilangan di kantor polisi dahulu. Sesudah itu bawa surat tersebut dan KK ke kantor kecamatan atau Dispendukcapil.

    Kantor Kecamatan Sooko
    Jl. Bhayangkara No. 250 Sooko, Kabupaten Mojokerto 61361
    Senin sampai Kamis: 07.30–12.00 dan 13.00–16.00 WIB
    Jumat: 07.30–11.30 dan 13.00–16.30 WIB
    Kontak: loket Seksi Pelayanan, Kantor Kecamatan Sooko

    Layanan ini gratis. Petugas tidak pernah meminta uang, OTP, atau PIN.
    ");
    assert_snapshot!(office.says(SITI, "KTP rusak").await, @"
    Mohon maaf, permohonan karena KTP rusak belum dapat diajukan di sini. Silakan bawa KTP yang rusak dan KK ke kantor kecamatan atau Dispendukcapil.

    Kantor Kecamatan Sooko
    Jl. Bhayangkara No. 250 Sooko, Kabupaten Mojokerto 61361
    Senin sampai Kamis: 07.30–12.00 dan 13.00–16.00 WIB
    Jumat: 07.30–11.30 dan 13.00–16.30 WIB
    Kontak: loket Seksi Pelayanan, Kantor Kecamatan Sooko

    Layanan ini gratis. Petugas tidak pernah meminta uang, OTP, atau PIN.
    ");
    office.says_all(SITI, &["/ajukan", "setuju", "saya"]).await;
    assert_snapshot!(office.says(SITI, "ktp hilang").await, @"
    Mohon maaf, permohonan karena KTP hilang belum dapat diajukan di sini. Silakan urus surat kehilangan di kantor polisi dahulu. Sesudah itu bawa surat tersebut dan KK ke kantor kecamatan atau Dispendukcapil.

    Kantor Kecamatan Sooko
    Jl. Bhayangkara No. 250 Sooko, Kabupaten Mojokerto 61361
    Senin sampai Kamis: 07.30–12.00 dan 13.00–16.00 WIB
    Jumat: 07.30–11.30 dan 13.00–16.30 WIB
    Kontak: loket Seksi Pelayanan, Kantor Kecamatan Sooko

    Layanan ini gratis. Petugas tidak pernah meminta uang, OTP, atau PIN.

    Silakan pilih yang ingin diurus.
    [🪪 KTP baru]
    [✏️ Perbaikan data KTP]
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lost_ktp_begins_where_the_office_takes_it() {
    let mut office = Office::open().await;
    office.stop().await;
    office
        .start_with(
            &include_str!("../../kantor.toml")
                .replace("aktif = false", "aktif = true")
                .replace("versi = 1", "versi = 2"),
        )
        .await;
    let told = office.says(SITI, "ktp saya hilang bu").await;
    assert!(told.starts_with("Sebelum mulai, mohon dibaca."), "{told}");
    office.says_all(SITI, &["setuju", "saya"]).await;
    assert!(office.says(SITI, "yang hilang").await.starts_with("Silakan tulis nama lengkap"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn topics_outside_of_a_question() {
    let office = Office::open().await;
    let heard = office.hears(&["bu saya mau ngurus ktp anak saya, syaratnya apa saja?", "berapa lama jadinya?"]).await;
    assert_snapshot!(heard, @r"
    bu saya mau ngurus ktp anak saya, syaratnya apa saja?
      Berkas yang perlu disiapkan:
      → Foto berkas dikirim di sini, atau aslinya dibawa ke kantor. Untuk mulai: /ajukan
    berapa lama jadinya?
      –
      → Lamanya belum dapat kami pastikan. Petugas memeriksa berkas pada jam kerja, lalu data dikirim ke Dispendukcapil. Pencetakan KTP mengikuti antrean dan ketersediaan blangko di sana. Setiap tahap kami kabarkan ke chat ini.
    ");
    assert!(office.says(SITI, "mau bikin ktp").await.starts_with("Sebelum mulai"));
    office.says_all(SITI, &TO_NAME[1..]).await;
    assert_snapshot!(office.says(SITI, "nanti dulu").await, @r"
    Baik, isian tetap tersimpan. Bila sudah siap, ketuk “Lanjutkan isian” atau tulis “lanjutkan”.
    [▶️ Lanjutkan isian]
    ");
    assert_snapshot!(office.says(SITI, "lanjutkan").await, @r"
    Kita lanjutkan isian yang tadi.

    Silakan tulis nama lengkap pemohon, sama seperti di KK.
    ");
}
