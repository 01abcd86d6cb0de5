//! Every button that there is: a new one breaks the build here.

use chrono::NaiveDate;
use layanan_ktp::dialog::kirim::{sum_of, sum_of_marks};
use layanan_ktp::domain::antrean::{Antrean, Saringan, Umur};
use layanan_ktp::domain::berkas::{AlasanKurang, Demand, SyaratKode};
use layanan_ktp::domain::buku::{Bentuk, Cetakan, Periode};
use layanan_ktp::domain::desa::DesaKode;
use layanan_ktp::domain::foto::{PeriksaId, Verdict};
use layanan_ktp::domain::kalender::biasa::Hari;
use layanan_ktp::domain::kalender::{JamKhususId, JenisLibur};
use layanan_ktp::domain::kode::Kode;
use layanan_ktp::domain::langkah::AlasanBatal;
use layanan_ktp::domain::laporan::{BentukLaporan, Masa};
use layanan_ktp::domain::nik::Sex;
use layanan_ktp::domain::pelaksana::PelaksanaId;
use layanan_ktp::domain::pemohon::{Element, Hubungan, Jenis};
use layanan_ktp::domain::pengiriman::{AlasanKembali, PengirimanId};
use layanan_ktp::domain::perbaikan::{AlasanTolak, Bagian};
use layanan_ktp::domain::permohonan::PernyataanKind;
use layanan_ktp::domain::petugas::{Peran, PetugasId};
use layanan_ktp::domain::register::block::{Void, VoidReason};
use layanan_ktp::domain::tunda::{AlasanTunda, TundaId};
use layanan_ktp::pesan::kalender::KalenderTap;
use layanan_ktp::pesan::outgoing::PermohonanId;
use layanan_ktp::pesan::tap::{
    Act, After, AntreanView, Bind, BukuTap, CariPage, Choice, DataTap, Field, KirimTap, LaporanTap, MAX_KIRIM, Menu,
    NomorAct, NumberingTap, PaperAct, PerbaikanAct, SaringBy, Sekarang, Stand, SyaratTap, Tap, TundaTap, UbahAct,
};

/// What the buttons name.
pub(crate) struct Of {
    pub(crate) kode: Kode,
    pub(crate) syarat: SyaratKode,
    pub(crate) petugas: PetugasId,
    pub(crate) pelaksana: PelaksanaId,
    pub(crate) jam_khusus: JamKhususId,
    pub(crate) tunda: TundaId,
    pub(crate) periksa: PeriksaId,
    pub(crate) perbaikan: u16,
    pub(crate) permohonan: PermohonanId,
    pub(crate) pengiriman: PengirimanId,
    pub(crate) void: Void,
}

impl Of {
    /// Where everything is as long as it can be.
    pub(crate) fn longest(kode: Kode) -> Self {
        Self {
            kode,
            syarat: SyaratKode("pengantar_kades_baru".into()),
            petugas: PetugasId(i64::MAX),
            pelaksana: PelaksanaId(i64::MAX),
            jam_khusus: JamKhususId(i64::MAX),
            tunda: TundaId(i64::MAX),
            periksa: PeriksaId(i64::MAX),
            perbaikan: u16::MAX,
            permohonan: PermohonanId(i64::MAX),
            pengiriman: PengirimanId(i64::MAX),
            void: Void { tahun: 9999, first: 999_998, last: 999_999 },
        }
    }
}

/// Samples beside the variant they are of: a new variant breaks the build here.
macro_rules! samples {
    ($ty:ty { $($variant:pat => $samples:expr),+ $(,)? }) => {{
        let samples: Vec<$ty> = [$(Vec::from_iter($samples)),+].concat();
        for sample in &samples {
            match sample { $($variant => {})+ }
        }
        samples
    }};
}

fn all<T: Copy, S>(values: &[T], sample: impl Fn(T) -> S) -> Vec<S> {
    values.iter().map(|v| sample(*v)).collect()
}

fn fields(of: &Of) -> Vec<Field> {
    samples!(Field {
        Field::Whom => [Field::Whom],
        Field::Kind => [Field::Kind],
        Field::Nama => [Field::Nama],
        Field::Nik => [Field::Nik],
        Field::Kk => [Field::Kk],
        Field::Desa => [Field::Desa],
        Field::Phone => [Field::Phone],
        Field::Elements => [Field::Elements],
        Field::Correction(_) => all(Element::ALL, Field::Correction),
        Field::KkRight => [Field::KkRight],
        Field::Syarat(_) => [Field::Syarat(of.syarat.clone())],
    })
}

fn choices(of: &Of) -> Vec<Choice> {
    samples!(Choice {
        Choice::Agree => [Choice::Agree],
        Choice::Disagree => [Choice::Disagree],
        Choice::NoticeMore => [Choice::NoticeMore],
        Choice::Myself => [Choice::Myself],
        Choice::SomeoneElse => [Choice::SomeoneElse],
        Choice::Relation(_) => all(Hubungan::ALL, Choice::Relation),
        Choice::Kind(_) => all(Jenis::ALL, Choice::Kind),
        Choice::Desa(_) => [Choice::Desa(DesaKode::parse("35.16.13.2010").unwrap())],
        Choice::DesaOutside => [Choice::DesaOutside],
        Choice::PhoneShare => [Choice::PhoneShare],
        Choice::PhoneSkip => [Choice::PhoneSkip],
        Choice::BeforeWrong(_) => all(&[true, false], Choice::BeforeWrong),
        Choice::Element(_) => all(Element::ALL, Choice::Element),
        Choice::ElementsDone => [Choice::ElementsDone],
        Choice::KkRight(_) => all(&[true, false], Choice::KkRight),
        Choice::Promise(_) => [Choice::Promise(of.syarat.clone())],
        Choice::Skip(_) => [Choice::Skip(of.syarat.clone())],
        Choice::AddPage(_) => [Choice::AddPage(of.syarat.clone())],
        Choice::FileFor(_) => [Choice::FileFor(of.syarat.clone())],
        Choice::FileUnused => [Choice::FileUnused],
        Choice::Replace(_) => [Choice::Replace(of.syarat.clone())],
        Choice::Edit(_) => fields(of).into_iter().map(Choice::Edit),
        Choice::Keep => [Choice::Keep],
        Choice::Send => [Choice::Send],
        Choice::Original(_) => [Choice::Original(of.syarat.clone())],
        Choice::NotYet(_) => [Choice::NotYet(of.syarat.clone())],
        Choice::PemohonAgreed(_) => all(&[true, false], Choice::PemohonAgreed),
    })
}

fn acts(of: &Of) -> Vec<Act> {
    samples!(Act {
        Act::Status => [Act::Status],
        Act::Lengkapi => [Act::Lengkapi],
        Act::Promise(_) => [Act::Promise(of.syarat.clone())],
        Act::AddPage(_) => [Act::AddPage(of.syarat.clone())],
        Act::Tarik => [Act::Tarik],
        Act::TarikWhy(_) => all(AlasanBatal::ALL, Act::TarikWhy),
        Act::TarikYes => [Act::TarikYes],
        Act::TarikNo => [Act::TarikNo],
        Act::Card => [Act::Card],
        Act::Found => [Act::Found],
        Act::File(_) => [Act::File(of.syarat.clone())],
        Act::Tick(_) => [Act::Tick(of.syarat.clone())],
        Act::Untick(_) => [Act::Untick(of.syarat.clone())],
        Act::Nomor(NomorAct::Begin | NomorAct::Fix | NomorAct::Save | NomorAct::Again | NomorAct::Stop) => {
            [NomorAct::Begin, NomorAct::Fix, NomorAct::Save, NomorAct::Again, NomorAct::Stop].map(Act::Nomor)
        },
        Act::Terima => [Act::Terima],
        Act::Paper(PaperAct::Begin | PaperAct::Next | PaperAct::Save { .. } | PaperAct::Again | PaperAct::Stop) => {
            // On 23 November 2026 at 08.00 WIB, which is what `tests/rights` answers before.
            let save = PaperAct::Save { urut: 1, minute: 29_923_260 };
            [PaperAct::Begin, PaperAct::Next, save, PaperAct::Again, PaperAct::Stop].map(Act::Paper)
        },
        Act::Lengkap => [Act::Lengkap],
        Act::Kurang => [Act::Kurang],
        Act::KurangSyarat(_) => [Act::KurangSyarat(of.syarat.clone())],
        Act::KurangMark(..) => all(AlasanKurang::ALL, |why| Act::KurangMark(of.syarat.clone(), why)),
        Act::KurangClear(_) => [Act::KurangClear(of.syarat.clone())],
        Act::KurangSend => [Act::KurangSend],
        Act::KurangDrop => [Act::KurangDrop],
        Act::Entri => [Act::Entri],
        Act::EntriSame(_) => [Act::EntriSame(1), Act::EntriSame(u8::MAX)],
        Act::EntriSex(_) => all(Sex::ALL, Act::EntriSex),
        Act::EntriSave => [Act::EntriSave],
        Act::EntriAgain => [Act::EntriAgain],
        Act::EntriPause => [Act::EntriPause],
        Act::Kirim => [Act::Kirim],
        Act::Nik => [Act::Nik],
        Act::Phone => [Act::Phone],
        Act::Tutup => [Act::Tutup],
        Act::TutupYes => [Act::TutupYes],
        Act::Hapus => [Act::Hapus],
        Act::HapusYes => [Act::HapusYes],
        Act::TutupWhy(_) => all(AlasanBatal::ALL, Act::TutupWhy),
        Act::Nyatakan => [Act::Nyatakan],
        Act::NyatakanYes => [Act::NyatakanYes],
        Act::NyatakanKind(_) => all(PernyataanKind::ALL, Act::NyatakanKind),
        Act::Kembalikan => [Act::Kembalikan],
        Act::KembalikanWhy(_) => all(AlasanKembali::ALL, Act::KembalikanWhy),
        Act::Ambil => [Act::Ambil],
        Act::AmbilAlih(_) => [Act::AmbilAlih(of.petugas)],
        Act::Lepas => [Act::Lepas],
        Act::Waktu => [Act::Waktu],
        Act::Receipt => [Act::Receipt],
        Act::ReceiptAgain => [Act::ReceiptAgain],
        Act::StaffFile(_) => [Act::StaffFile(of.syarat.clone())],
        Act::Ubah(_) => corrections(of.perbaikan).into_iter().map(Act::Ubah),
        Act::Perbaikan(..) => answers().into_iter().map(|act| Act::Perbaikan(of.perbaikan, act)),
    })
}

fn corrections(asked: u16) -> Vec<UbahAct> {
    samples!(UbahAct {
        UbahAct::Begin => [UbahAct::Begin],
        UbahAct::Bagian(_) => all(Bagian::ALL, UbahAct::Bagian),
        UbahAct::Desa(_) => [UbahAct::Desa(DesaKode::parse("35.16.13.2010").unwrap())],
        UbahAct::Sex(_) => all(Sex::ALL, UbahAct::Sex),
        UbahAct::Element(_) => all(Element::ALL, UbahAct::Element),
        UbahAct::Same => [UbahAct::Same],
        UbahAct::Remove => [UbahAct::Remove],
        UbahAct::TakeBack(_) => [UbahAct::TakeBack(asked)],
        UbahAct::Yes => [UbahAct::Yes],
        UbahAct::No => [UbahAct::No],
    })
}

fn answers() -> Vec<PerbaikanAct> {
    samples!(PerbaikanAct {
        PerbaikanAct::Open => [PerbaikanAct::Open],
        PerbaikanAct::Fix => [PerbaikanAct::Fix],
        PerbaikanAct::Refuse => [PerbaikanAct::Refuse],
        PerbaikanAct::Why(_) => all(AlasanTolak::ALL, PerbaikanAct::Why),
        PerbaikanAct::Send => [PerbaikanAct::Send],
    })
}

/// Each list, without a filter and with the longest one.
fn views(of: &Of) -> Vec<AntreanView> {
    let longest = Saringan {
        desa: Some(DesaKode::parse("35.16.13.2010").unwrap()),
        jenis: Some(Jenis::Pembetulan),
        umur: Some(Umur::TigaHari),
    };
    let view = |antrean, saringan: &Saringan, after| AntreanView { antrean, saringan: saringan.clone(), after };
    let longest_after = Some(After { elsewhere: true, id: of.permohonan });
    let both = |&antrean: &Antrean| [view(antrean, &Saringan::default(), None), view(antrean, &longest, longest_after)];
    Antrean::ALL.iter().flat_map(both).collect()
}

fn stands(of: &Of) -> Vec<Stand> {
    let (id, day) = (of.petugas, NaiveDate::from_ymd_opt(2026, 11, 23).unwrap());
    let named = of.pelaksana;
    samples!(Stand {
        Stand::Choose => [Stand::Choose],
        Stand::Who(_) => [Stand::Who(id)],
        Stand::From(..) => [Stand::From(id, day)],
        Stand::To(..) => [Stand::To(id, day, day)],
        Stand::Yes => [Stand::Yes],
        Stand::End(_) => [Stand::End(named)],
        Stand::EndYes(_) => [Stand::EndYes(named)],
        Stand::EndNo => [Stand::EndNo],
    })
}

fn kalender(of: &Of) -> Vec<KalenderTap> {
    let date = chrono::NaiveDate::from_ymd_opt(2027, 1, 5).unwrap();
    samples!(KalenderTap {
        KalenderTap::Show => [KalenderTap::Show],
        KalenderTap::History => [KalenderTap::History],
        KalenderTap::Pick(_) => [KalenderTap::Pick(0), KalenderTap::Pick(u16::MAX)],
        KalenderTap::Entry(_) => [KalenderTap::Entry(date)],
        KalenderTap::Add => [KalenderTap::Add],
        KalenderTap::Jenis(_) => all(JenisLibur::ALL, KalenderTap::Jenis),
        KalenderTap::Move(_) => [KalenderTap::Move(date)],
        KalenderTap::Cancel(_) => [KalenderTap::Cancel(date)],
        KalenderTap::Confirm(_) => [KalenderTap::Confirm(date)],
        KalenderTap::ConfirmYear(_) => [KalenderTap::ConfirmYear(2027)],
        KalenderTap::Hours => [KalenderTap::Hours],
        KalenderTap::AddHours => [KalenderTap::AddHours],
        KalenderTap::SameHours => [KalenderTap::SameHours],
        KalenderTap::EndHours(_) => [KalenderTap::EndHours(of.jam_khusus)],
        KalenderTap::Usual => [KalenderTap::Usual],
        KalenderTap::SetHours(_) => [KalenderTap::SetHours(Hari::one(7)), KalenderTap::SetHours(Hari { dari: 1, sampai: 5 })],
        KalenderTap::Closed => [KalenderTap::Closed],
        KalenderTap::Back => [KalenderTap::Back],
        KalenderTap::Yes => [KalenderTap::Yes],
        KalenderTap::No => [KalenderTap::No],
    })
}

fn lists(of: &Of) -> Vec<SyaratTap> {
    let jenis = Jenis::Pembetulan;
    samples!(SyaratTap {
        SyaratTap::Open => [SyaratTap::Open],
        SyaratTap::Kind(_) => all(Jenis::ALL, SyaratTap::Kind),
        SyaratTap::New(_) => all(Jenis::ALL, SyaratTap::New),
        SyaratTap::NewAs(_) => all(Demand::ALL, SyaratTap::NewAs),
        SyaratTap::One(..) => [SyaratTap::One(jenis, of.syarat.clone())],
        SyaratTap::Rename(..) => [SyaratTap::Rename(jenis, of.syarat.clone())],
        SyaratTap::Ask(..) => all(Demand::ALL, |demand| SyaratTap::Ask(jenis, of.syarat.clone(), demand)),
        SyaratTap::Remove(..) => [SyaratTap::Remove(jenis, of.syarat.clone())],
        SyaratTap::Move(..) => all(&[true, false], |up| SyaratTap::Move(jenis, of.syarat.clone(), up)),
        SyaratTap::Switch(..) => all(&[true, false], |on| SyaratTap::Switch(jenis, on)),
        SyaratTap::Preview => [SyaratTap::Preview],
        SyaratTap::Reason => [SyaratTap::Reason],
        SyaratTap::Publish(_) => [SyaratTap::Publish(1), SyaratTap::Publish(2), SyaratTap::Publish(i32::MAX)],
        SyaratTap::Drop => [SyaratTap::Drop],
        SyaratTap::DropYes => [SyaratTap::DropYes],
        SyaratTap::History(_) => [SyaratTap::History(0), SyaratTap::History(u16::MAX)],
    })
}

fn binds() -> Vec<Bind> {
    samples!(Bind {
        Bind::Agree => [Bind::Agree],
        Bind::Disagree => [Bind::Disagree],
        Bind::NoticeMore => [Bind::NoticeMore],
        Bind::Pemohon => [Bind::Pemohon],
        Bind::Related(_) => all(Hubungan::ALL, Bind::Related),
        Bind::PemohonAgreed(_) => all(&[true, false], Bind::PemohonAgreed),
        Bind::Back => [Bind::Back],
        Bind::Stop => [Bind::Stop],
    })
}

fn holds(of: &Of) -> Vec<TundaTap> {
    let whose = [None, Some(of.kode)];
    let why = |kode| all(AlasanTunda::ALL, |alasan| TundaTap::Why(kode, alasan));
    samples!(TundaTap {
        TundaTap::List => [TundaTap::List],
        TundaTap::Ask(_) => all(&whose, TundaTap::Ask),
        TundaTap::Why(..) => whose.into_iter().flat_map(why),
        TundaTap::Yes(_) => all(&whose, TundaTap::Yes),
        TundaTap::Lift(_) => [TundaTap::Lift(of.tunda)],
        TundaTap::LiftYes(_) => [TundaTap::LiftYes(of.tunda)],
    })
}

fn books() -> Vec<BukuTap> {
    let periode = Periode::year(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap());
    let make = |bentuk| all(&[true, false], |lengkap| BukuTap::Make(Cetakan { periode, bentuk, lengkap }));
    samples!(BukuTap {
        BukuTap::Ask => [BukuTap::Ask],
        BukuTap::Periode(_) => [BukuTap::Periode(periode)],
        BukuTap::Lengkap(_) => [BukuTap::Lengkap(periode)],
        BukuTap::Make(_) => Bentuk::ALL.iter().flat_map(|&bentuk| make(bentuk)),
    })
}

fn reports() -> Vec<LaporanTap> {
    let month: Masa = "2026-11".parse().unwrap();
    let masa: Vec<Masa> = ["2026", "2026-11", "2026-11-23"].iter().map(|text| text.parse().unwrap()).collect();
    samples!(LaporanTap {
        LaporanTap::Now(_) => all(Sekarang::ALL, LaporanTap::Now),
        LaporanTap::Show(_) => all(&masa, LaporanTap::Show),
        LaporanTap::Make(..) => all(BentukLaporan::ALL, |bentuk| LaporanTap::Make(month, bentuk)),
        LaporanTap::Villages(_) => [LaporanTap::Villages(month)],
        LaporanTap::Card(..) => [LaporanTap::Card(month, DesaKode::parse("35.16.13.2010").unwrap())],
    })
}

fn numberings(of: &Of) -> Vec<NumberingTap> {
    let void = of.void;
    samples!(NumberingTap {
        NumberingTap::Open => [NumberingTap::Open],
        NumberingTap::AskCount => [NumberingTap::AskCount],
        NumberingTap::Count(_) => [NumberingTap::Count(10), NumberingTap::Count(u16::MAX)],
        NumberingTap::AskCountAhead => [NumberingTap::AskCountAhead],
        NumberingTap::CountAhead(_) => [NumberingTap::CountAhead(10), NumberingTap::CountAhead(u16::MAX)],
        NumberingTap::AskCountBehind => [NumberingTap::AskCountBehind],
        NumberingTap::CountBehind(_) => [NumberingTap::CountBehind(10), NumberingTap::CountBehind(u16::MAX)],
        NumberingTap::AskNext => [NumberingTap::AskNext],
        NumberingTap::Yes { .. } => [NumberingTap::Yes { first: 18, last: 27 }],
        NumberingTap::No => [NumberingTap::No],
        NumberingTap::Pages { .. } => [NumberingTap::Pages { tahun: 2026, first: 1 }],
        NumberingTap::AskVoid => [NumberingTap::AskVoid],
        NumberingTap::Void(_) => [NumberingTap::Void(void)],
        NumberingTap::VoidFor(..) => all(VoidReason::ALL, |reason| NumberingTap::VoidFor(void, reason)),
    })
}

fn sendings(of: &Of) -> Vec<KirimTap> {
    let (id, urut) = (of.pengiriman, u16::MAX);
    samples!(KirimTap {
        KirimTap::List => [KirimTap::List],
        KirimTap::Page(_) => [KirimTap::Page(0), KirimTap::Page(u16::MAX)],
        KirimTap::Toggle(_) => [KirimTap::Toggle(1), KirimTap::Toggle(u16::MAX)],
        KirimTap::All(..) => all(&[true, false], |on| KirimTap::All(u16::MAX, on)),
        KirimTap::Next => [KirimTap::Next],
        KirimTap::To(..) => [KirimTap::To(of.petugas, sum_of(&[of.kode])), KirimTap::To(of.petugas, u32::MAX)],
        KirimTap::Alih(_) => [KirimTap::Alih(of.petugas)],
        KirimTap::AlihTo(..) => [KirimTap::AlihTo(of.petugas, of.petugas)],
        KirimTap::Again(_) => [KirimTap::Again(id)],
        KirimTap::Ask(_) => [KirimTap::Ask(id)],
        KirimTap::Except(..) => [KirimTap::Except(id, 1), KirimTap::Except(id, urut)],
        KirimTap::One(..) => [KirimTap::One(id, 1), KirimTap::One(id, urut)],
        KirimTap::Why(..) => all(AlasanKembali::ALL, |alasan| KirimTap::Why(id, 1, alasan)).into_iter().chain([KirimTap::Why(id, urut, AlasanKembali::BerkasTidakTerbaca)]),
        KirimTap::Clear(..) => [KirimTap::Clear(id, 1), KirimTap::Clear(id, urut)],
        KirimTap::Answer(_) => [KirimTap::Answer(id)],
        KirimTap::Yes(..) => [KirimTap::Yes(id, sum_of_marks(&[])), KirimTap::Yes(id, u32::MAX)],
    })
}

/// Every button, at least once for each variant of everything that it names.
pub(crate) fn taps(of: &Of) -> Vec<Tap> {
    let officer = of.petugas;
    samples!(Tap {
        Tap::Menu(_) => all(Menu::ALL, Tap::Menu),
        Tap::Choice(_) => choices(of).into_iter().map(Tap::Choice),
        Tap::Drop(_) => all(&[true, false], Tap::Drop),
        Tap::Act(..) => acts(of).into_iter().map(|act| Tap::Act(of.kode, act)),
        Tap::KirimTo(..) => [Tap::KirimTo(officer, vec![of.kode]), Tap::KirimTo(officer, vec![of.kode; MAX_KIRIM])],
        Tap::Antrean(_) => [Tap::Antrean(0), Tap::Antrean(u16::MAX)],
        Tap::NameRight(_) => all(&[true, false], Tap::NameRight),
        Tap::Undang(_) => all(Peran::ALL, Tap::Undang),
        Tap::Nonaktif(_) => [Tap::Nonaktif(officer)],
        Tap::NonaktifYes(_) => [Tap::NonaktifYes(officer)],
        Tap::Foto(..) => all(Verdict::ALL, |verdict| Tap::Foto(of.periksa, verdict)),
        Tap::FotoReplaces(_) => [Tap::FotoReplaces(of.periksa)],
        Tap::Daftar(_) => views(of).into_iter().map(Tap::Daftar),
        Tap::Saring(..) => [SaringBy::Any, SaringBy::Desa, SaringBy::Jenis]
            .into_iter()
            .flat_map(|by| views(of).into_iter().map(move |view| Tap::Saring(by, view))),
        Tap::Pelaksana(_) => stands(of).into_iter().map(Tap::Pelaksana),
        Tap::Kalender(_) => kalender(of).into_iter().map(Tap::Kalender),
        Tap::Syarat(_) => lists(of).into_iter().map(Tap::Syarat),
        Tap::Bind(_) => binds().into_iter().map(Tap::Bind),
        Tap::Cari(_) => all(&[true, false], |only_open| Tap::Cari(CariPage { search: i64::MAX, page: u16::MAX, only_open })),
        Tap::Tunda(_) => holds(of).into_iter().map(Tap::Tunda),
        Tap::Data(_) => all(DataTap::ALL, Tap::Data),
        Tap::Buku(_) => books().into_iter().map(Tap::Buku),
        Tap::Laporan(_) => reports().into_iter().map(Tap::Laporan),
        Tap::Numbering(_) => numberings(of).into_iter().map(Tap::Numbering),
        Tap::Kirim(_) => sendings(of).into_iter().map(Tap::Kirim),
    })
}
