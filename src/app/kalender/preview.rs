//! A change of the kalender in words: what it changes, and what that does to the days of work.

use chrono::{DateTime, NaiveDate, Utc};

use super::show::{hari_name, shown};
use crate::dialog::ask::{opening_hours, sessions_line};
use crate::dialog::kalender::refused;
use crate::domain::kalender::biasa::JamBaru;
use crate::domain::kalender::change::Change;
use crate::domain::kalender::{JamKhusus, Kalender, Libur};
use crate::pesan::Pesan;
use crate::pesan::arg::{Day, Weekdays};
use crate::pesan::kalender::KalenderText;

/// Everything once more, with what it does.
pub(super) fn of(change: &Change, kalender: &Kalender, now: DateTime<Utc>) -> Result<Vec<Pesan>, KalenderText> {
    let new = kalender.changed(change, now).map_err(refused)?;
    let mut parts = what_changes(change, kalender);
    parts.extend(effects(change, kalender, &new));
    if kalender.is_about_past(change, &new, now) {
        parts.push(KalenderText::Past.into());
    }
    parts.push(KalenderText::Save.into());
    Ok(parts)
}

/// What is another from now on.
pub(super) fn what_changes(change: &Change, kalender: &Kalender) -> Vec<Pesan> {
    let nama = |tanggal| kalender.libur.get(tanggal).map(|one| one.nama.clone()).unwrap_or_default();
    let dasar = |text: &String| text.clone();
    match change {
        Change::Add(one) => {
            let (hari, nama) = (Day(one.tanggal), one.nama.clone());
            vec![KalenderText::PreviewAdd { hari, nama, jenis: one.jenis, dasar: dasar(&one.dasar) }.into()]
        }
        Change::Move { tanggal, ke, dasar: text } => {
            let (hari, ke) = (Day(*tanggal), Day(*ke));
            vec![KalenderText::PreviewMove { hari, ke, nama: nama(tanggal), dasar: dasar(text) }.into()]
        }
        Change::Cancel { tanggal, dasar: text } => {
            vec![KalenderText::PreviewCancel { hari: Day(*tanggal), nama: nama(tanggal), dasar: dasar(text) }.into()]
        }
        Change::Confirm { tanggal, dasar: text } => {
            vec![KalenderText::PreviewConfirm { hari: Day(*tanggal), nama: nama(tanggal), dasar: dasar(text) }.into()]
        }
        Change::ConfirmYear { tahun, dasar: text } => year_changes(*tahun, text, kalender),
        Change::AddHours(one) => {
            let (hari, jam) = (Weekdays(one.days()), opening_hours(&one.jam_kerja));
            let there = kalender.khusus.iter().any(|old| old.dari <= one.sampai && one.dari <= old.sampai);
            let text = KalenderText::PreviewHours { hari, jam, dasar: dasar(&one.dasar) };
            std::iter::once(text).chain(there.then_some(KalenderText::HoursThere)).map(Pesan::from).collect()
        }
        Change::EndHours { id, sejak } => {
            kalender.khusus(*id).map(|one| end_changes(one, *sejak).into()).into_iter().collect()
        }
        Change::SetHours(new) => usual_changes(new, kalender),
    }
}

fn end_changes(one: &JamKhusus, sejak: NaiveDate) -> KalenderText {
    let (hari, dasar) = (Weekdays(one.days()), one.dasar.clone());
    if one.dari < sejak {
        KalenderText::PreviewEndFrom { sejak: Day(sejak), hari, dasar }
    } else {
        KalenderText::PreviewEnd { hari, dasar }
    }
}

fn usual_changes(new: &JamBaru, kalender: &Kalender) -> Vec<Pesan> {
    let (hari, jam, mulai) = (hari_name(new.hari), Box::new(sessions_line(&new.sesi)), Day(new.dari));
    let mut parts = vec![KalenderText::PreviewUsual { hari, jam, mulai, dasar: new.dasar.clone() }];
    let mut later = kalender.biasa.after(new.dari).filter(|(_, row)| new.hari.days().contains(&row.hari));
    parts.extend(later.next().map(|(mulai, _)| KalenderText::UsualLater { mulai: Day(mulai) }));
    let khusus = kalender.khusus.iter().filter(|one| one.sampai >= new.dari);
    parts.extend(khusus.map(|one| KalenderText::UsualKhusus { hari: one.days() }));
    parts.into_iter().map(Pesan::from).collect()
}

fn year_changes(tahun: i32, dasar: &str, kalender: &Kalender) -> Vec<Pesan> {
    let line = |one: &Libur| KalenderText::LiburShort { hari: Day(one.tanggal), nama: one.nama.clone() }.into();
    let daftar: Vec<Pesan> = kalender.estimates(tahun).map(line).collect();
    let (dasar, year) = (dasar.to_owned(), shown(tahun));
    let text = if daftar.is_empty() {
        KalenderText::PreviewYearNone { tahun: year, dasar }
    } else {
        KalenderText::PreviewYear { tahun: year, daftar, dasar }
    };
    let none = (kalender.joint_leave(tahun) == 0).then_some(KalenderText::CutiNone { tahun: year });
    std::iter::once(text).chain(none).map(Pesan::from).collect()
}

/// What a change does to the days of work of the years that it is about.
fn effects(change: &Change, old: &Kalender, new: &Kalender) -> Vec<Pesan> {
    let years = change.years();
    let effect = |&year: &i32| {
        let (dari, ke) = (old.working_days(year), new.working_days(year));
        let (dari, ke, tahun) = (super::number(dari), super::number(ke), shown(year));
        (dari != ke).then(|| KalenderText::Effect { tahun, dari, ke }.into())
    };
    let effects: Vec<Pesan> = years.iter().filter_map(effect).collect();
    if effects.is_empty() && !years.is_empty() { vec![KalenderText::EffectNone.into()] } else { effects }
}
