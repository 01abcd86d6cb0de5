//! A report in the chat: figures first, short enough for a phone.

use super::read::reckon;
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::domain::expected::{ENOUGH, Expected};
use crate::domain::kantor::Kantor;
use crate::domain::laporan::{
    BentukLaporan, DesaFigures, Figure, HandedOver, Laporan, Masa, Missing, StepFigures, percent,
};
use crate::domain::wib::today_wib;
use crate::pesan::label::Label;
use crate::pesan::lama::Lama;
use crate::pesan::laporan::LaporanText;
use crate::pesan::tap::{LaporanTap, Sekarang};
use crate::pesan::{Button, Pesan, Reply};

/// So many desa and syarat are named; the workbook has all of them.
const NAMED: usize = 5;

/// The report of a time, with its buttons.
pub(super) async fn report(s: &mut Session<'_>, masa: Masa) -> Result<Reply, Fault> {
    let today = today_wib(s.now);
    let laporan = reckon(s.uow, masa, s.now).await?;
    let before = match masa.compared_with(today) {
        Some(periode) => compared(&laporan, s.uow.ekspor().count(periode).await?, !masa.is_over(today)),
        None => None,
    };
    let title =
        if masa.is_over(today) { LaporanText::Title { masa } } else { LaporanText::TitleSoFar { masa, waktu: s.now } };
    let mut parts: Vec<Pesan> = vec![title.into(), counts(&laporan, before)];
    parts.extend(handed_over(laporan.handed));
    if laporan.received.total() > 0 {
        parts.push(times(&laporan));
        parts.extend(missing(&laporan.missing));
        parts.push(villages(&laporan.desa, s.kantor()));
    }
    let around = [masa.before(), masa.after().filter(|after| after.has_begun(today))];
    let is_some = laporan.received.total() + laporan.handed.total > 0;
    let reply = Reply::new(Pesan::Together(parts)).row(nearest(Some(masa)));
    Ok(reply
        .row(around.into_iter().flatten().map(|other| moved(masa, other)).collect())
        .row(if is_some { files(masa) } else { Vec::new() })
        .rows(cards(masa).filter(|_| is_some)))
}

/// Today, this month, this year; but for the one that stands there.
pub(super) fn nearest(shown: Option<Masa>) -> Vec<Button> {
    let all = [
        (Label::LaporanHariIni, Sekarang::Hari),
        (Label::LaporanBulanIni, Sekarang::Bulan),
        (Label::LaporanTahunIni, Sekarang::Tahun),
    ];
    let is_shown = |now: Sekarang| match (shown, now) {
        (Some(Masa::Hari(_)), Sekarang::Hari)
        | (Some(Masa::Bulan(_)), Sekarang::Bulan)
        | (Some(Masa::Tahun(_)), Sekarang::Tahun) => true,
        (None | Some(Masa::Hari(_) | Masa::Bulan(_) | Masa::Tahun(_)), _) => false,
    };
    let button = |(label, now)| Button::new(label, LaporanTap::Now(now));
    all.into_iter().filter(|(_, now)| !is_shown(*now)).map(button).collect()
}

fn moved(masa: Masa, other: Masa) -> Button {
    let label = if other < masa { Label::LaporanBefore { masa: other } } else { Label::LaporanAfter { masa: other } };
    Button::new(label, LaporanTap::Show(other))
}

fn files(masa: Masa) -> Vec<Button> {
    [(Label::LaporanGambar, BentukLaporan::Gambar), (Label::LaporanExcel, BentukLaporan::Xlsx)]
        .map(|(label, bentuk)| Button::new(label, LaporanTap::Make(masa, bentuk)))
        .into()
}

/// Cards are of a month.
fn cards(masa: Masa) -> Option<Button> {
    matches!(masa, Masa::Bulan(_)).then(|| Button::new(Label::LaporanDesa, LaporanTap::Villages(masa)))
}

fn counts(laporan: &Laporan, before: Option<LaporanText>) -> Pesan {
    let jumlah = laporan.received.total();
    if jumlah == 0 {
        return LaporanText::Empty.into();
    }
    let mut baris = vec![LaporanText::Received { jumlah }];
    let kinds: Vec<_> = laporan.received.by_kind().collect();
    if kinds.len() > 1 {
        baris.extend(kinds.into_iter().map(|(jenis, jumlah)| LaporanText::Kind { jenis, jumlah }));
    }
    baris.extend(before);
    let persen = percent(laporan.returned, jumlah).unwrap_or_default();
    baris.push(LaporanText::Returned { jumlah: laporan.returned, persen });
    baris.push(match percent(laporan.complete, laporan.checked) {
        Some(persen) => LaporanText::Complete { jumlah: laporan.complete, dari: laporan.checked, persen },
        None => LaporanText::NotChecked,
    });
    baris.push(LaporanText::Sent { jumlah: laporan.sent });
    if laporan.open() > 0 {
        baris.push(LaporanText::Open { jumlah: laporan.open() });
    }
    if laporan.closed > 0 {
        baris.push(LaporanText::Closed { jumlah: laporan.closed });
    }
    LaporanText::Counts { baris: baris.into_iter().map(Pesan::from).collect() }.into()
}

fn handed_over(handed: HandedOver) -> Option<Pesan> {
    let HandedOver { total: jumlah, back: kembali, refused: ditolak } = handed;
    let persen = percent(kembali, jumlah)?;
    Some(LaporanText::HandedOver { jumlah, kembali, persen, ditolak }.into())
}

/// Beside the time before, where that tells something: among fewer than ten, chance says more than the number.
fn compared(laporan: &Laporan, before: u32, in_part: bool) -> Option<LaporanText> {
    let now = laporan.received.total();
    let enough = u32::try_from(ENOUGH).unwrap_or(u32::MAX);
    let (sebelum, sebagian, jumlah) = (laporan.masa.before()?, u32::from(in_part), before);
    match (now.max(before) >= enough && before > 0, now.abs_diff(before) * 10 > before, now > before) {
        (false, _, _) => None,
        (true, false, _) => Some(LaporanText::Same { sebelum, sebagian, jumlah }),
        (true, true, true) => Some(LaporanText::More { sebelum, sebagian, jumlah }),
        (true, true, false) => Some(LaporanText::Fewer { sebelum, sebagian, jumlah }),
    }
}

fn times(laporan: &Laporan) -> Pesan {
    if laporan.steps.iter().all(|step| step.desk == Figure::TooFew) {
        return LaporanText::TimesTooFew { paling: u32::try_from(ENOUGH).unwrap_or(u32::MAX) }.into();
    }
    let mut baris: Vec<Pesan> = laporan.steps.iter().map(step).collect();
    if let Some(times) = laporan.office.known() {
        baris.push(LaporanText::Office { lama: Box::new(spread(&times)) }.into());
    }
    if laporan.steps.iter().any(|step| [step.desk, step.handled].contains(&Figure::OnePerson)) {
        baris.push(LaporanText::WhyNotShown.into());
    }
    LaporanText::Times { baris }.into()
}

/// A langkah in lines that a phone does not break.
fn step(figures: &StepFigures) -> Pesan {
    let mut isi = Vec::new();
    match figures.desk {
        Figure::TooFew => isi.push(LaporanText::StepTooFew),
        Figure::Known(_) | Figure::OnePerson => isi.push(LaporanText::StepDesk { lama: Box::new(said(figures.desk)) }),
    }
    if figures.handled != Figure::TooFew && figures.desk != Figure::TooFew {
        isi.push(LaporanText::StepHandled { lama: Box::new(said(figures.handled)) });
    }
    let persen = figures.within_sop.and_then(|(within, all)| percent(within, all));
    if let Some(sasaran) = figures.langkah.minutes().map(u32::from) {
        isi.push(match persen {
            Some(persen) => LaporanText::StepSopWithin { sasaran, persen },
            None => LaporanText::StepSop { sasaran },
        });
    }
    LaporanText::Step { langkah: figures.langkah, isi: isi.into_iter().map(Pesan::from).collect() }.into()
}

fn said(figure: Figure) -> Pesan {
    match figure {
        Figure::Known(times) => spread(&times),
        Figure::TooFew => LaporanText::TooFew.into(),
        Figure::OnePerson => LaporanText::NotShown.into(),
    }
}

fn spread(times: &Expected) -> Pesan {
    let [separuh, sembilan] = [times.half, times.most].map(|time| Box::new(Lama::at_most(time).into()));
    LaporanText::Spread { separuh, sembilan }.into()
}

fn missing(missing: &[Missing]) -> Option<Pesan> {
    let line = |one: &Missing| {
        let &(alasan, _) = one.why.first()?;
        Some(LaporanText::MissingLine { syarat: one.name.clone(), jumlah: one.times, alasan }.into())
    };
    let baris: Vec<Pesan> = missing.iter().take(NAMED).filter_map(line).collect();
    (!baris.is_empty()).then(|| LaporanText::Missing { baris }.into())
}

fn villages(all: &[DesaFigures], kantor: &Kantor) -> Pesan {
    let name = |one: &DesaFigures| one.desa.as_ref().map(|kode| kantor.desa_nama(kode)).unwrap_or_default();
    let line = |one: &DesaFigures| {
        let (desa, dikenal, jumlah) = (name(one), u32::from(one.desa.is_some()), one.received);
        match one.returned {
            0 => LaporanText::Village { desa, dikenal, jumlah },
            kembali => LaporanText::VillageReturned { desa, dikenal, jumlah, kembali },
        }
    };
    let mut baris: Vec<Pesan> = all.iter().take(NAMED).map(|one| line(one).into()).collect();
    let others = all.get(NAMED..).unwrap_or_default();
    if !others.is_empty() {
        let jumlah = others.iter().map(|one| one.received).sum();
        baris.push(LaporanText::VillageOthers { jumlah, desa: u32::try_from(others.len()).unwrap_or(u32::MAX) }.into());
    }
    LaporanText::Villages { baris }.into()
}
