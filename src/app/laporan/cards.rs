//! The card of a desa: a message that can be passed on as it is. No name, no kode, and nothing of fewer people than can be told
//! from each other.

use super::read::reckon;
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::domain::berkas::Demand;
use crate::domain::desa::DesaKode;
use crate::domain::kantor::Kantor;
use crate::domain::laporan::{Back, FEWEST, Kartu, Laporan, Masa, Missing};
use crate::pesan::label::Label;
use crate::pesan::laporan::LaporanText;
use crate::pesan::tap::LaporanTap;
use crate::pesan::{Button, Pesan, Reply};

/// The desa that have a card, and the way back to the report.
pub(super) async fn list(s: &mut Session<'_>, masa: Masa) -> Result<(), Fault> {
    let laporan = reckon(s.uow, month_of(masa), s.now).await?;
    let desa = villages(&laporan, s.kantor());
    let text = if desa.is_empty() {
        LaporanText::NoVillages { masa: laporan.masa, paling: FEWEST }
    } else {
        LaporanText::AskVillage { masa: laporan.masa, paling: FEWEST }
    };
    let back = Button::new(Label::LaporanBack, LaporanTap::Show(laporan.masa));
    s.say_in_place(Reply::new(text).grid(&desa, 2).rows([back]));
    Ok(())
}

/// The card of one desa, as a message of its own without buttons.
pub(super) async fn one(s: &mut Session<'_>, masa: Masa, desa: &DesaKode) -> Result<(), Fault> {
    let laporan = reckon(s.uow, month_of(masa), s.now).await?;
    let masa = laporan.masa;
    let nama = s.kantor().desa_nama(desa);
    let offered = (std::mem::take(&mut s.dialog.offered), s.dialog.offered_at);
    match laporan.kartu(desa) {
        Some(kartu) => {
            let card = card(&kartu, (nama, masa), s.kantor());
            s.tell(card);
        }
        None => s.tell(LaporanText::VillageTooFew { desa: nama, masa, paling: FEWEST }),
    }
    (s.dialog.offered, s.dialog.offered_at) = offered; // the list stands there still
    Ok(())
}

/// What leads to the cards of a month, and to its report.
#[must_use]
pub fn buttons(masa: Masa) -> [Button; 2] {
    [
        Button::new(Label::LaporanDesa, LaporanTap::Villages(masa)),
        Button::new(Label::LaporanOf { masa }, LaporanTap::Show(masa)),
    ]
}

/// Cards are of a month: of that in which the time begins.
fn month_of(masa: Masa) -> Masa {
    Masa::month(masa.first())
}

/// In the order of their names: one looks for the own.
fn villages(laporan: &Laporan, kantor: &Kantor) -> Vec<Button> {
    let mut all: Vec<(String, &DesaKode)> = laporan.with_kartu().map(|kode| (kantor.desa_nama(kode), kode)).collect();
    all.sort();
    let button = |(nama, kode): (String, &DesaKode)| {
        Button::new(Label::Desa { nama }, LaporanTap::Card(laporan.masa, kode.clone()))
    };
    all.into_iter().map(button).collect()
}

fn card(kartu: &Kartu, (desa, masa): (String, Masa), kantor: &Kantor) -> LaporanText {
    let back = match kartu.back {
        Back::Nobody => LaporanText::CardNobody,
        Back::Few => LaporanText::CardFew,
        Back::Many(jumlah) => LaporanText::CardMany { jumlah },
    };
    let missing = match (kartu.back, &kartu.missing[..]) {
        (Back::Nobody | Back::Few, []) => None,
        (Back::Many(_), []) => Some(LaporanText::CardVarious),
        (_, missing) => Some(LaporanText::CardMissing { baris: missing.iter().filter_map(line).collect() }),
    };
    LaporanText::Card {
        desa,
        masa,
        kecamatan: kantor.wilayah.kecamatan_nama().to_owned(),
        jumlah: kartu.received,
        isi: std::iter::once(back).chain(missing).map(Pesan::from).collect(),
        syarat: bring(kantor),
        kontak: kantor.kontak.clone(),
    }
}

fn line(one: &Missing) -> Option<Pesan> {
    let &(alasan, _) = one.why.first()?;
    Some(LaporanText::CardLine { syarat: one.name.clone(), alasan }.into())
}

/// What has to be brought for each kind that is offered, as it is asked for now.
fn bring(kantor: &Kantor) -> Vec<Pesan> {
    let wajib = |jenis| {
        let syarat = kantor.syarat(jenis).iter().filter(|one| one.demand == Demand::Wajib);
        syarat.map(|one| one.nama.as_str()).collect::<Vec<_>>().join(", ")
    };
    kantor.kinds().map(|jenis| LaporanText::CardBring { jenis, syarat: wajib(jenis) }.into()).collect()
}
