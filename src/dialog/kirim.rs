//! What staf choose to send, and what an officer answers: kept in the conversation until it is sent.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::kode::Kode;
use crate::domain::pemohon::Jenis;
use crate::domain::pengiriman::{NomorEkspedisi, PengirimanId, Sebab};
use crate::pesan::label::Label;
use crate::pesan::pengiriman::PengirimanText;
use crate::pesan::tap::KirimTap;
use crate::pesan::{Button, Pesan, Reply};

/// So many on a page: numbers to tap side by side.
pub const PAGE: usize = 10;

/// A choice that is older is made anew: what can be sent has changed since.
const GOOD_FOR: TimeDelta = TimeDelta::hours(12);

/// One that can be sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ready {
    /// Which one.
    pub kode: Kode,
    /// Its kind.
    pub jenis: Jenis,
    /// The name of its desa.
    pub desa: String,
    /// Whether it was sent back.
    pub kembali: bool,
    /// Whether it is going to be sent.
    pub on: bool,
}

/// What staf choose from, as it was shown to them: what becomes ready meanwhile is not sent unseen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What can be sent.
    pub ready: Vec<Ready>,
    /// When it was shown first.
    pub at: DateTime<Utc>,
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn number(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

/// A number that stands for what a question was about: its button does nothing once that is something else. It is the same on
/// every machine and in every program, for buttons stay in chats (FNV-1a).
fn sum(parts: impl Iterator<Item = String>) -> u32 {
    let add = |sum: u32, byte: u8| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let part = |sum: u32, part: String| part.bytes().chain([0]).fold(sum, add);
    parts.fold(0x811c_9dc5, part)
}

/// What stands for a choice of these.
#[must_use]
pub fn sum_of(chosen: &[Kode]) -> u32 {
    sum(chosen.iter().map(Kode::compact))
}

/// What stands for these marks.
#[must_use]
pub fn sum_of_marks(kembali: &[(u16, Sebab)]) -> u32 {
    let mark = |(urut, sebab): &(u16, Sebab)| {
        let text = sebab.text.as_deref().unwrap_or_default();
        format!("{urut}:{}:{text}", sebab.kode)
    };
    sum(kembali.iter().map(mark))
}

impl Choice {
    /// Whether it still stands before somebody's eyes.
    #[must_use]
    pub fn is_good(&self, now: DateTime<Utc>) -> bool {
        now - self.at < GOOD_FOR
    }

    /// What is going to be sent.
    #[must_use]
    pub fn chosen(&self) -> Vec<Kode> {
        self.ready.iter().filter(|one| one.on).map(|one| one.kode).collect()
    }

    /// Takes one in or out; the page on which it stands.
    pub fn toggle(&mut self, urut: u16) -> u16 {
        let at = usize::from(urut).saturating_sub(1);
        if let Some(one) = self.ready.get_mut(at) {
            one.on = !one.on;
        }
        number(at / PAGE)
    }

    /// Takes a whole page in or out.
    pub fn all(&mut self, page: u16, on: bool) {
        self.ready.iter_mut().skip(usize::from(page) * PAGE).take(PAGE).for_each(|one| one.on = on);
    }

    /// A page of it.
    #[must_use]
    pub fn page(&self, page: u16) -> Reply {
        let last = self.ready.len().saturating_sub(1) / PAGE;
        let page = usize::from(page).min(last);
        let shown: Vec<(usize, &Ready)> = self.ready.iter().enumerate().skip(page * PAGE).take(PAGE).collect();
        let dipilih = self.chosen().len();
        let daftar = shown.iter().map(|(n, one)| line(*n, one)).collect();
        let text = PengirimanText::Pick { jumlah: count(self.ready.len()), dipilih: count(dipilih), daftar };
        let numbers: Vec<Button> = shown.iter().map(|(n, one)| mark(*n, one.on)).collect();
        let all_on = shown.iter().all(|(_, one)| one.on);
        let whole = if all_on { Label::PilihKosong } else { Label::PilihSemua };
        let mut turn = Vec::new();
        if page > 0 {
            turn.push(Button::new(Label::Sebelumnya, KirimTap::Page(number(page - 1))));
        }
        if page < last {
            turn.push(Button::new(Label::Berikutnya, KirimTap::Page(number(page + 1))));
        }
        let next = Button::new(Label::PilihLanjut { jumlah: count(dipilih) }, KirimTap::Next);
        let whole = Button::new(whole, KirimTap::All(number(page), !all_on));
        Reply::new(text).grid(&numbers, 5).row(turn).rows([whole]).rows((dipilih > 0).then_some(next))
    }
}

fn line(n: usize, one: &Ready) -> Pesan {
    let (urut, kode, jenis, desa) = (count(n + 1), one.kode, one.jenis, one.desa.clone());
    match (one.kembali, one.on) {
        (false, true) => PengirimanText::PickOn { urut, kode, jenis, desa },
        (false, false) => PengirimanText::PickOff { urut, kode, jenis, desa },
        (true, true) => PengirimanText::PickBackOn { urut, kode, jenis, desa },
        (true, false) => PengirimanText::PickBackOff { urut, kode, jenis, desa },
    }
    .into()
}

fn mark(n: usize, on: bool) -> Button {
    let urut = count(n + 1);
    let label = if on { Label::PilihIn { urut } } else { Label::PilihOut { urut } };
    Button::new(label, KirimTap::Toggle(number(n + 1)))
}

/// What an officer marks as sent back, of a pengiriman.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answering {
    /// Which one.
    pub id: PengirimanId,
    /// Its number.
    pub nomor: NomorEkspedisi,
    /// What is in it, in order.
    pub isi: Vec<Kode>,
    /// What is sent back: its number in the list, and why.
    pub kembali: Vec<(u16, Sebab)>,
    /// When it was begun.
    pub at: DateTime<Utc>,
}

impl Answering {
    /// Which one has this number.
    #[must_use]
    pub fn kode(&self, urut: u16) -> Option<Kode> {
        self.isi.get(usize::from(urut).checked_sub(1)?).copied()
    }

    /// Marks one; an earlier mark of it is replaced.
    pub fn mark(&mut self, urut: u16, sebab: Sebab) {
        self.clear(urut);
        self.kembali.push((urut, sebab));
        self.kembali.sort_by_key(|(urut, _)| *urut);
    }

    /// Takes a mark back.
    pub fn clear(&mut self, urut: u16) {
        self.kembali.retain(|(other, _)| *other != urut);
    }

    /// The numbers from one on, and what is marked so far.
    #[must_use]
    pub fn numbers(&self, from: u16) -> Reply {
        let last = self.isi.len().saturating_sub(1) / PAGE;
        let page = (usize::from(from).saturating_sub(1) / PAGE).min(last);
        let (first, end) = (page * PAGE, ((page + 1) * PAGE).min(self.isi.len()));
        let marked = self.lines();
        let daftar = if marked.is_empty() { vec![PengirimanText::TerimaExceptNone.into()] } else { marked };
        let text = PengirimanText::TerimaExcept {
            nomor: self.nomor,
            jumlah: count(self.isi.len()),
            dari: count(first + 1),
            sampai: count(end),
            daftar,
        };
        let button = |n: usize| {
            let urut = number(n + 1);
            let is_back = self.kembali.iter().any(|(other, _)| *other == urut);
            let label =
                if is_back { Label::NomorKembali { urut: urut.into() } } else { Label::Nomor { urut: urut.into() } };
            Button::new(label, KirimTap::One(self.id, urut))
        };
        let numbers: Vec<Button> = (first..end).map(button).collect();
        let mut turn = Vec::new();
        if page > 0 {
            turn.push(Button::new(Label::Sebelumnya, KirimTap::Except(self.id, number(first - PAGE + 1))));
        }
        if page < last {
            turn.push(Button::new(Label::Berikutnya, KirimTap::Except(self.id, number(end + 1))));
        }
        let done = Button::new(Label::TerimaAnswer, KirimTap::Answer(self.id));
        Reply::new(text).grid(&numbers, 5).row(turn).rows((!self.kembali.is_empty()).then_some(done))
    }

    /// The last question.
    #[must_use]
    pub fn confirm(&self) -> Reply {
        let jumlah = count(self.isi.len());
        let yes = Button::new(Label::TerimaYes, KirimTap::Yes(self.id, sum_of_marks(&self.kembali)));
        let back = Button::new(Label::TerimaKecuali, KirimTap::Except(self.id, 1));
        let text = if self.kembali.is_empty() {
            PengirimanText::TerimaAsk { nomor: self.nomor, jumlah }
        } else {
            let diterima = jumlah.saturating_sub(count(self.kembali.len()));
            PengirimanText::TerimaConfirm { nomor: self.nomor, diterima, daftar: self.lines() }
        };
        Reply::new(text).rows([yes, back])
    }

    /// What is sent back, one a line.
    #[must_use]
    pub fn lines(&self) -> Vec<Pesan> {
        self.lines_of(|_| true)
    }

    /// Of these only.
    #[must_use]
    pub fn lines_of(&self, which: impl Fn(Kode) -> bool) -> Vec<Pesan> {
        let line = |(urut, sebab): &(u16, Sebab)| {
            let (kode, urut) = (self.kode(*urut).filter(|kode| which(*kode))?, u32::from(*urut));
            Some(match &sebab.text {
                Some(catatan) => PengirimanText::TerimaMarkText { urut, kode, catatan: catatan.clone() }.into(),
                None => PengirimanText::TerimaMark { urut, kode, alasan: sebab.kode }.into(),
            })
        };
        self.kembali.iter().filter_map(line).collect()
    }
}

/// What became of an answer.
pub struct Answered {
    /// The number of the pengiriman.
    pub nomor: NomorEkspedisi,
    /// So many are there.
    pub diterima: usize,
    /// What was sent back, one a line.
    pub kembali: Vec<Pesan>,
    /// Of what nothing was recorded, and why, one a line.
    pub left: Vec<Pesan>,
}

impl Answered {
    /// To the officer.
    #[must_use]
    pub fn done(&self) -> Reply {
        let (diterima, kembali) = (count(self.diterima), count(self.kembali.len()));
        self.with_left(PengirimanText::TerimaDone { nomor: self.nomor, diterima, kembali })
    }

    /// To staf.
    #[must_use]
    pub fn told(&self, oleh: String) -> Reply {
        let (nomor, diterima, daftar) = (self.nomor, count(self.diterima), self.kembali.clone());
        self.with_left(match (daftar.is_empty(), self.left.is_empty()) {
            (true, true) => PengirimanText::ToldTerima { nomor, oleh, diterima },
            (true, false) => PengirimanText::ToldTerimaPart { nomor, oleh, diterima },
            (false, _) => PengirimanText::ToldTerimaKembali { nomor, oleh, diterima, daftar },
        })
    }

    fn with_left(&self, first: PengirimanText) -> Reply {
        let reply = Reply::new(first);
        if self.left.is_empty() {
            return reply;
        }
        reply.beside_first(PengirimanText::TerimaNotRecorded { daftar: self.left.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::pengiriman::AlasanKembali;

    fn choice(of: usize) -> Choice {
        let ready = (0..of).map(|n| Ready {
            kode: Kode::from_entropy([u8::try_from(n).unwrap(); 8]),
            jenis: Jenis::Baru,
            desa: "Japan".to_owned(),
            kembali: n == 1,
            on: n != 1,
        });
        Choice { ready: ready.collect(), at: DateTime::UNIX_EPOCH }
    }

    #[test]
    fn what_is_taken_out_is_not_sent() {
        let mut choice = choice(23);
        assert_eq!(choice.chosen().len(), 22, "what was sent back goes by choice only");
        assert_eq!((choice.toggle(2), choice.toggle(21), choice.toggle(99)), (0, 2, 9));
        assert_eq!(choice.chosen().len(), 22);
        choice.all(1, false);
        assert_eq!(choice.chosen().len(), 12);
        choice.all(1, true);
        assert_eq!(choice.chosen().len(), 22);
        assert!(choice.is_good(DateTime::UNIX_EPOCH) && !choice.is_good(DateTime::UNIX_EPOCH + GOOD_FOR));
    }

    #[test]
    fn each_choice_and_all_marks_have_a_number_of_their_own() {
        let mut choice = choice(3);
        let all = sum_of(&choice.chosen());
        choice.toggle(1);
        assert_ne!(sum_of(&choice.chosen()), all);
        choice.toggle(1);
        assert_eq!(sum_of(&choice.chosen()), all);
        let mark =
            |urut, text: Option<&str>| (urut, Sebab { kode: AlasanKembali::Lainnya, text: text.map(str::to_owned) });
        let sums = [
            vec![],
            vec![mark(1, None)],
            vec![mark(1, Some("a"))],
            vec![mark(1, Some("a")), mark(2, None)],
            vec![mark(2, None)],
        ]
        .map(|marks| sum_of_marks(&marks));
        assert!((1..sums.len()).all(|n| !sums[..n].contains(&sums[n])), "{sums:?}");
        assert_eq!(sums[0], 2_166_136_261, "it stands in chats");
    }

    #[test]
    fn pages_hold_every_number_once() {
        let choice = choice(23);
        let numbers = |page| {
            choice
                .page(page)
                .buttons
                .iter()
                .flatten()
                .filter(|b| matches!(b.label, Label::PilihIn { .. } | Label::PilihOut { .. }))
                .count()
        };
        assert_eq!([0, 1, 2, 99].map(numbers), [10, 10, 3, 3]);
    }
}
