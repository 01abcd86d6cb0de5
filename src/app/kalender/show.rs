//! The kalender as one reads it.

use chrono::{Datelike, Days as ChronoDays, NaiveDate, Weekday};

use super::{button, load, number};
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::dialog::Focus;
use crate::dialog::ask::{opening_hours, sessions_line};
use crate::dialog::kalender::{Begun, What};
use crate::domain::kalender::biasa::{Biasa, Hari, JamHari};
use crate::domain::kalender::tahun::{monday, unconfirmed};
use crate::domain::kalender::{JamKhusus, Kalender, Kepastian, Libur};
use crate::domain::pelaksana::Days;
use crate::domain::petugas::Peran;
use crate::domain::wib::today_wib;
use crate::pesan::arg::Day;
use crate::pesan::kalender::{KalenderTap, KalenderText};
use crate::pesan::label::Label;
use crate::pesan::{Button, Pesan, Reply};
use crate::store::kalender::{Changed, Loaded, What as Done};
use crate::store::petugas::Petugas;

/// How many days off are listed.
const COMING: usize = 12;

/// How many days off stand on buttons at once.
const PAGE: usize = 8;

/// How long a day off that has passed is still offered to be changed: one that is moved late is moved when it is near.
const PASSED_DAYS: u64 = 14;

/// How many changes are listed.
const CHANGES: i64 = 10;

/// This week, what is off next, other hours, and what is not confirmed.
pub(super) async fn all(s: &mut Session<'_>) -> Result<(), Fault> {
    s.leave_kalender();
    let loaded = load(s).await?;
    let today = today_wib(s.now);
    let mut parts: Vec<Pesan> = vec![week(&loaded.kalender, today), coming(&loaded.kalender, today)];
    let khusus = hours_lines(&loaded.kalender, today);
    if !khusus.is_empty() {
        parts.push(KalenderText::HoursList { daftar: khusus }.into());
    }
    let years = unconfirmed(&loaded.confirmed, today);
    parts.extend(years.iter().map(|&year| not_confirmed(&loaded.kalender, year)));
    let reply = Reply::new(Pesan::Together(parts)).rows(buttons(s, &years));
    s.say_in_place(reply);
    Ok(())
}

fn buttons(s: &Session<'_>, years: &[i32]) -> Vec<Button> {
    let mut buttons = Vec::new();
    if s.is(Peran::Admin) {
        buttons.push(Button::new(Label::LiburAdd, KalenderTap::Add));
        buttons.push(Button::new(Label::LiburChange, KalenderTap::Pick(0)));
        let year =
            |&tahun: &i32| Button::new(Label::TahunConfirm { tahun: shown(tahun) }, KalenderTap::ConfirmYear(tahun));
        buttons.extend(years.iter().map(year));
    }
    buttons.push(Button::new(Label::JamKerja, KalenderTap::Usual));
    buttons.push(Button::new(Label::JamKhusus, KalenderTap::Hours));
    buttons.push(Button::new(Label::KalenderHistory, KalenderTap::History));
    buttons
}

/// A year as a number in a sentence.
pub(super) fn shown(tahun: i32) -> u32 {
    u32::try_from(tahun).unwrap_or_default()
}

fn week(kalender: &Kalender, today: NaiveDate) -> Pesan {
    let days = monday(today).iter_days().take(7);
    let mut daftar: Vec<Pesan> = days.filter_map(|date| day_line(kalender, date)).collect();
    if daftar.is_empty() {
        daftar.push(KalenderText::DayNone.into());
    }
    KalenderText::Week { daftar }.into()
}

/// A day off is named where the office would work otherwise.
fn day_line(kalender: &Kalender, date: NaiveDate) -> Option<Pesan> {
    let hari = date.weekday();
    let usual = kalender.week_of(date).of(date);
    match kalender.libur.get(&date) {
        _ if usual.is_empty() => None,
        Some(libur) => Some(KalenderText::DayLibur { hari, nama: libur.nama.clone() }.into()),
        None => Some(KalenderText::DayOpen { hari, jam: Box::new(sessions_line(usual)) }.into()),
    }
}

fn coming(kalender: &Kalender, today: NaiveDate) -> Pesan {
    let daftar: Vec<Pesan> = kalender.libur.range(today..).take(COMING).map(|(_, one)| libur_line(one)).collect();
    if daftar.is_empty() { KalenderText::ComingNone.into() } else { KalenderText::Coming { daftar }.into() }
}

fn libur_line(libur: &Libur) -> Pesan {
    let (hari, nama, dasar) = (Day(libur.tanggal), libur.nama.clone(), libur.dasar.clone());
    KalenderText::LiburLine { hari, nama, kepastian: libur.kepastian, dasar }.into()
}

/// That a year is not confirmed.
pub(in crate::app) fn not_confirmed(kalender: &Kalender, year: i32) -> Pesan {
    let perkiraan = number(kalender.estimates(year).count());
    KalenderText::Unconfirmed { tahun: shown(year), perkiraan, cuti: number(kalender.joint_leave(year)) }.into()
}

/// Other hours that hold now or later.
fn current(kalender: &Kalender, today: NaiveDate) -> impl Iterator<Item = &JamKhusus> {
    kalender.khusus.iter().filter(move |one| one.sampai >= today)
}

fn hours_lines(kalender: &Kalender, today: NaiveDate) -> Vec<Pesan> {
    let line = |one: &JamKhusus| {
        let jam = opening_hours(&one.jam_kerja);
        KalenderText::HoursLine { hari: one.days(), dasar: one.dasar.clone(), jam }.into()
    };
    current(kalender, today).map(line).collect()
}

/// Days with other hours, each with a button to take it back.
pub(super) async fn hours(s: &mut Session<'_>) -> Result<(), Fault> {
    s.leave_kalender();
    let kalender = load(s).await?.kalender;
    let today = today_wib(s.now);
    let daftar = hours_lines(&kalender, today);
    let text = if daftar.is_empty() { KalenderText::HoursNone } else { KalenderText::HoursList { daftar } };
    let end = |one: &JamKhusus| {
        let label = Label::JamKhususEnd { hari: one.days() };
        Some(Button::new(label, KalenderTap::EndHours(one.id?)))
    };
    let ends: Vec<Button> = current(&kalender, today).filter_map(end).collect();
    let reply = Reply::new(text);
    let reply = if s.is(Peran::Admin) {
        reply.rows(ends).rows([Button::new(Label::JamKhususAdd, KalenderTap::AddHours)])
    } else {
        reply
    };
    s.say_in_place(reply.rows([button()]));
    Ok(())
}

/// The usual hours, what of them changes later, and a button for each day of the week.
pub(super) async fn usual(s: &mut Session<'_>) -> Result<(), Fault> {
    s.leave_kalender();
    let biasa = load(s).await?.kalender.biasa;
    let today = today_wib(s.now);
    let mut parts: Vec<Pesan> = vec![KalenderText::Usual { jam: opening_hours(biasa.week_of(today)) }.into()];
    let daftar = usual_lines(&biasa, today);
    if !daftar.is_empty() {
        parts.push(KalenderText::UsualComing { daftar }.into());
    }
    let reply = if s.is(Peran::Admin) {
        parts.push(KalenderText::UsualPick.into());
        Reply::new(Pesan::Together(parts)).grid(&hari_buttons(), 2)
    } else {
        Reply::new(Pesan::Together(parts))
    };
    s.say_in_place(reply.rows([button()]));
    Ok(())
}

/// Days of the week that change together in one line.
fn usual_lines(biasa: &Biasa, today: NaiveDate) -> Vec<Pesan> {
    let mut lines: Vec<(NaiveDate, Hari, &JamHari)> = Vec::new();
    for (mulai, row) in biasa.after(today) {
        match lines.last_mut() {
            Some((same, hari, first))
                if *same == mulai
                    && hari.sampai + 1 == row.hari
                    && (&first.sesi, &first.dasar) == (&row.sesi, &row.dasar) =>
            {
                hari.sampai = row.hari;
            }
            Some(_) | None => lines.push((mulai, Hari::one(row.hari), row)),
        }
    }
    let line = |(mulai, hari, row): (NaiveDate, Hari, &JamHari)| {
        let (mulai, hari, jam) = (Day(mulai), hari_name(hari), Box::new(sessions_line(&row.sesi)));
        KalenderText::UsualLine { mulai, hari, jam, dasar: row.dasar.clone() }.into()
    };
    lines.into_iter().map(line).collect()
}

/// Days that mostly change together, then each alone.
fn hari_buttons() -> Vec<Button> {
    let together = [Hari { dari: 1, sampai: 4 }, Hari { dari: 1, sampai: 5 }];
    let one = |hari: Hari| Button::new(hari_label(hari), KalenderTap::SetHours(hari));
    together.into_iter().chain((1..=7).map(Hari::one)).map(one).collect()
}

fn hari_label(hari: Hari) -> Label {
    let (dari, sampai) = (weekday(hari.dari), weekday(hari.sampai));
    if hari.dari == hari.sampai { Label::Hari { hari: dari } } else { Label::HariMany { dari, sampai } }
}

/// Days of the week within a sentence.
pub(super) fn hari_name(hari: Hari) -> Box<Pesan> {
    let (dari, sampai) = (weekday(hari.dari), weekday(hari.sampai));
    let one = hari.dari == hari.sampai;
    Box::new(if one { KalenderText::HariOne { hari: dari } } else { KalenderText::HariMany { dari, sampai } }.into())
}

fn weekday(hari: u8) -> Weekday {
    Weekday::try_from(hari.saturating_sub(1)).unwrap_or(Weekday::Mon)
}

/// Which day off: those that are near, or a typed date.
pub(super) async fn pick(s: &mut Session<'_>, offset: u16) -> Result<(), Fault> {
    let kalender = load(s).await?.kalender;
    s.dialog.focus = Focus::Kalender(Begun::new(What::Pick));
    let reply = pick_question(&kalender, today_wib(s.now), offset);
    s.say_in_place(reply);
    Ok(())
}

/// The question for a day off.
pub(super) fn pick_question(kalender: &Kalender, today: NaiveDate, offset: u16) -> Reply {
    let from = today.checked_sub_days(ChronoDays::new(PASSED_DAYS)).unwrap_or(today);
    let left: Vec<&Libur> = kalender.libur.range(from..).map(|(_, one)| one).skip(offset.into()).collect();
    let entry = |one: &&Libur| {
        let label = Label::Libur { tanggal: one.tanggal, nama: one.nama.clone() };
        Button::new(label, KalenderTap::Entry(one.tanggal))
    };
    let text = if left.is_empty() { KalenderText::AskPickNone } else { KalenderText::AskPick };
    let reply = Reply::new(text).rows(left.iter().take(PAGE).map(entry));
    let next = u16::try_from(PAGE).ok().and_then(|page| offset.checked_add(page)).filter(|_| left.len() > PAGE);
    reply.rows(next.map(|offset| Button::new(Label::More, KalenderTap::Pick(offset)))).rows([button()])
}

/// One day off, and what can be done with it.
pub(super) async fn entry(s: &mut Session<'_>, tanggal: NaiveDate) -> Result<(), Fault> {
    s.leave_kalender();
    let kalender = load(s).await?.kalender;
    let Some(libur) = kalender.libur.get(&tanggal) else {
        s.say(Reply::new(KalenderText::DateNone { hari: Day(tanggal) }).rows([button()]));
        return Ok(());
    };
    let reply = entry_card(libur);
    s.say_in_place(reply);
    Ok(())
}

/// A day off with what can be done with it.
pub(super) fn entry_card(libur: &Libur) -> Reply {
    let Libur { tanggal, jenis, nama, dasar, kepastian } = libur.clone();
    let confirm =
        (kepastian == Kepastian::Perkiraan).then(|| Button::new(Label::LiburConfirm, KalenderTap::Confirm(tanggal)));
    Reply::new(KalenderText::Entry { hari: Day(tanggal), nama, jenis, kepastian, dasar }).rows(confirm).rows([
        Button::new(Label::LiburMove, KalenderTap::Move(tanggal)),
        Button::new(Label::LiburCancel, KalenderTap::Cancel(tanggal)),
        button(),
    ])
}

/// Who changed what.
pub(super) async fn history(s: &mut Session<'_>) -> Result<(), Fault> {
    s.leave_kalender();
    let changes = s.uow.kalender().history(CHANGES).await?;
    let names = if changes.is_empty() { Vec::new() } else { s.uow.petugas().all().await? };
    let daftar: Vec<Pesan> = changes.into_iter().map(|one| changed_line(one, &names)).collect();
    let text = if daftar.is_empty() { KalenderText::HistoryNone } else { KalenderText::History { daftar } };
    s.say_in_place(Reply::new(text).rows([button()]));
    Ok(())
}

fn changed_line(change: Changed, names: &[Petugas]) -> Pesan {
    let oleh = names.iter().find(|p| p.id == change.by).map(|p| p.nama.clone()).unwrap_or_default();
    let Changed { what, tanggal, ke, nama, dasar, sejak, jam, by: _, at: waktu } = change;
    let (hari, ke) = (Day(tanggal), ke.unwrap_or(tanggal));
    match what {
        Done::Ditambah => KalenderText::ChangedDitambah { waktu, oleh, hari, nama, dasar },
        Done::Dipindah => KalenderText::ChangedDipindah { waktu, oleh, hari, ke: Day(ke), nama, dasar },
        Done::Dibatalkan => KalenderText::ChangedDibatalkan { waktu, oleh, hari, nama, dasar },
        Done::Dipastikan => KalenderText::ChangedDipastikan { waktu, oleh, hari, nama, dasar },
        Done::Tahun => KalenderText::ChangedTahun { waktu, oleh, tahun: shown(tanggal.year()), dasar },
        Done::JamKhusus => {
            KalenderText::ChangedJamKhusus { waktu, oleh, hari: Days { first: tanggal, last: ke }, dasar }
        }
        Done::JamKhususDiakhiri => {
            let sejak = sejak.unwrap_or(tanggal);
            KalenderText::ChangedJamKhususDiakhiri { waktu, oleh, hari: Days { first: tanggal, last: ke }, sejak }
        }
        Done::JamKerja => {
            let (hari, sesi) = jam.unwrap_or((Hari::one(1), Vec::new()));
            let (hari, jam) = (hari_name(hari), Box::new(sessions_line(&sesi)));
            KalenderText::ChangedJamKerja { waktu, oleh, hari, jam, mulai: tanggal, dasar }
        }
        Done::JamKhususSelesai => {
            KalenderText::ChangedJamKhususSelesai { waktu, oleh, hari: Days { first: tanggal, last: ke } }
        }
    }
    .into()
}

/// Whether a year is confirmed.
pub(super) fn is_confirmed(loaded: &Loaded, tahun: i32) -> bool {
    loaded.confirmed.contains(&tahun)
}
