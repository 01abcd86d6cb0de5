//! Every command and every button, and what has to be asked before one of them means anything.

use std::sync::Arc;

use layanan_ktp::app::inbound::{Command, Incoming};
use layanan_ktp::dialog::Dialog;
use layanan_ktp::domain::berkas::{AlasanKurang, SyaratKode};
use layanan_ktp::domain::desa::DesaKode;
use layanan_ktp::domain::foto::PeriksaId;
use layanan_ktp::domain::kalender::JamKhususId;
use layanan_ktp::domain::kode::Kode;
use layanan_ktp::domain::langkah::AlasanBatal;
use layanan_ktp::domain::pelaksana::PelaksanaId;
use layanan_ktp::domain::pengiriman::PengirimanId;
use layanan_ktp::domain::perbaikan::{AlasanTolak, Bagian};
use layanan_ktp::domain::permohonan::{PernyataanKind, TahapKind};
use layanan_ktp::domain::petugas::Peran;
use layanan_ktp::domain::register::block::Void;
use layanan_ktp::domain::tunda::{AlasanTunda, TundaId};
use layanan_ktp::pesan::kalender::KalenderTap;
use layanan_ktp::pesan::outgoing::PermohonanId;
use layanan_ktp::pesan::tap::{
    Act, Choice, DataTap, KirimTap, NomorAct, NumberingTap, PaperAct, PerbaikanAct, Stand, SyaratTap, Tap, TundaTap,
    UbahAct,
};

use crate::roles::Role;
use crate::stage::{KK, Stage, UNNUMBERED_NIK, now};
use crate::taps::{self, Of};

type Given = Arc<dyn Fn(Kode) -> Incoming + Send + Sync>;
type Steps = Arc<dyn Fn(Kode) -> Vec<Incoming> + Send + Sync>;

/// One of them.
#[derive(Clone)]
pub(crate) struct Case {
    /// The line of the table in which it stands; several cases may share one.
    pub(crate) name: String,
    pub(crate) given: Given,
    /// Who with the right to do so was asked what before.
    pub(crate) asked: Option<(Role, Steps)>,
    /// Whether it names a permohonan; otherwise its tahap makes no difference.
    names_one: bool,
    /// What was asked, at each tahap.
    pub(crate) dialogs: Vec<Dialog>,
    /// About which permohonan of a tahap it is.
    pub(crate) about: About,
}

/// Which of the permohonan at a tahap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum About {
    /// One with which nothing is going on.
    Plain,
    /// One of which the numbers are not known yet, before the receipt.
    Unnumbered,
    /// One that somebody has taken, of which something was ticked, asked to be put right, or waits for an outside cause.
    WorkedOn,
}

impl Case {
    fn new(name: String, given: Given, asked: Option<(Role, Steps)>) -> Self {
        let text = |kode| serde_json::to_string(&written(&given(kode))).unwrap();
        let names_one = text(Kode::from_entropy([0; 8])) != text(Kode::from_entropy([9; 8]));
        Self { name, given, asked, names_one, dialogs: Vec::new(), about: About::Plain }
    }

    /// At which tahap it is tried out.
    pub(crate) fn tahap(&self) -> &'static [TahapKind] {
        if self.names_one { TahapKind::ALL } else { &TahapKind::ALL[..1] }
    }
}

/// What was pressed or typed, to be compared.
#[expect(clippy::wildcard_enum_match_arm, reason = "what names no kode is alike")]
fn written(given: &Incoming) -> (Option<Tap>, String) {
    match given {
        Incoming::Tap { tap, .. } => (tap.clone(), String::new()),
        Incoming::Command(
            Command::Status(text)
            | Command::Lengkapi(text)
            | Command::Tarik(text)
            | Command::Waktu(text)
            | Command::Periksa(text)
            | Command::Terima(text)
            | Command::Entri(text)
            | Command::Lengkap(text)
            | Command::Kurang(text)
            | Command::Nyatakan(text)
            | Command::Tutup(text)
            | Command::Kertas(text)
            | Command::Hapus(text)
            | Command::Cari(text)
            | Command::Tunda(text)
            | Command::Ambil(text)
            | Command::Lepas(text),
        ) => (None, text.clone().unwrap_or_default()),
        Incoming::Command(Command::Kirim(texts)) => (None, texts.concat()),
        _ => (None, String::new()),
    }
}

/// All of them: commands first.
pub(crate) fn all(stage: &Stage) -> Vec<Case> {
    let mut all = commands(Kode::from_entropy([0; 8])).into_iter().map(|(name, _)| command(name)).collect::<Vec<_>>();
    all.extend(buttons(stage));
    all
}

macro_rules! samples {
    ($kode:ident, $ty:ident { $($variant:pat => $sample:expr, $name:literal;)+ }) => {{
        let samples: Vec<(&'static str, $ty)> = vec![$(($name, $sample)),+];
        for (_, sample) in &samples {
            match sample { $($variant => {})+ }
        }
        samples
    }};
}

/// Every command: a new one breaks the build here.
fn commands(kode: Kode) -> Vec<(&'static str, Command)> {
    let text = || Some(kode.to_string());
    let mut all = samples!(kode, Command {
        Command::Start(_) => Command::Start(None), "/start";
        Command::Ajukan => Command::Ajukan, "/ajukan";
        Command::Status(_) => Command::Status(None), "/status";
        Command::Lengkapi(_) => Command::Lengkapi(None), "/lengkapi";
        Command::Tarik(_) => Command::Tarik(None), "/tarik";
        Command::Syarat => Command::Syarat, "/syarat";
        Command::Bantuan => Command::Bantuan, "/bantuan";
        Command::Batal => Command::Batal, "/batal";
        Command::Berhenti => Command::Berhenti, "/berhenti";
        Command::Ingatkan => Command::Ingatkan, "/ingatkan";
        Command::Dataku => Command::Dataku, "/dataku";
        Command::Hapusdata => Command::Hapusdata, "/hapusdata";
        Command::Ubahdata => Command::Ubahdata, "/ubahdata";
        Command::Perbaikan => Command::Perbaikan, "/perbaikan";
        Command::Antrean(_) => Command::Antrean(None), "/antrean";
        Command::Daftarkan => Command::Daftarkan, "/daftarkan";
        Command::Waktu(_) => Command::Waktu(text()), "/waktu KODE";
        Command::Periksa(_) => Command::Periksa(text()), "/periksa KODE";
        Command::Terima(_) => Command::Terima(text()), "/terima KODE";
        Command::Entri(_) => Command::Entri(text()), "/entri KODE";
        Command::Kirim(_) => Command::Kirim(vec![kode.to_string()]), "/kirim KODE";
        Command::Lengkap(_) => Command::Lengkap(text()), "/lengkap KODE";
        Command::Kurang(_) => Command::Kurang(text()), "/kurang KODE";
        Command::Nyatakan(_) => Command::Nyatakan(text()), "/nyatakan KODE";
        Command::Tutup(_) => Command::Tutup(text()), "/tutup KODE";
        Command::Hapus(_) => Command::Hapus(text()), "/hapus KODE";
        Command::Cari(_) => Command::Cari(text()), "/cari KODE";
        Command::Tunda(_) => Command::Tunda(None), "/tunda";
        Command::Petugas => Command::Petugas, "/petugas";
        Command::Undang(_) => Command::Undang(None), "/undang";
        Command::Nonaktif => Command::Nonaktif, "/nonaktif";
        Command::Ambil(_) => Command::Ambil(text()), "/ambil KODE";
        Command::Lepas(_) => Command::Lepas(text()), "/lepas KODE";
        Command::Pelaksana => Command::Pelaksana, "/pelaksana";
        Command::Kalender => Command::Kalender, "/kalender";
        Command::Register => Command::Register, "/register";
        Command::Laporan(_) => Command::Laporan(None), "/laporan";
        Command::Nomor(_) => Command::Nomor(None), "/nomor";
        Command::Kertas(_) => Command::Kertas(text()), "/kertas KODE";
        Command::UbahSyarat => Command::UbahSyarat, "/ubahsyarat";
    });
    all.extend([
        ("/start u_TOKEN", Command::Start(Some("u_never".into()))),
        ("/start t_TOKEN", Command::Start(Some("t_never".into()))),
        ("/status KODE", Command::Status(text())),
        ("/lengkapi KODE", Command::Lengkapi(text())),
        ("/tarik KODE", Command::Tarik(text())),
        ("/antrean pemohon", Command::Antrean(Some("pemohon".into()))),
        ("/kirim", Command::Kirim(Vec::new())),
        ("/tunda KODE", Command::Tunda(text())),
        ("/laporan MASA", Command::Laporan(Some("2025".into()))),
        ("/nomor NOMOR", Command::Nomor(Some("500".into()))),
        ("/undang PERAN", Command::Undang(Some(Peran::Staf))),
        ("/undang admin", Command::Undang(Some(Peran::Admin))),
    ]);
    all.sort_by_key(|(name, _)| *name);
    all
}

fn command(name: &'static str) -> Case {
    let given = move |kode| {
        let found = commands(kode).into_iter().find(|(other, _)| *other == name);
        Incoming::Command(found.expect("it is one of them").1)
    };
    Case::new(format!("`{name}`"), Arc::new(given), None)
}

/// What the buttons of an office name.
fn of(stage: &Stage, kode: Kode, syarat: &str) -> Of {
    Of {
        kode,
        syarat: SyaratKode(syarat.to_owned()),
        petugas: stage.id(Role::Recipient),
        pelaksana: PelaksanaId(1),
        jam_khusus: JamKhususId(1),
        tunda: TundaId(1),
        periksa: PeriksaId(1),
        perbaikan: 1,
        permohonan: PermohonanId(1),
        pengiriman: PengirimanId(1),
        void: Void { tahun: 2026, first: 4, last: 5 },
    }
}

fn buttons(stage: &Stage) -> Vec<Case> {
    let some = Kode::from_entropy([0; 8]);
    let count = taps::taps(&of(stage, some, "kk")).len();
    let stage = Arc::new(stage.clone());
    let nth = |n: usize| {
        let stage = stage.clone();
        move |kode: Kode| taps::taps(&of(&stage, kode, "kk")).swap_remove(n)
    };
    let mut all = Vec::new();
    for n in 0..count {
        let tap = nth(n);
        let sample = tap(some);
        let given: Given = Arc::new(move |kode| pressed(tap(kode)));
        all.push(Case { about: about(&sample), ..Case::new(name(&sample), given, asked(&stage, &sample)) });
    }
    // What is about a petugas is tried out with each sort of them, too.
    for petugas in [stage.id(Role::Staf), stage.id(Role::Kasi), stage.id(Role::Admin)] {
        for tap in [Tap::Nonaktif(petugas), Tap::NonaktifYes(petugas), Tap::Pelaksana(Stand::Who(petugas))] {
            let asked = asked(&stage, &tap);
            all.push(Case::new(name(&tap), Arc::new(move |_| pressed(tap.clone())), asked));
        }
    }
    all
}

fn pressed(tap: Tap) -> Incoming {
    Incoming::Tap { tap: Some(tap), message_id: Some(1) }
}

/// Its family and variant, whatever it names beside.
fn name(tap: &Tap) -> String {
    let written = format!("{tap:?}");
    let plain = |text: &str| text.split(['(', ' ', '{', ',', ')']).next().unwrap_or_default().to_owned();
    let family = plain(&written);
    let inner = match tap {
        Tap::Act(_, act) => plain(&format!("{act:?}")),
        Tap::Menu(_)
        | Tap::Choice(_)
        | Tap::Undang(_)
        | Tap::Pelaksana(_)
        | Tap::Kalender(_)
        | Tap::Syarat(_)
        | Tap::Bind(_)
        | Tap::Tunda(_)
        | Tap::Buku(_)
        | Tap::Laporan(_)
        | Tap::Numbering(_)
        | Tap::Kirim(_)
        | Tap::Data(_) => plain(written.split_once('(').map_or("", |(_, rest)| rest)),
        Tap::Drop(yes) | Tap::NameRight(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Tap::KirimTo(..)
        | Tap::Antrean(_)
        | Tap::Nonaktif(_)
        | Tap::NonaktifYes(_)
        | Tap::Foto(..)
        | Tap::FotoReplaces(_)
        | Tap::Daftar(_)
        | Tap::Saring(..)
        | Tap::Cari(_) => String::new(),
    };
    let one = matches!(tap, Tap::Tunda(TundaTap::Ask(Some(_)) | TundaTap::Why(Some(_), _) | TundaTap::Yes(Some(_))));
    let of = if one { " KODE" } else { "" };
    if inner.is_empty() { format!("[{family}]") } else { format!("[{family}: {inner}{of}]") }
}

#[expect(clippy::unnecessary_wraps, reason = "as what asks for nothing")]
fn steps(role: Role, taps: impl Fn(Kode) -> Vec<Incoming> + Send + Sync + 'static) -> Option<(Role, Steps)> {
    Some((role, Arc::new(taps)))
}

fn acts(role: Role, acts: &[Act]) -> Option<(Role, Steps)> {
    let acts = acts.to_vec();
    steps(role, move |kode| acts.iter().map(|act| pressed(Tap::Act(kode, act.clone()))).collect())
}

/// What means something only where more has happened is tried out where it has.
fn about(tap: &Tap) -> About {
    if matches!(tap, Tap::Act(_, Act::Nomor(_))) {
        About::Unnumbered
    } else if matches!(tap, Tap::Act(_, Act::Perbaikan(..) | Act::Ubah(_) | Act::Untick(_) | Act::Lepas)) {
        About::WorkedOn
    } else {
        About::Plain
    }
}

/// A command, and what is typed after it.
fn typed(role: Role, command: Command, texts: &'static [&'static str]) -> Option<(Role, Steps)> {
    steps(role, move |_| {
        let texts = texts.iter().map(|text| Incoming::Text((*text).to_owned()));
        std::iter::once(Incoming::Command(command.clone())).chain(texts).collect()
    })
}

/// A whole application, up to its last question.
const APPLYING: &[&str] = &[
    "setuju",
    "saya sendiri",
    "KTP baru",
    "Warga Baru",
    "3516134101909947",
    "3516130101159947",
    "Japan",
    "lewati",
    "bawa",
    "bawa",
];

/// All fields, as they are read from the berkas.
const ENTERING: &str =
    "sesuai|sesuai|sesuai|sesuai|Mojokerto|sesuai|perempuan|Jl. Contoh 12|3/2|470/17/2026|20-11-2026";

/// What comes before the last button of a request to put data right, and of its answer.
fn put_right(act: &Act) -> Option<(Role, Steps)> {
    let open = |nomor| Act::Perbaikan(nomor, PerbaikanAct::Refuse);
    if let Act::Perbaikan(nomor, PerbaikanAct::Why(_)) = act {
        acts(Role::Receiver, &[open(*nomor)])
    } else if let Act::Perbaikan(nomor, PerbaikanAct::Send) = act {
        let why = PerbaikanAct::Why(AlasanTolak::BuktiKurang);
        acts(Role::Receiver, &[open(*nomor), Act::Perbaikan(*nomor, why)])
    } else if let Act::Ubah(UbahAct::Yes | UbahAct::No) = act {
        let desa = DesaKode::parse("35.16.13.2010").unwrap();
        acts(Role::Pemohon, &[UbahAct::Bagian(Bagian::Desa), UbahAct::Desa(desa)].map(Act::Ubah))
    } else {
        None
    }
}

/// An application that is begun, and about to be dropped.
fn dropping() -> Option<(Role, Steps)> {
    let said = |text: &str| Incoming::Text(text.to_owned());
    let commands = [Command::Ajukan, Command::Batal].map(Incoming::Command);
    let [first, last] = commands;
    steps(Role::Pemohon, move |_| vec![first.clone(), said("setuju"), said("saya sendiri"), last.clone()])
}

/// What has to be asked before this button does anything, by whom it is for.
fn asked(stage: &Stage, tap: &Tap) -> Option<(Role, Steps)> {
    let kk = || SyaratKode("kk".to_owned());
    match tap {
        Tap::Act(_, Act::TarikYes | Act::TarikNo) => acts(Role::Pemohon, &[Act::TarikWhy(AlasanBatal::TidakJadi)]),
        Tap::Act(_, Act::TutupYes) => acts(Role::Staf, &[Act::TutupWhy(AlasanBatal::TidakJadi)]),
        Tap::Act(_, Act::HapusYes) => acts(Role::Staf, &[Act::Hapus]),
        Tap::Act(_, Act::NyatakanYes) => acts(Role::Recipient, &[Act::NyatakanKind(PernyataanKind::Dicetak)]),
        Tap::Act(_, Act::KembalikanWhy(_)) => acts(Role::Recipient, &[Act::Kembalikan]),
        Tap::Act(
            _,
            Act::KurangSend | Act::KurangClear(_) | Act::KurangDrop | Act::KurangMark(..) | Act::KurangSyarat(_),
        ) => acts(Role::Kasi, &[Act::Kurang, Act::KurangMark(kk(), AlasanKurang::TidakTerbaca)]),
        Tap::Act(_, Act::EntriSame(_) | Act::EntriSex(_) | Act::EntriAgain | Act::EntriPause) => {
            acts(Role::Receiver, &[Act::Entri])
        }
        Tap::Act(_, Act::Nomor(_)) => steps(Role::Receiver, |kode| {
            let typed = [UNNUMBERED_NIK, KK].map(|number| Incoming::Text(number.to_owned()));
            std::iter::once(pressed(Tap::Act(kode, Act::Nomor(NomorAct::Begin)))).chain(typed).collect()
        }),
        Tap::Act(_, Act::Paper(_)) => steps(Role::Receiver, |kode| {
            let typed = ["1", "08.00"].map(|text| Incoming::Text(text.to_owned()));
            std::iter::once(pressed(Tap::Act(kode, Act::Paper(PaperAct::Begin)))).chain(typed).collect()
        }),
        Tap::Numbering(NumberingTap::Yes { .. } | NumberingTap::No) => {
            steps(Role::Kasi, |_| vec![pressed(Tap::Numbering(NumberingTap::Count(10)))])
        }
        Tap::Numbering(NumberingTap::VoidFor(void, _)) => {
            let void = *void;
            steps(Role::Kasi, move |_| vec![pressed(Tap::Numbering(NumberingTap::Void(void)))])
        }
        Tap::Act(_, Act::EntriSave) => steps(Role::Receiver, |kode| {
            let typed = ENTERING.split('|').map(|text| Incoming::Text(text.to_owned()));
            std::iter::once(pressed(Tap::Act(kode, Act::Entri))).chain(typed).collect()
        }),
        Tap::Tunda(TundaTap::Yes(of)) => {
            let one = of.is_some();
            steps(Role::Kasi, move |kode| {
                vec![pressed(Tap::Tunda(TundaTap::Why(one.then_some(kode), AlasanTunda::BlangkoHabis)))]
            })
        }
        Tap::Tunda(TundaTap::LiftYes(id)) => {
            let id = *id;
            steps(Role::Kasi, move |_| vec![pressed(Tap::Tunda(TundaTap::Lift(id)))])
        }
        Tap::Pelaksana(Stand::Yes) => {
            let (who, day) = (stage.id(Role::Staf), layanan_ktp::domain::wib::today_wib(now()));
            steps(Role::Kasi, move |_| {
                let taps = [Stand::Who(who), Stand::From(who, day), Stand::To(who, day, day)];
                taps.map(|stand| pressed(Tap::Pelaksana(stand))).to_vec()
            })
        }
        Tap::Kirim(KirimTap::Page(_) | KirimTap::Toggle(_) | KirimTap::All(..) | KirimTap::Next | KirimTap::To(..)) => {
            steps(Role::Receiver, |_| vec![pressed(Tap::Kirim(KirimTap::List))])
        }
        Tap::Kirim(KirimTap::Yes(id, _) | KirimTap::Answer(id) | KirimTap::Clear(id, _)) => {
            let id = *id;
            steps(Role::Recipient, move |_| vec![pressed(Tap::Kirim(KirimTap::Ask(id)))])
        }
        Tap::Data(DataTap::Yes) => steps(Role::Pemohon, |_| vec![Incoming::Command(Command::Hapusdata)]),
        Tap::Act(_, act @ (Act::Perbaikan(..) | Act::Ubah(_))) => put_right(act),
        Tap::Kalender(KalenderTap::Yes) => typed(
            Role::Admin,
            Command::Kalender,
            &["tambah libur", "24 November 2026", "libur kantor", "HUT Kecamatan", "SE Camat 12/2026"],
        ),
        Tap::Syarat(SyaratTap::Publish(_) | SyaratTap::Drop | SyaratTap::DropYes) => {
            typed(Role::Admin, Command::UbahSyarat, &["KTP baru", "1", "hapus", "baca"])
        }
        Tap::Choice(Choice::Send) => typed(Role::Pemohon, Command::Ajukan, APPLYING),
        Tap::Drop(_) => dropping(),
        Tap::Act(..)
        | Tap::Menu(_)
        | Tap::Choice(_)
        | Tap::KirimTo(..)
        | Tap::Antrean(_)
        | Tap::Undang(_)
        | Tap::NameRight(_)
        | Tap::Nonaktif(_)
        | Tap::NonaktifYes(_)
        | Tap::Foto(..)
        | Tap::FotoReplaces(_)
        | Tap::Daftar(_)
        | Tap::Saring(..)
        | Tap::Pelaksana(_)
        | Tap::Kalender(_)
        | Tap::Syarat(_)
        | Tap::Bind(_)
        | Tap::Cari(_)
        | Tap::Tunda(_)
        | Tap::Buku(_)
        | Tap::Laporan(_)
        | Tap::Numbering(_)
        | Tap::Kirim(_)
        | Tap::Data(_) => None,
    }
}
