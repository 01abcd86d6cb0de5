//! The receipt as it is printed, and binding a chat by it.

use std::io::Write as _;
use std::process::{Command, Stdio};

use bot_api_emulator::protocol::ContentKind;
use chrono::TimeDelta;
use insta::assert_snapshot;
use layanan_ktp::domain::kode::Kode;
use layanan_ktp::domain::petugas::ChatId;

use crate::scenes::never_given;
use crate::support::Office;
use crate::support::people::{AGUS, AGUS_KK, AGUS_NIK, BUDI_STAF, RATNA_KASI, SITI, SITI_KK, SITI_NIK, WATI_STAF};

/// The end of Siti's KK, as it is asked for.
const FACT: &str = "01159901";

/// Whether poppler and zbar are here. Where they have to be, it is a failure if they are not.
fn can_look() -> bool {
    let runs = |program: &str| {
        let version = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        version.is_ok()
    };
    let here = ["pdftotext", "pdftoppm", "zbarimg"].iter().all(|program| runs(program));
    if !here {
        assert!(std::env::var_os("CI").is_none(), "poppler-utils or zbar-tools is missing: scripts/ensure.sh pdf");
        eprintln!("SKIPPED: the receipt is not looked at (Debian: apt install poppler-utils zbar-tools)");
    }
    here
}

fn piped(program: &str, args: &[&str], input: &[u8]) -> Vec<u8> {
    let mut child = Command::new(program)
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writing = std::thread::spawn(move || {
        let _ = stdin.write_all(&input);
    });
    let out = child.wait_with_output().unwrap();
    writing.join().unwrap();
    assert!(out.status.success(), "{program}");
    out.stdout
}

/// The words on the page, line by line.
fn text(pdf: &[u8]) -> String {
    let text = String::from_utf8(piped("pdftotext", &["-layout", "-", "-"], pdf)).unwrap();
    assert_eq!(text.matches('\u{c}').count(), 1, "one page");
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    crate::support::mask_kode(&lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"))
}

/// What a camera reads on the page, looked at as a picture.
fn scanned(pdf: &[u8]) -> String {
    let picture = piped("pdftoppm", &["-r", "110", "-gray", "-"], pdf);
    let name = format!("{}/receipt-{:?}.pgm", env!("CARGO_TARGET_TMPDIR"), std::thread::current().id());
    std::fs::write(&name, picture).unwrap(); // it does not read such pictures from a pipe
    let read = piped("zbarimg", &["--quiet", "--raw", &name], b"");
    std::fs::remove_file(&name).unwrap();
    String::from_utf8(read).unwrap().trim().to_owned()
}

/// The link that can be pressed on a screen.
pub(crate) fn pressed(pdf: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(pdf);
    let at = text.find("/URI (")? + 6;
    Some(text[at..].split(')').next().unwrap().to_owned())
}

/// What follows `start=` in a link.
pub(crate) fn payload(link: &str) -> String {
    link.split_once("start=").unwrap().1.to_owned()
}

impl Office {
    /// The newest paper that a chat got.
    pub(crate) async fn paper(&self, chat: i64) -> Vec<u8> {
        let messages = self.control.messages(chat).await.unwrap();
        let newest = messages.iter().rfind(|m| m.from_bot && m.kind == ContentKind::Document).unwrap();
        self.control.file(&newest.file.as_ref().unwrap().file_id).await.unwrap()
    }

    /// Budi hands out a receipt; what it begins a chat with.
    pub(crate) async fn handed_out(&self, kode: Kode) -> String {
        self.says(BUDI_STAF, &format!("/periksa {kode}")).await;
        let asked = self.taps(BUDI_STAF, "🧾 Tanda terima").await;
        if asked.contains("Buat yang baru?") {
            self.taps(BUDI_STAF, "🧾 Ya, buat yang baru").await;
        }
        payload(&pressed(&self.paper(BUDI_STAF).await).unwrap())
    }

    /// Somebody opens the link and agrees to the notice.
    async fn opens(&self, chat: i64, payload: &str) -> String {
        let opened = self.says(chat, &format!("/start {payload}")).await;
        if opened.contains("Mengerti dan setuju") { self.taps(chat, "✅ Mengerti dan setuju").await } else { opened }
    }

    /// Somebody binds their chat.
    pub(crate) async fn binds(&self, chat: i64, payload: &str) -> String {
        self.opens(chat, payload).await;
        self.says(chat, FACT).await;
        self.taps(chat, "Saya pemohon").await
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_receipt_is_a_page_to_print() {
    let office = Office::open().await;
    let kode = office.sumi_is_registered().await;
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    office.hush().await;
    office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    assert_snapshot!(office.taps(BUDI_STAF, "🧾 Tanda terima").await, @"[Document] 🧾 Tanda terima KK-KKKK-K. Mohon dicetak dan diberikan kepada pemohon. Kode QR berlaku sampai 20 Februari 2027, untuk satu chat.");
    let pdf = office.paper(BUDI_STAF).await;
    assert!(pdf.starts_with(b"%PDF-") && pdf.len() < 60_000, "{} bytes", pdf.len());
    if !can_look() {
        return;
    }
    assert_snapshot!(text(&pdf), @"
    PEMERINTAH KABUPATEN MOJOKERTO
    Kantor Kecamatan Sooko
    Jl. Bhayangkara No. 250 Sooko, Kabupaten Mojokerto 61361
    Tanda Terima Permohonan KTP
    Kode permohonan Nomor register
    KK-KKKK-K 470/001/416-313/2026
    Pemohon Sumiati L.
    NIK ••••••••••••9901
    Desa Japan
    Layanan KTP baru
    Diajukan Senin, 23 November 2026 pukul 09.30 WIB
    Berkas yang sudah ada Berkas yang belum ada
    • Surat pengantar desa (asli) –
    • Kartu Keluarga (KK) (asli)
    Kabar lewat Telegram
    Pindai kode di samping dengan kamera HP
    yang ada Telegramnya. Siapkan KK: 8 angka
    terakhir nomor KK akan ditanyakan.
    Berlaku sampai 20 Februari 2027, untuk satu
    chat. Jangan diperlihatkan kepada orang yang
    tidak berkepentingan.
    Tanpa Telegram: sebutkan kode permohonan
    di loket Seksi Pelayanan, Kantor Kecamatan
    Sooko.
    Layanan ini gratis. Petugas tidak pernah meminta uang, OTP, atau PIN.
    Jam buka: Senin sampai Kamis: 07.30–12.00 dan 13.00–16.00 WIB
    Jumat: 07.30–11.30 dan 13.00–16.30 WIB
    Dibuat Senin, 23 November 2026 pukul 09.30 WIB
    ");
    let link = scanned(&pdf);
    assert_eq!(Some(&link), pressed(&pdf).as_ref(), "what a camera reads is what can be pressed");
    assert!(link.starts_with("https://t.me/") && payload(&link).starts_with("t_"), "{link}");
    for secret in ["Lestari", SITI_NIK, SITI_KK, FACT] {
        assert!(!text(&pdf).contains(secret), "others may see the paper");
    }
    assert!(!office.database.dump().await.contains(&payload(&link)), "the token is stored nowhere");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn names_of_every_kind_stand_on_one_page() {
    let office = Office::open().await;
    let long = "Café’ Nur’aini".to_owned() + &" Abdurrahman".repeat(6);
    let names = [
        ("José Nuñez-Şahin", "José N."),
        ("Nur’aini Abdul, S.Pd.", "Nur’aini A. S."),
        ("Ħusejn Əliyev", "Husejn E."),
        ("Ma\u{2BC}ruf Đặng Łuk", "Ma'ruf D. L."),
        (long.as_str(), "Café’ N. A."),
    ];
    for (n, (name, printed)) in names.into_iter().enumerate() {
        let nik = format!("351613410170991{n}");
        office.says_all(BUDI_STAF, &["/daftarkan", "sudah", "perbaikan", name, &nik, SITI_KK, "Japan", "lewati"]).await;
        office.says_all(BUDI_STAF, &["alamat", "sudah, lanjut", "<b>lama</b>", "<i>baru</i>", "sudah"]).await;
        let said = office.says_all(BUDI_STAF, &["asli", "belum", "belum", "belum", "daftarkan"]).await;
        assert!(said.contains("Terdaftar"), "{said}");
        office.handed_out(office.newest_kode().await).await;
        if can_look() {
            let pdf = office.paper(BUDI_STAF).await;
            let words = text(&pdf);
            assert!(words.contains(printed), "{printed}: {words}");
            assert!(words.contains("Bukti") && words.contains("gratis"), "{words}");
            scanned(&pdf);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_link_and_a_fact_bind_a_chat() {
    let office = Office::open().await;
    let kode = office.sumi_is_registered().await;
    let payload = if can_look() {
        office.handed_out(kode).await;
        payload(&scanned(&office.paper(BUDI_STAF).await))
    } else {
        office.handed_out(kode).await
    };
    office.hush().await;
    assert_snapshot!(office.says(SITI, &format!("/start {payload}")).await, @"
    Selamat datang, Bapak/Ibu. Dengan tanda terima itu, kabar tentang permohonan KTP dapat dikirim ke chat ini.

    Sebelum chat ini dihubungkan, mohon dibaca.

    Permohonannya sudah tercatat di kantor. Yang kami tambahkan hanya akun Telegram ini dan hubungan Bapak/Ibu dengan pemohon, untuk mengirim kabar dan menerima berkas yang kurang. Angka nomor KK yang kami tanyakan sesudah ini hanya untuk dicocokkan.

    Sesudah terhubung, dari chat ini nama pemohon dan keadaan permohonannya dapat dibaca, berkasnya dapat dilengkapi, dan permohonannya dapat ditarik.

    Data dilihat petugas Kecamatan Sooko yang bertugas, dan disimpan menurut jadwal arsip. Pesan di Telegram melewati server di luar negeri. Bila tidak berkenan, kabar dapat ditanyakan langsung di kantor.

    Bapak/Ibu berhak melihat, memperbaiki, dan meminta penghapusan data. Kontak: loket Seksi Pelayanan, Kantor Kecamatan Sooko
    [✅ Mengerti dan setuju]
    [❌ Tidak setuju]
    [📄 Selengkapnya]
    ");
    assert_snapshot!(office.says(SITI, "apa ini").await, @"
    Jawaban itu tidak ada di pilihan. Ketuk salah satu tombol, atau tulis jawabannya seperti pada tombol.

    Selamat datang, Bapak/Ibu. Dengan tanda terima itu, kabar tentang permohonan KTP dapat dikirim ke chat ini.

    Sebelum chat ini dihubungkan, mohon dibaca.

    Permohonannya sudah tercatat di kantor. Yang kami tambahkan hanya akun Telegram ini dan hubungan Bapak/Ibu dengan pemohon, untuk mengirim kabar dan menerima berkas yang kurang. Angka nomor KK yang kami tanyakan sesudah ini hanya untuk dicocokkan.

    Sesudah terhubung, dari chat ini nama pemohon dan keadaan permohonannya dapat dibaca, berkasnya dapat dilengkapi, dan permohonannya dapat ditarik.

    Data dilihat petugas Kecamatan Sooko yang bertugas, dan disimpan menurut jadwal arsip. Pesan di Telegram melewati server di luar negeri. Bila tidak berkenan, kabar dapat ditanyakan langsung di kantor.

    Bapak/Ibu berhak melihat, memperbaiki, dan meminta penghapusan data. Kontak: loket Seksi Pelayanan, Kantor Kecamatan Sooko
    [✅ Mengerti dan setuju]
    [❌ Tidak setuju]
    [📄 Selengkapnya]
    ");
    assert_snapshot!(office.taps(SITI, "✅ Mengerti dan setuju").await, @"
    Satu pertanyaan untuk keamanan: mohon tulis 8 angka terakhir nomor KK pemohon. Nomornya ada di bagian atas KK.
    [❌ Batal, bukan saya]
    ");
    assert_snapshot!(office.says(SITI, "tidak tahu bu").await, @"
    Yang kami perlukan 8 angka terakhir nomor KK, atau seluruh 16 angkanya.

    Satu pertanyaan untuk keamanan: mohon tulis 8 angka terakhir nomor KK pemohon. Nomornya ada di bagian atas KK.
    [❌ Batal, bukan saya]
    ");
    assert_snapshot!(office.says(SITI, "0115 9901").await, @"
    Terima kasih, angkanya cocok. Bapak/Ibu siapa bagi pemohon KK-KKKK-K?

    🔒 Agar aman, pesan Anda yang berisi NIK, nomor KK, atau berkas yang tersimpan kami hapus dari chat ini.
    [Saya pemohon]
    [Orang tua] [Anak]
    [Suami atau istri] [Saudara]
    [Perangkat desa] [Lainnya]
    [❌ Batal, bukan saya]
    ");
    office.hush().await;
    assert_snapshot!(office.taps(SITI, "Saya pemohon").await, @"
    ✅ Chat ini terhubung dengan permohonan KK-KKKK-K (Sumiati Lestari). Kabar selanjutnya kami kirim ke sini.

    Bila ada berkas yang kurang, dapat dilengkapi dari sini juga.
    [🔎 Cek status]
    ");
    assert_snapshot!(office.answer(BUDI_STAF).await, @"
    (edited) KK-KKKK-K – KTP baru
    diajukan, menunggu diterima petugas
    sejak Senin, 23 November 2026 pukul 09.30 WIB
    Nomor register: belum ada

    Sumiati Lestari
    NIK ••••••••••••9901
    Desa Japan
    Datang ke kantor

    Berkas
    ☑ Surat pengantar desa: asli dibawa
    ☑ Kartu Keluarga (KK): asli dibawa

    🔗 Chat yang tertaut lewat tanda terima: 1
    [☑ Asli: Surat pengantar desa]
    [☑ Asli: Kartu Keluarga (KK)]
    [✅ Terima berkas]
    [Tutup permohonan]
    [✋ Ambil]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ");
    assert!(office.loaded(kode).await.permohonan.belongs_to(ChatId(SITI)));

    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    assert!(office.answer(SITI).await.contains("sudah diterima petugas"), "told from now on");
    assert_snapshot!(office.says(SITI, "/status").await, @"
    Permohonan KK-KKKK-K
    Sumiati Lestari, KTP baru
    Nomor register: 470/001/416-313/2026

    Tahap: diterima, menunggu pemeriksaan Kasi Pelayanan
    Sejak Senin, 23 November 2026 pukul 09.30 WIB

    Selanjutnya
    Kasi Pelayanan memeriksa berkas. Bila pemohon belum perekaman (foto dan sidik jari), silakan ke kantor Dispendukcapil Kabupaten Mojokerto atau Mal Pelayanan Publik (MPP), membawa KK asli.

    Riwayat
    • Senin, 23 November 2026 pukul 09.30 WIB: Pengajuan dikirim
    • Senin, 23 November 2026 pukul 09.30 WIB: Chat dihubungkan dengan tanda terima
    • Senin, 23 November 2026 pukul 09.30 WIB: Berkas diterima petugas
    [❌ Tarik permohonan]
    ");
    office.is_returned(kode).await;
    office.says(SITI, "/lengkapi").await;
    assert!(office.photo(SITI, 5).await.contains("1 lembar tersimpan"));
    office.says_all(SITI, &["/tarik", "tidak jadi mengurus", "ya, tarik"]).await;
    assert_eq!(office.tahap(kode).await, "dibatalkan");
    assert_eq!(office.faults().await, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_that_is_good_for_nothing_says_one_thing() {
    let office = Office::open().await;
    let kode = office.sumi_is_registered().await;
    let first = office.handed_out(kode).await;
    office.hush().await;
    let unknown = office.says(AGUS, "/start t_abcdefghijkmnpqrstuvwxyz").await;
    assert_snapshot!(unknown, @"Mohon maaf, tautan ini tidak berlaku. Silakan minta tanda terima yang baru di loket Seksi Pelayanan, Kantor Kecamatan Sooko, dengan membawa KK.");
    let second = office.handed_out(kode).await;
    assert_eq!(office.says(AGUS, &format!("/start {first}")).await, unknown, "replaced");
    assert!(office.binds(SITI, &second).await.contains("terhubung dengan permohonan"));
    assert_eq!(office.says(AGUS, &format!("/start {second}")).await, unknown, "used");
    assert_snapshot!(office.says(SITI, &format!("/start {second}")).await, @"
    Chat ini sudah terhubung dengan permohonan KK-KKKK-K. Tidak ada yang perlu dilakukan.
    [🔎 Cek status]
    ");
    assert_eq!(office.says(SITI, &format!("/start {first}")).await, unknown, "bound by another one");
    let third = office.handed_out(kode).await;
    office.later(TimeDelta::days(90)).await;
    assert_eq!(office.says(AGUS, &format!("/start {third}")).await, unknown, "expired");
    let fourth = office.handed_out(kode).await;
    office.says_all(BUDI_STAF, &[&format!("/tutup {kode}")]).await;
    office.taps(BUDI_STAF, "Tidak jadi mengurus").await;
    office.taps(BUDI_STAF, "Ya, tutup").await;
    assert_eq!(office.says(AGUS, &format!("/start {fourth}")).await, unknown, "closed");
    let closed = office.forges(BUDI_STAF, &format!("1:p:{}:rc", kode.compact())).await;
    assert!(closed.contains("tidak ada tanda terimanya"), "{closed}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wrong_answers_are_counted() {
    let office = Office::open().await;
    let kode = office.sumi_is_registered().await;
    let payload = office.handed_out(kode).await;
    office.hush().await;
    office.opens(AGUS, &payload).await;
    assert_snapshot!(office.says(AGUS, "01159902").await, @"
    Angka itu belum cocok. Mohon dilihat lagi di KK. Masih dapat dicoba 2 kali.

    🔒 Agar aman, pesan Anda yang berisi NIK, nomor KK, atau berkas yang tersimpan kami hapus dari chat ini.

    Satu pertanyaan untuk keamanan: mohon tulis 8 angka terakhir nomor KK pemohon. Nomornya ada di bagian atas KK.
    [❌ Batal, bukan saya]
    ");
    office.says(AGUS, "12345678").await;
    assert_snapshot!(office.says(AGUS, AGUS_KK).await, @"Angka itu belum cocok. Demi keamanan, silakan coba lagi sesudah Senin, 23 November 2026 pukul 10.30 WIB. Petugas di kantor juga dapat membantu.");
    assert!(
        office.says(AGUS, FACT).await.starts_with("Sekarang belum dapat dicoba lagi"),
        "even the right one, while it pauses"
    );
    assert!(office.opens(AGUS, &payload).await.contains("8 angka terakhir"));
    assert!(
        office.says(AGUS, FACT).await.starts_with("Sekarang belum dapat dicoba lagi"),
        "a new start is no way around it"
    );
    office.later(TimeDelta::hours(1)).await;
    assert!(office.says(AGUS, FACT).await.contains("angkanya cocok"), "the pause is over");
    assert!(!office.loaded(kode).await.permohonan.belongs_to(layanan_ktp::domain::petugas::ChatId(AGUS)));
}

/// Eight digits of a KK are no number by themselves, but they were asked for.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn digits_of_the_kk_do_not_stay_in_the_chat() {
    let office = Office::open().await;
    let kode = office.sumi_is_registered().await;
    let payload = office.handed_out(kode).await;
    office.opens(AGUS, &payload).await;
    let left = office.left_of(AGUS).await;
    office.says_all(AGUS, &["01159902", "9901", "0115 9901"]).await;
    assert_eq!(office.left_of(AGUS).await, left);
    assert!(office.newest(AGUS).await.text.contains("Bapak/Ibu siapa bagi pemohon"));
    assert!(!office.control.transcript(AGUS).await.unwrap().contains("mohon hapus sendiri"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nine_wrong_answers_end_the_claim() {
    let office = Office::open().await;
    let kode = office.sumi_is_registered().await;
    let payload = office.handed_out(kode).await;
    office.hush().await;
    let mut last = String::new();
    for round in 0..3 {
        office.opens(AGUS, &payload).await;
        for n in 0..3 {
            last = office.says(AGUS, &format!("0000000{}", round * 3 + n)).await;
        }
        office.later(TimeDelta::hours(1)).await;
    }
    assert_snapshot!(last, @"Mohon maaf, tautan ini tidak berlaku. Silakan minta tanda terima yang baru di loket Seksi Pelayanan, Kantor Kecamatan Sooko, dengan membawa KK.");
    assert_snapshot!(office.answer(WATI_STAF).await, @"
    KK-KKKK-K: kode QR pada tanda terimanya tidak berlaku lagi, karena jawaban pengamannya terlalu sering keliru. Bila pemohon datang, mohon dibuatkan yang baru.
    [🗂 Buka kartu]
    ");
    assert!(office.opens(SITI, &payload).await.contains("tidak berlaku"));
    let fresh = office.handed_out(kode).await;
    assert!(office.binds(SITI, &fresh).await.contains("terhubung"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_family_binds_three_chats_and_no_more() {
    let office = Office::open().await;
    let kode = office.sumi_is_registered().await;
    let first = office.handed_out(kode).await;
    office.binds(SITI, &first).await;
    let again = office.handed_out(kode).await;
    assert_snapshot!(office.says(SITI, &format!("/start {again}")).await, @"
    Chat ini sudah terhubung dengan permohonan KK-KKKK-K. Tidak ada yang perlu dilakukan.
    [🔎 Cek status]
    ");
    office.opens(AGUS, &again).await;
    office.says(AGUS, FACT).await;
    office.hush().await;
    let bound = office.taps(AGUS, "Anak").await;
    assert!(bound.contains("terhubung"), "{bound}");
    assert_snapshot!(office.answer(SITI).await, @"
    🔗 Satu chat lagi terhubung dengan permohonan KK-KKKK-K (Sumiati Lestari), dengan tanda terimanya. Chat itu juga mendapat kabar.

    Bila ini tidak Bapak/Ibu kehendaki, silakan beri tahu petugas di kantor.
    [🔎 Cek status]
    ");
    let third = office.handed_out(kode).await;
    office.binds(RATNA_KASI, &third).await;
    office.hush().await;
    office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    assert_snapshot!(office.taps(BUDI_STAF, "🧾 Tanda terima").await, @"[Document] 🧾 Tanda terima KK-KKKK-K, tanpa kode QR: sudah tiga chat yang terhubung.");
    assert_eq!(pressed(&office.paper(BUDI_STAF).await), None);
    assert_eq!(office.count("pihak").await, 3);
    assert_eq!(office.faults().await, []);
}

/// No chat is that of the pemohon: each reads until when it stays, and where to ask.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_of_a_family_read_until_when_a_closed_one_stays() {
    let office = Office::open().await;
    let kode = office.sumi_is_registered().await;
    for chat in [SITI, AGUS] {
        let paper = office.handed_out(kode).await;
        office.opens(chat, &paper).await;
        office.says(chat, FACT).await;
        office.taps(chat, "Anak").await;
    }
    office.says(BUDI_STAF, &format!("/tutup {kode}")).await;
    office.taps(BUDI_STAF, "Tidak jadi mengurus").await;
    office.taps(BUDI_STAF, "Ya, tutup").await;
    office.hush().await;
    assert_snapshot!(office.says(AGUS, "/hapusdata").await, @"
    Sekarang belum ada yang dapat dihapus.

    Yang tetap disimpan:
    • KK-KKKK-K, Sumiati Lestari: disimpan sampai 23 Desember 2026, lalu terhapus sendiri. Sebelum itu, hanya pemohonnya sendiri yang dapat meminta penghapusan, di loket kecamatan.
    ");
    assert_eq!(office.tahap(kode).await, "dibatalkan");
}

/// Two at once with the same link: one of them is bound.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_binds_one_chat() {
    let office = Office::open().await;
    let kode = office.sumi_is_registered().await;
    let payload = office.handed_out(kode).await;
    for chat in [SITI, AGUS] {
        office.opens(chat, &payload).await;
        office.says(chat, FACT).await;
    }
    let (siti, agus) = (office.button(SITI, "Saya pemohon").await, office.button(AGUS, "Saya pemohon").await);
    office.hush().await;
    office.press_both((SITI, &siti), (AGUS, &agus)).await;
    let said = office.news(SITI).await + &office.news(AGUS).await;
    assert_eq!(said.matches("Chat ini terhubung").count(), 1, "{said}");
    assert_eq!(said.matches("tautan ini tidak berlaku").count(), 1, "{said}");
    assert_eq!(office.loaded(kode).await.permohonan.pihak.len(), 1);
    assert_eq!(office.faults().await, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_kode_alone_opens_nothing() {
    let office = Office::open().await;
    let kode = office.sumi_is_registered().await;
    office.hush().await;
    for asked in ["/status", "/lengkapi", "/tarik"] {
        let answer = office.says(AGUS, &format!("{asked} {kode}")).await;
        let other = office.says(AGUS, &format!("{asked} {}", never_given(1))).await;
        assert_eq!(answer, other);
    }
    office.says(AGUS, "/start").await;
    assert!(office.forges(AGUS, &format!("1:p:{}:rc", kode.compact())).await.contains("tidak ada di antara"));
    assert!(office.forges(AGUS, &format!("1:p:{}:rca", kode.compact())).await.contains("tidak ada di antara"));
    assert!(office.says(AGUS, &format!("/start t_{}", kode.compact())).await.contains("tidak berlaku"));
    assert!(office.forges(AGUS, "1:b:me").await.contains("sudah tidak dipakai"), "a button of no conversation");
    assert_eq!(office.count("claim").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_draft_waits_while_a_chat_is_bound() {
    let office = Office::open().await;
    let kode = office.sumi_is_registered().await;
    let payload = office.handed_out(kode).await;
    office.says_all(AGUS, &["/ajukan", "setuju", "saya sendiri", "KTP baru", "Agus Setiawan"]).await;
    office.opens(AGUS, &payload).await;
    assert!(office.says(AGUS, "bantuan").await.contains("angka terakhir nomor KK"), "the question stands");
    office.photo(AGUS, 3).await;
    office.says(AGUS, FACT).await;
    let bound = office.taps(AGUS, "Saudara").await;
    assert!(bound.contains("[▶️ Lanjutkan isian]"), "{bound}");
    assert!(office.says(AGUS, "lanjutkan").await.contains("NIK pemohon"));
    assert!(office.says(AGUS, AGUS_NIK).await.contains("nomor KK pemohon"));

    let again = office.handed_out(kode).await;
    office.says(SITI, &format!("/start {again}")).await;
    assert_snapshot!(office.taps(SITI, "❌ Tidak setuju").await, @"Baik. Chat ini tidak kami hubungkan, dan tidak ada data yang disimpan. Kabar tentang permohonan dapat ditanyakan di kantor.");
    assert!(office.own(SITI).await.is_empty());
}

/// The pelapor hands the paper on, and the pemohon gets a chat of their own.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_pemohon_of_a_pelapor_binds_a_chat() {
    let office = Office::open().await;
    office.says_all(AGUS, &["/ajukan", "setuju", "orang lain", "saudara", "KTP baru", "Siti Aminah", SITI_NIK]).await;
    office.says_all(AGUS, &[SITI_KK, "Japan", "lewati", "bawa"]).await;
    assert_snapshot!(office.photo(AGUS, 7).await, @"
    ✅ Kartu Keluarga (KK): 1 lembar tersimpan.

    Mohon diperiksa

    Untuk: orang lain (Anda saudara pemohon)
    Layanan: KTP baru
    Nama: Siti Aminah
    NIK: 3516••••••••9901
    Nomor KK: ••••••••••••9901
    Desa: Japan
    Nomor telepon: tidak diisi
    📄 Surat pengantar desa: aslinya dibawa ke kantor
    📷 Kartu Keluarga (KK): 1 lembar

    🔔 Kabar dikirim ke chat ini (Bapak/Ibu sebagai saudara pemohon). Pemohon sendiri tidak mendapat kabar lewat Telegram, kecuali menautkan chat dengan tanda terima.

    Bila sudah benar, ketuk “Kirim”. Bila ada yang perlu diubah, ketuk tombolnya. Sesudah dikirim, yang keliru dapat diperbaiki dengan /ubahdata.
    [📨 Kirim]
    [✏️ Untuk siapa] [✏️ Layanan]
    [✏️ Nama] [✏️ NIK]
    [✏️ Nomor KK] [✏️ Desa]
    [✏️ Nomor telepon]
    [✏️ Surat pengantar desa]
    [✏️ Kartu Keluarga (KK)]
    [➕ Tambah lembar: Kartu Keluarga (KK)]
    ");
    assert_snapshot!(office.says(AGUS, "kirim").await, @"
    ✅ Terima kasih. Permohonan sudah terkirim ke kantor kecamatan.

    Kode permohonan: KK-KKKK-K (Siti Aminah)
    Mohon simpan kode ini.

    Tahap: diajukan, menunggu diterima petugas. Berkas dilihat pada jam kerja:
    Senin sampai Kamis: 07.30–12.00 dan 13.00–16.00 WIB
    Jumat: 07.30–11.30 dan 13.00–16.30 WIB

    Kabar berikutnya kami kirim ke chat ini. Anda juga dapat melihatnya dengan /status.

    Layanan ini gratis. Petugas tidak pernah meminta uang, OTP, atau PIN.

    Mohon dibawa ke kantor:
    • Surat pengantar desa

    Permohonan diterima petugas sesudah berkas itu ada di kantor.

    Untuk KTP pertama, pemohon perlu perekaman foto dan sidik jari di kantor Dispendukcapil Kabupaten Mojokerto atau Mal Pelayanan Publik (MPP). Mohon membawa KK asli.

    🔔 Kabar dikirim ke chat ini (Bapak/Ibu sebagai saudara pemohon). Pemohon sendiri tidak mendapat kabar lewat Telegram, kecuali menautkan chat dengan tanda terima.
    [🔎 Cek status]
    [🧾 Tanda terima pemohon]
    [➕ Ajukan untuk orang lain]
    ");
    assert_snapshot!(office.taps(AGUS, "🧾 Tanda terima pemohon").await, @"[Document] 🧾 Tanda terima KK-KKKK-K. Mohon diteruskan kepada pemohon. Dengan kode QR di dalamnya, atau dengan mengetuknya, pemohon dapat menerima kabar di chatnya sendiri. Berlaku sampai 20 Februari 2027, untuk satu chat.");
    let payload = payload(&pressed(&office.paper(AGUS).await).unwrap());
    office.hush().await;
    office.binds(SITI, &payload).await;
    assert_snapshot!(office.answer(AGUS).await, @"
    🔗 Satu chat lagi terhubung dengan permohonan KK-KKKK-K (Siti Aminah), dengan tanda terimanya. Chat itu juga mendapat kabar.

    Bila ini tidak Bapak/Ibu kehendaki, silakan beri tahu petugas di kantor.
    [🔎 Cek status]
    ");
    let kode = office.kode(AGUS).await;
    office.hush().await;
    office.is_received(kode).await;
    for chat in [SITI, AGUS] {
        assert!(office.news(chat).await.contains("sudah diterima petugas"), "both are told");
    }
    assert!(office.says(BUDI_STAF, &format!("/periksa {kode}")).await.contains("Pelapor: saudara pemohon"));
    assert_eq!(office.faults().await, []);
}

/// The same as when a perangkat desa applies: nobody's news goes to them without the pemohon's agreement.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_perangkat_desa_is_bound_only_when_the_pemohon_has_agreed() {
    let office = Office::open().await;
    let kode = office.sumi_is_registered().await;
    let payload = office.handed_out(kode).await;
    office.opens(AGUS, &payload).await;
    office.says(AGUS, FACT).await;
    assert_snapshot!(office.taps(AGUS, "Perangkat desa").await, @"
    Apakah pemohon sudah tahu, dan setuju kabar permohonannya dikirim ke chat Bapak/Ibu?
    [✅ Ya, sudah setuju]
    [❌ Belum]
    [↩️ Kembali]
    ");
    assert!(office.taps(AGUS, "↩️ Kembali").await.contains("Bapak/Ibu siapa bagi pemohon"), "a slip");
    assert!(office.says(AGUS, "perangkat desa").await.contains("sudah setuju"));
    assert_snapshot!(office.says(AGUS, "nanti saya tanyakan").await.lines().next().unwrap(), @"Jawaban itu tidak ada di pilihan. Ketuk salah satu tombol, atau tulis jawabannya seperti pada tombol.");
    assert_snapshot!(office.says(AGUS, "belum").await, @"
    Mohon pemohon diberi tahu dahulu, dan ditanya apakah setuju. Chat ini belum terhubung; tanda terimanya tetap berlaku.

    Apakah pemohon sudah tahu, dan setuju kabar permohonannya dikirim ke chat Bapak/Ibu?
    [✅ Ya, sudah setuju]
    [❌ Belum]
    [↩️ Kembali]
    ");
    assert!(!office.loaded(kode).await.permohonan.belongs_to(ChatId(AGUS)));
    assert_eq!(office.database.sql("select count(*) from pihak").await, "0");
    let yes = office.button(AGUS, "✅ Ya, sudah setuju").await;
    assert!(office.presses(AGUS, &yes).await.contains("Chat ini terhubung"));
    assert!(office.loaded(kode).await.permohonan.belongs_to(ChatId(AGUS)));
    assert_eq!(
        office.database.sql("select pemohon_agreed_at is not null from pihak where hubungan = 'perangkat_desa'").await,
        "t"
    );
    assert_snapshot!(office.presses(AGUS, &yes).await, @"Tombol itu sudah tidak dipakai; tidak ada yang berubah. Keadaan terbaru ada di /status.");
    assert_eq!(office.faults().await, []);
    let later = "set session_replication_role = replica; update pihak set pemohon_agreed_at = pemohon_agreed_at + interval '1 day'";
    office.database.sql(later).await;
    assert_eq!(office.faults().await.len(), 1, "the riwayat says when it was said");
}

/// An old or forged button does not go round the question.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_agreement_that_was_not_asked_for_binds_nobody() {
    let office = Office::open().await;
    let kode = office.sumi_is_registered().await;
    let payload = office.handed_out(kode).await;
    office.opens(AGUS, &payload).await;
    office.says(AGUS, FACT).await;
    let said = office.forges(AGUS, "1:b:agr:1").await;
    assert!(said.contains("Bapak/Ibu siapa bagi pemohon"), "{said}");
    assert_eq!(office.database.sql("select count(*) from pihak").await, "0");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_scanned_it_by_mistake_finds_a_way_out() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    let payload = office.handed_out(kode).await;
    assert!(office.opens(AGUS, &payload).await.contains("[❌ Batal, bukan saya]"));
    let told = office.taps(AGUS, "❌ Batal, bukan saya").await;
    assert!(told.contains("Chat ini tidak kami hubungkan"), "{told}");
    office.opens(AGUS, &payload).await;
    assert!(office.says(AGUS, "batal").await.contains("Chat ini tidak kami hubungkan"));
    assert!(!office.says(AGUS, FACT).await.contains("cocok"), "nothing is asked any more");
    assert!(office.own(AGUS).await.is_empty());
}
