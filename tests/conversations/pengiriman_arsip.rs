//! The archives of a pengiriman: what they hold, by which way they go, and that they do not lie about.

use std::io::Write as _;
use std::process::{Command, Stdio};

use bot_api_emulator::protocol::CallFilter;
use insta::assert_snapshot;
use serde_json::Value;

use crate::pengiriman::{both_sent, two};
use crate::support::Office;
use crate::support::people::{BUDI_STAF, HENDRA_DISPENDUKCAPIL};

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

pub(crate) fn read(zip: &[u8]) -> Value {
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
        let file = message.file.as_ref().filter(|_| message.from_bot && !message.deleted);
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
    assert_eq!(office.count("pengiriman_arsip").await, 1, "what has really left is recorded");
    let calls = office.control.calls(&CallFilter::default()).await.unwrap();
    assert_eq!(calls.iter().filter(|call| call.method == "sendDocument").count(), 2);
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
    let Made::Whole(archive) = make(app, &order).await.unwrap() else { panic!("no archive") };
    let read = read(archive.bytes());
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
