//! SOP 4 as a pengiriman of many: chosen from a list, given to the officer as a list and an archive, answered by them.

use std::io::Write as _;
use std::process::{Command, Stdio};

use bot_api_emulator::protocol::CallFilter;
use chrono::TimeDelta;
use insta::assert_snapshot;
use layanan_ktp::app::jobs::Job;
use layanan_ktp::domain::kode::Kode;
use serde_json::Value;

use crate::support::Office;
use crate::support::people::{AGUS, BUDI_STAF, HENDRA_DISPENDUKCAPIL, SITI, WATI_STAF};

/// Siti's and Agus's, both entered.
async fn two(office: &Office) -> (Kode, Kode) {
    let siti = office.with_entered().await;
    let agus = office.agus_is_entered().await;
    (siti, agus)
}

/// Both are sent as one pengiriman.
async fn both_sent(office: &Office) -> (Kode, Kode) {
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
    ---
    [Document] 📦 Pengiriman 1/2026: data 2 permohonan dan 3 berkas. Mohon disimpan di tempat yang terkunci; pesan ini sebaiknya dihapus sesudah arsipnya diunduh.
    ");
    assert!(office.news(SITI).await.contains("sudah dikirim ke Dispendukcapil"));
    assert!(office.news(AGUS).await.contains("sudah dikirim ke Dispendukcapil"));
    let rows = "select k.tahun || '/' || k.urut || ' ' || k.jumlah || ' ' || count(*) from pengiriman k
        join pengiriman_isi i using (pengiriman_id) group by k.pengiriman_id";
    assert_eq!(office.database.sql(rows).await, "2026/1 2 2");
    assert_eq!(office.count("pengiriman_arsip").await, 1);
    assert_eq!(office.database.sql("select count(*) from disclosure where what = 'data'").await, "2");
    office.is_whole().await;
}

/// What the archive holds, read by Python: names, and the cells of the sheet.
const READ: &str = r#"
import io, json, re, sys, zipfile
data = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))
assert data.testzip() is None
names = data.namelist()
modes = sorted({oct((i.external_attr >> 16) & 0o777) for i in data.infolist()})
out = dict(names=names, modes=modes, heads=[data.read(n)[:3].hex() for n in names if n.endswith('.jpg')])
if names[-1].endswith('.xlsx'):
    book = zipfile.ZipFile(io.BytesIO(data.read(names[-1])))
    out['words'] = book.read('xl/sharedStrings.xml').decode()
    out['numbers'] = re.findall(r'<c r="A(\d+)" s="\d+"><v>(\d+)</v>', book.read('xl/worksheets/sheet1.xml').decode())
try:
    import openpyxl
    if not names[-1].endswith('.xlsx'):
        raise ImportError
    sheet = openpyxl.load_workbook(io.BytesIO(data.read(names[-1]))).active
    out['rows'] = [[str(c.value) if c.value is not None else '' for c in row] for row in sheet.iter_rows(min_row=5)]
    out['dates'] = [c.is_date for c in sheet[6]][8]
    out['types'] = sorted({c.data_type for row in sheet.iter_rows(min_row=6) for c in row})
except ImportError:
    pass
print(json.dumps(out))
"#;

/// The Python that has openpyxl, which is that of the system where it was installed as a package.
fn python() -> &'static str {
    let has = |python: &&str| {
        let run = Command::new(python).args(["-c", "import openpyxl"]).stderr(Stdio::null()).status();
        run.is_ok_and(|status| status.success())
    };
    ["python3", "/usr/bin/python3"].into_iter().find(has).unwrap_or("python3")
}

fn read(zip: &[u8]) -> Value {
    let mut child =
        Command::new(python()).args(["-c", READ]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(zip).unwrap();
    let out = child.wait_with_output().unwrap();
    assert!(out.status.success());
    serde_json::from_slice(&out.stdout).unwrap()
}

/// The archives that the officer got, and how they are called.
pub(crate) async fn archives(office: &Office) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for message in office.control.messages(HENDRA_DISPENDUKCAPIL).await.unwrap() {
        let file = message.file.as_ref().filter(|_| message.from_bot);
        let Some((file, name)) = file.and_then(|file| Some((file, file.name.clone()?))) else { continue };
        all.push((name, office.control.file(&file.file_id).await.unwrap()));
    }
    all
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_archive_holds_all_data_and_every_berkas() {
    let office = Office::open().await;
    both_sent(&office).await;
    let archives = archives(&office).await;
    assert_eq!(archives.len(), 1);
    assert_eq!(archives[0].0, "pengiriman-1-2026.zip");
    let read = read(&archives[0].1);
    assert_eq!(
        read["names"],
        serde_json::json!([
            "berkas/001-2026-0001/kk-1.jpg",
            "berkas/002-2026-0002/pengantar-1.jpg",
            "berkas/002-2026-0002/kk-1.jpg",
            "ekspedisi-1-2026.xlsx"
        ])
    );
    assert_eq!(read["modes"], serde_json::json!(["0o600"]));
    assert_eq!(read["heads"], serde_json::json!(["ffd8ff", "ffd8ff", "ffd8ff"]));
    let Some(rows) = read["rows"].as_array() else {
        assert!(std::env::var_os("CI").is_none(), "python3-openpyxl is missing");
        return;
    };
    assert_eq!((rows.len(), &read["dates"], &read["types"]), (3, &true.into(), &serde_json::json!(["d", "n", "s"])));
    let cells =
        |n: usize| rows[n].as_array().unwrap().iter().map(|c| c.as_str().unwrap()).collect::<Vec<_>>().join(" | ");
    assert_snapshot!(cells(0), @"No. | Nomor register | Kode | Jenis layanan | Nama | NIK | Nomor KK | Tempat lahir | Tanggal lahir | Jenis kelamin | Alamat | RT | RW | Desa | Nomor pengantar | Tanggal pengantar | Yang dibetulkan | Tanggal entri | Berkas");
    let siti = cells(1);
    assert!(siti.contains("Siti Aminah | 3516134101909901 | 3516130101159901 | Mojokerto | 1990-01-01"), "{siti}");
    assert!(siti.contains("berkas kertas, dibawa kurir") && siti.contains("berkas/001-2026-0001/kk-1.jpg"), "{siti}");
}

/// A file whose time has passed is listed as such, and one that was never kept, too.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_not_there_is_said_to_be_so() {
    let office = Office::open().await;
    let (_, agus) = two(&office).await;
    let gone = format!(
        "set session_replication_role = replica;
         update stored_file set file_key = null, destroyed_at = now(), destroyed_digest = ''
         where berkas_id = (select b.berkas_id from berkas b join permohonan p using (permohonan_id)
             where p.kode = '{}' and b.syarat = 'kk');
         delete from stored_file where berkas_id = (select b.berkas_id from berkas b join permohonan p using (permohonan_id)
             where p.kode = '{0}' and b.syarat = 'pengantar')",
        agus.compact()
    );
    office.database.sql(&gone).await;
    office.says_all(BUDI_STAF, &["/kirim", "lanjut", "Hendra Wijaya"]).await;
    let read = read(&archives(&office).await[0].1);
    assert_eq!(read["names"], serde_json::json!(["berkas/001-2026-0001/kk-1.jpg", "ekspedisi-1-2026.xlsx"]));
    if let Some(rows) = read["rows"].as_array() {
        let row = rows[2].to_string();
        assert!(row.contains("sudah dimusnahkan") && row.contains("tidak dapat dibuka"), "{row}");
    }
    let berkas = "select berkas || ' ' || lines from pengiriman_arsip";
    assert_eq!(office.database.sql(berkas).await, "1 2");
}

/// Who is no officer any more when it is their turn gets none.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_officer_who_has_left_gets_no_archive() {
    let office = Office::open().await;
    both_sent(&office).await;
    let app = &office.running.as_ref().unwrap().app;
    office.database.sql("update petugas set aktif = false, deactivated_at = now() where chat_id = 2003").await;
    let oleh = office.database.sql("select petugas_id from petugas where chat_id = 2003").await.parse().unwrap();
    let order = layanan_ktp::app::arsip::Order {
        id: layanan_ktp::domain::pengiriman::PengirimanId(1),
        oleh: layanan_ktp::domain::petugas::PetugasId(oleh),
        bagian: (1, 1),
        berkas: Vec::new(),
    };
    let made = layanan_ktp::app::arsip::make(app, &order).await.unwrap();
    assert!(matches!(made, layanan_ktp::app::arsip::Made::Instead(_)));
    assert_eq!(office.count("pengiriman_arsip").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_archive_that_telegram_did_not_take_is_made_and_sent_again() {
    use bot_api_emulator::protocol::{Fault, FaultKind};
    let office = Office::open().await;
    two(&office).await;
    office.control.fault(Fault::new(FaultKind::InternalError).method("sendDocument")).await.unwrap();
    office.says_all(BUDI_STAF, &["/kirim", "lanjut", "Hendra Wijaya"]).await;
    assert_eq!(archives(&office).await.len(), 1);
    assert_eq!(office.count("pengiriman_arsip").await, 2, "each is recorded before it goes");
    let calls = office.control.calls(&CallFilter::default()).await.unwrap();
    assert_eq!(calls.iter().filter(|call| call.method == "sendDocument").count(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_of_it_is_acknowledged_at_once() {
    let office = Office::open().await;
    both_sent(&office).await;
    assert_snapshot!(office.taps(HENDRA_DISPENDUKCAPIL, "✅ Semua diterima").await, @"
    Pengiriman 1/2026: apakah semua 2 permohonan sudah diterima dengan lengkap? Pemohon dikabari bahwa datanya sudah diterima Dispendukcapil.
    [✅ Ya, catat]
    [↩️ Diterima, kecuali…]
    ");
    let yes = office.button(HENDRA_DISPENDUKCAPIL, "✅ Ya, catat").await;
    assert_snapshot!(office.taps(HENDRA_DISPENDUKCAPIL, "✅ Ya, catat").await, @"(edited) ✅ Pengiriman 1/2026: dicatat 2 diterima, 0 dikembalikan. Terima kasih.");
    assert!(office.news(SITI).await.contains("“data sudah kami terima”"));
    assert!(office.news(AGUS).await.contains("“data sudah kami terima”"));
    assert_snapshot!(office.news(WATI_STAF).await, @"
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

    🏛 Menurut Dispendukcapil (per 23 November 2026): “data sudah kami terima”
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

    🏛 Menurut Dispendukcapil (per 23 November 2026): “data sudah kami terima”
    [📷 Surat pengantar desa] [📷 Kartu Keluarga (KK)]
    [🏛 Catat pernyataan]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ---
    📦 Pengiriman 1/2026 diterima lengkap oleh Hendra Wijaya: 2 permohonan.
    ");
    assert_snapshot!(office.presses(HENDRA_DISPENDUKCAPIL, &yes).await, @"Pengiriman 1/2026 sudah dijawab, Senin, 23 November 2026 pukul 09.30 WIB. Pernyataan per permohonan dapat dicatat dengan /nyatakan.");
    assert_eq!(office.count("pernyataan").await, 2);
    office.is_whole().await;
}

/// Budi's answer to nothing, and Hendra's for one that he was told is printed already.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_its_officer_answers_and_nothing_older_is_said_of_what_was_stated() {
    let office = Office::open().await;
    let (siti, _) = both_sent(&office).await;
    office.says_all(HENDRA_DISPENDUKCAPIL, &[&format!("/nyatakan {siti}"), "KTP dicetak", "ya"]).await;
    office.hush().await;
    office.citra_joins().await;
    for chat in [BUDI_STAF, crate::scenes::CITRA, SITI] {
        office.forges(chat, "1:kr:y:1:2166136261").await;
        office.forges(chat, "1:kr:q:1").await;
    }
    assert_eq!((office.count("pengiriman_terima").await, office.count("pernyataan").await), (0, 1));
    office.forges(HENDRA_DISPENDUKCAPIL, "1:kr:q:1").await;
    office.taps(HENDRA_DISPENDUKCAPIL, "✅ Ya, catat").await;
    assert_eq!((office.count("pengiriman_terima").await, office.count("pernyataan").await), (1, 2));
    assert!(!office.news(SITI).await.contains("data sudah kami terima"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_but_one_and_that_one_is_mended_and_sent_again() {
    let office = Office::open().await;
    let (siti, agus) = both_sent(&office).await;
    assert_snapshot!(office.taps(HENDRA_DISPENDUKCAPIL, "↩️ Diterima, kecuali…").await, @"
    Pengiriman 1/2026 (2 permohonan): yang mana yang dikembalikan? Ketuk nomornya; boleh lebih dari satu.
    Nomor di bawah ini: 1–2.

    Belum ada yang ditandai.
    [1] [2]
    ");
    assert_snapshot!(office.taps(HENDRA_DISPENDUKCAPIL, "1").await, @"
    (edited) Pengiriman 1/2026, nomor 1 (KK-KKKK-K): mengapa dikembalikan?
    [ada berkas yang kurang]
    [ada berkas yang tidak terbaca]
    [data tidak sesuai]
    [✏️ Lainnya, tulis sendiri]
    [↩️ Kembali]
    ");
    assert_snapshot!(office.taps(HENDRA_DISPENDUKCAPIL, "✏️ Lainnya, tulis sendiri").await, @"Nomor 1 (KK-KKKK-K): tulis dengan singkat apa yang perlu diperbaiki. Staf kecamatan membaca tulisan ini.");
    assert_snapshot!(office.says(HENDRA_DISPENDUKCAPIL, "Alamat di KK lain").await, @"
    Pengiriman 1/2026 (2 permohonan): yang mana yang dikembalikan? Ketuk nomornya; boleh lebih dari satu.
    Nomor di bawah ini: 1–2.

    ↩️ 1. KK-KKKK-K: Alamat di KK lain
    [↩️ 1] [2]
    [➡️ Lanjut]
    ");
    assert_snapshot!(office.taps(HENDRA_DISPENDUKCAPIL, "➡️ Lanjut").await, @"
    Pengiriman 1/2026: 1 diterima, dan ini dikembalikan ke kecamatan:

    ↩️ 1. KK-KKKK-K: Alamat di KK lain

    Catat jawaban ini?
    [✅ Ya, catat]
    [↩️ Diterima, kecuali…]
    ");
    assert_snapshot!(office.taps(HENDRA_DISPENDUKCAPIL, "✅ Ya, catat").await, @"(edited) ✅ Pengiriman 1/2026: dicatat 1 diterima, 1 dikembalikan. Terima kasih.");
    assert_snapshot!(office.news(BUDI_STAF).await, @"
    (edited) KK-KKKK-K – dikirim ke Dispendukcapil, lalu dikembalikan untuk diperbaiki petugas kecamatan. Kartu yang terbaru ada di bawah.
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

    🏛 Menurut Dispendukcapil (per 23 November 2026): “data sudah kami terima”
    [📷 Surat pengantar desa] [📷 Kartu Keluarga (KK)]
    [🏛 Catat pernyataan]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ---
    📦 Pengiriman 1/2026: Hendra Wijaya menerima 1 permohonan dan mengembalikan:

    ↩️ 1. KK-KKKK-K: Alamat di KK lain

    Kartunya ada di bawah ini. Sesudah diperbaiki, kirim ulang dari kartunya.
    ---
    ↩️ KK-KKKK-K dikembalikan Dispendukcapil: “Alamat di KK lain”
    Mohon diperbaiki, lalu dikirim ulang.

    KK-KKKK-K – KTP baru
    dikirim ke Dispendukcapil, lalu dikembalikan untuk diperbaiki petugas kecamatan
    sejak Senin, 23 November 2026 pukul 09.30 WIB
    Nomor register: 470/001/416-313/2026

    Siti Aminah
    NIK ••••••••••••9901
    Desa Japan
    Diajukan sendiri

    Berkas
    ☑ Surat pengantar desa: asli dibawa
    📷 Kartu Keluarga (KK): 1 lembar

    ↩️ Dikembalikan Dispendukcapil: “Alamat di KK lain”
    [📷 Kartu Keluarga (KK)]
    [✏️ Entri ulang data]
    [📨 Kirim ulang]
    [👁 Lihat NIK dan KK]
    [🏛 Catat pernyataan]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ");
    assert_eq!(office.news(SITI).await, "", "staf look at it first");
    assert!(office.news(AGUS).await.contains("“data sudah kami terima”"));
    assert_eq!(office.tahap(siti).await, "dikirim");
    assert!(office.says(SITI, "/status").await.contains("dikembalikan untuk diperbaiki petugas kecamatan"));
    let lists = "select string_agg(antrean, ' ' order by kode = '{}' desc) from antrean";
    assert_eq!(office.database.sql(&lists.replace("{}", &siti.compact())).await, "staf dispendukcapil");
    office.is_whole().await;

    // It waits at a desk again: staf are told of it, once a day.
    office.later(TimeDelta::minutes(70)).await;
    office.jobs_of(&[Job::Alarm]).await;
    assert!(office.answer(BUDI_STAF).await.contains("belum dipegang siapa pun"));
    office.later(TimeDelta::minutes(2)).await;
    office.jobs_of(&[Job::Alarm]).await;
    assert_eq!(office.answer(BUDI_STAF).await, "");

    // Nothing but that it is declined can be stated of it now.
    office.says_all(HENDRA_DISPENDUKCAPIL, &[&format!("/nyatakan {siti}"), "KTP dicetak"]).await;
    assert_snapshot!(office.says(HENDRA_DISPENDUKCAPIL, "ya").await, @"KK-KKKK-K sedang dikembalikan ke kecamatan. Sampai dikirim ulang, yang dapat dicatat hanya bahwa permohonan tidak dapat diproses.");

    // Staf enter its data anew, and send it again; it is not among what goes unless they say so.
    office.says(BUDI_STAF, &format!("/periksa {siti}")).await;
    assert!(office.taps(BUDI_STAF, "✏️ Entri ulang data").await.contains("1 dari 11"));
    office.says_all(BUDI_STAF, &["sesuai"; 4]).await;
    let texts = ["Mojokerto", "sesuai", "perempuan", "Jl. Contoh 21", "3/2", "470/17/2026", "20-11-2026"];
    office.says_all(BUDI_STAF, &texts).await;
    assert_snapshot!(office.says(BUDI_STAF, "simpan").await.rsplit("\n---\n").next().unwrap(), @"✅ Data KK-KKKK-K dientri ulang. Selanjutnya dikirim ulang: /kirim KK-KKKK-K");
    assert_eq!(office.loaded(siti).await.permohonan.entri.unwrap().alamat, "Jl. Contoh 21");
    assert_snapshot!(office.says(BUDI_STAF, "/kirim").await, @"
    📦 Siap dikirim ke Dispendukcapil: 1. Dipilih: 0.

    ☐ 1. KK-KKKK-K – KTP baru, Desa Japan (dikembalikan Dispendukcapil; pilih bila sudah diperbaiki)

    Ketuk nomornya untuk memasukkan (☑) atau mengeluarkan (☐), lalu “Lanjut”.
    [☐ 1]
    [☑ Pilih semua di halaman ini]
    ");
    office.taps(BUDI_STAF, "☐ 1").await;
    office.taps(BUDI_STAF, "➡️ Lanjut (1)").await;
    assert!(office.taps(BUDI_STAF, "Hendra Wijaya").await.contains("Pengiriman 2/2026 (1 permohonan)"));
    assert!(office.hendra_got().await.contains("Dikirim ulang."));
    assert_eq!(office.news(SITI).await, "");
    assert_eq!(office.database.sql("select string_agg(distinct antrean, ' ') from antrean").await, "dispendukcapil");
    office.forges(HENDRA_DISPENDUKCAPIL, "1:kr:q:2").await;
    office.taps(HENDRA_DISPENDUKCAPIL, "✅ Ya, catat").await;
    assert!(office.news(SITI).await.contains("“data sudah kami terima”"));
    assert!(!office.says(SITI, "/status").await.contains("dikembalikan untuk diperbaiki"));
    assert_eq!(office.loaded(agus).await.permohonan.pernyataan.len(), 1);
    office.is_whole().await;
}

/// Nobody answers: the officer is asked once more after a working day, then staf hear of it; no more after the answer.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_does_not_answer_is_asked_once_then_staf_are_told() {
    let office = Office::open().await;
    both_sent(&office).await;
    office.later(TimeDelta::hours(3)).await;
    office.jobs_of(&[Job::Pengiriman]).await;
    assert_eq!(office.answer(HENDRA_DISPENDUKCAPIL).await, "");
    office.later(TimeDelta::hours(21)).await; // Tuesday, 09.30
    office.jobs_of(&[Job::Pengiriman]).await;
    assert_snapshot!(office.answer(HENDRA_DISPENDUKCAPIL).await, @"
    📦 Mohon dijawab, apakah pengiriman ini sudah diterima:

    • Pengiriman 1/2026 (2 permohonan) kepada Hendra Wijaya, dikirim Senin, 23 November 2026 pukul 09.30 WIB
    [✅ Jawab pengiriman 1/2026]
    ");
    office.later(TimeDelta::hours(24)).await;
    office.jobs_of(&[Job::Pengiriman]).await;
    assert_eq!(office.answer(HENDRA_DISPENDUKCAPIL).await, "");
    assert_snapshot!(office.news(WATI_STAF).await, @"
    📦 Pengiriman ini belum dijawab petugas Dispendukcapil. Mohon beliau ditanya langsung:

    • Pengiriman 1/2026 (2 permohonan) kepada Hendra Wijaya, dikirim Senin, 23 November 2026 pukul 09.30 WIB
    ");
    office.taps(HENDRA_DISPENDUKCAPIL, "✅ Jawab pengiriman 1/2026").await;
    office.taps(HENDRA_DISPENDUKCAPIL, "✅ Ya, catat").await;
    office.hush().await;
    office.later(TimeDelta::days(2)).await;
    office.jobs_of(&[Job::Pengiriman]).await;
    assert_eq!((office.answer(HENDRA_DISPENDUKCAPIL).await, office.news(WATI_STAF).await), Default::default());
    assert_eq!(office.count("pengiriman_notice").await, 0);
}

/// News that is old says how old it is, and is asked for once in so many days; of an officer who is gone, staf are asked.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn old_news_says_how_old_it_is_and_is_asked_for_again() {
    let office = Office::open().await;
    let (siti, agus) = both_sent(&office).await;
    office.says_all(HENDRA_DISPENDUKCAPIL, &[&format!("/nyatakan {siti}"), "Menunggu blangko", "ya"]).await;
    assert!(!office.says(SITI, "/status").await.contains("hari yang lalu"));
    office.later(TimeDelta::days(13)).await;
    office.jobs_of(&[Job::Pernyataan]).await;
    office.hush().await;
    office.later(TimeDelta::days(2)).await; // Tuesday, 8 December
    office.jobs_of(&[Job::Pernyataan]).await;
    assert_snapshot!(office.answer(HENDRA_DISPENDUKCAPIL).await, @"
    🏛 Mohon kabar terbaru. Sudah 14 hari atau lebih tanpa kabar, untuk 2 permohonan:

    • KK-KKKK-K: “menunggu blangko KTP”, 15 hari yang lalu
    • KK-KKKK-K: dikirim 15 hari yang lalu, belum ada pernyataan

    Pernyataannya dicatat dari kartunya, atau dengan /nyatakan KODE.
    [🗂 Antrean]
    ");
    assert!(
        office.says(SITI, "/status").await.contains("Kabar itu 15 hari yang lalu; sesudahnya belum ada kabar baru")
    );
    assert!(
        office
            .says(HENDRA_DISPENDUKCAPIL, &format!("/periksa {siti}"))
            .await
            .contains("🕰 Pernyataan itu 15 hari yang lalu")
    );
    office.later(TimeDelta::days(1)).await;
    office.jobs_of(&[Job::Pernyataan]).await;
    assert_eq!(office.answer(HENDRA_DISPENDUKCAPIL).await, "", "once in so many days");
    office.says_all(HENDRA_DISPENDUKCAPIL, &[&format!("/nyatakan {siti}"), "KTP diserahkan", "ya"]).await;
    office.database.sql("update petugas set aktif = false, deactivated_at = now() where chat_id = 2003").await;
    office.hush().await;
    office.later(TimeDelta::days(14)).await;
    office.jobs_of(&[Job::Pernyataan]).await;
    assert_snapshot!(office.answer(WATI_STAF).await, @"
    🏛 Sudah 14 hari atau lebih tanpa kabar Dispendukcapil, untuk 1 permohonan. Penerimanya, Hendra Wijaya, belum dapat ditanya lewat chat. Mohon ditanyakan langsung:

    • KK-KKKK-K: dikirim 30 hari yang lalu, belum ada pernyataan
    ");
    assert!(!office.says(SITI, "/status").await.contains("hari yang lalu"), "what has ended grows no older");
    assert_eq!(office.tahap(agus).await, "dikirim");
}

/// None is larger than Telegram takes: several archives, and the list says so.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn more_than_telegram_takes_goes_in_parts() {
    let office = Office::open().await;
    two(&office).await;
    office.database.sql("set session_replication_role = replica; update stored_file set size = 20000000").await;
    office.says_all(BUDI_STAF, &["/kirim", "lanjut", "Hendra Wijaya"]).await;
    let got = office.hendra_got().await;
    assert!(got.contains("sebagai 3 arsip ZIP; lembar datanya ada di arsip pertama"), "{got}");
    let archives = archives(&office).await;
    let names: Vec<&str> = archives.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        ["pengiriman-1-2026-arsip-1.zip", "pengiriman-1-2026-arsip-2.zip", "pengiriman-1-2026-arsip-3.zip"]
    );
    let held: Vec<Value> = archives.iter().map(|(_, zip)| read(zip)["names"].clone()).collect();
    assert_eq!(held[0], serde_json::json!(["berkas/001-2026-0001/kk-1.jpg", "ekspedisi-1-2026.xlsx"]));
    assert_eq!(held[1], serde_json::json!(["berkas/002-2026-0002/pengantar-1.jpg"]));
    assert_eq!(held[2], serde_json::json!(["berkas/002-2026-0002/kk-1.jpg"]));
    let written =
        "select string_agg(bagian || ':' || lines || ':' || berkas, ' ' order by bagian) from pengiriman_arsip";
    assert_eq!(office.database.sql(written).await, "1:2:1 2:0:1 3:0:1");
}

/// Hendra marks the first one as not right, and is asked whether to record it.
async fn first_is_marked(office: &Office) {
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

/// So does a question about other marks: it records neither all as there, nor some as sent back.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_recorded_is_what_the_question_was_about() {
    let office = Office::open().await;
    both_sent(&office).await;
    first_is_marked(&office).await;
    let one_back = office.button(HENDRA_DISPENDUKCAPIL, "✅ Ya, catat").await;
    office.taps(HENDRA_DISPENDUKCAPIL, "✅ Semua diterima").await;
    let all_there = office.button(HENDRA_DISPENDUKCAPIL, "✅ Ya, catat").await;
    assert_snapshot!(office.presses(HENDRA_DISPENDUKCAPIL, &one_back).await, @"
    Tandanya sudah berubah sejak pertanyaan itu, jadi belum ada yang dicatat. Mohon diperiksa lagi jawaban yang sekarang.

    Pengiriman 1/2026: apakah semua 2 permohonan sudah diterima dengan lengkap? Pemohon dikabari bahwa datanya sudah diterima Dispendukcapil.
    [✅ Ya, catat]
    [↩️ Diterima, kecuali…]
    ");
    first_is_marked(&office).await;
    assert_snapshot!(office.presses(HENDRA_DISPENDUKCAPIL, &all_there).await, @"
    Tandanya sudah berubah sejak pertanyaan itu, jadi belum ada yang dicatat. Mohon diperiksa lagi jawaban yang sekarang.

    Pengiriman 1/2026: 1 diterima, dan ini dikembalikan ke kecamatan:

    ↩️ 1. KK-KKKK-K: data tidak sesuai

    Catat jawaban ini?
    [✅ Ya, catat]
    [↩️ Diterima, kecuali…]
    ");
    assert_eq!((office.count("pengiriman_terima").await, office.count("pernyataan").await), (0, 0));
    let done = office.taps(HENDRA_DISPENDUKCAPIL, "✅ Ya, catat").await;
    assert!(done.contains("dicatat 1 diterima, 1 dikembalikan"), "{done}");
}

/// Staf state that one has ended while the officer marks it: both sides hear what was recorded, and what was not.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mark_that_comes_too_late_is_named_to_both() {
    let office = Office::open().await;
    let (siti, _) = both_sent(&office).await;
    first_is_marked(&office).await;
    office.says_all(BUDI_STAF, &[&format!("/nyatakan {siti}"), "Tidak dapat diproses", "ya"]).await;
    office.hush().await;
    assert_snapshot!(office.taps(HENDRA_DISPENDUKCAPIL, "✅ Ya, catat").await, @"
    (edited) ✅ Pengiriman 1/2026: dicatat 1 diterima, 0 dikembalikan. Terima kasih.

    Yang tidak dicatat dari jawaban ini:

    • Nomor 1: KK-KKKK-K sudah dinyatakan selesai oleh Dispendukcapil, jadi tidak dapat dikembalikan.
    ");
    assert_snapshot!(office.news(WATI_STAF).await.rsplit("\n---\n").next().unwrap(), @"
    📦 Pengiriman 1/2026: Hendra Wijaya menerima 1 permohonan.

    Yang tidak dicatat dari jawaban ini:

    • Nomor 1: KK-KKKK-K sudah dinyatakan selesai oleh Dispendukcapil, jadi tidak dapat dikembalikan.
    ");
    assert!(!office.loaded(siti).await.permohonan.is_sent_back());
    assert_eq!(office.database.sql("select kembali from pengiriman_terima").await, "0");
    office.is_whole().await;
}

/// The numbers of the sheet are those of the list, whatever cannot be opened.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be_opened_keeps_its_number_on_the_sheet() {
    use layanan_ktp::app::arsip::{Made, Order, make};
    let office = Office::open().await;
    let (siti, _) = both_sent(&office).await;
    let spoilt = format!(
        "set session_replication_role = replica; update permohonan set data = '\\x00' where kode = '{}'",
        siti.compact()
    );
    office.database.sql(&spoilt).await;
    let oleh = office.database.sql("select petugas_id from petugas where chat_id = 2003").await.parse().unwrap();
    let order = Order {
        id: layanan_ktp::domain::pengiriman::PengirimanId(1),
        oleh: layanan_ktp::domain::petugas::PetugasId(oleh),
        bagian: (1, 1),
        berkas: Vec::new(),
    };
    let app = &office.running.as_ref().unwrap().app;
    let Made::Whole { bytes, .. } = make(app, &order).await.unwrap() else { panic!("no archive") };
    let read = read(&bytes);
    assert_eq!(read["numbers"], serde_json::json!([["6", "1"], ["7", "2"]]));
    let words = read["words"].as_str().unwrap();
    assert!(words.contains("tidak dapat dibuka. Mohon ditanyakan") && words.contains("Agus Setiawan"), "{words}");
    assert!(!words.contains("Siti Aminah"), "{words}");
    if let Some(rows) = read["rows"].as_array() {
        let row = |n: usize| rows[n].to_string();
        assert!(row(1).starts_with("[\"1\"") && row(1).contains("tidak dapat dibuka. Mohon ditanyakan"), "{}", row(1));
        assert!(row(2).starts_with("[\"2\"") && row(2).contains("Agus Setiawan"), "{}", row(2));
    }
}
