//! What came of a crowd of applications, counted from outside: the chats as people see them, the register as it is.

use std::collections::HashSet;
use std::fmt;

use bot_api_emulator::client::ControlClient;
use layanan_ktp::domain::kode::Kode;
use layanan_ktp::domain::pemohon::{DataPemohon, Numbers};
use layanan_ktp::domain::permohonan::TahapKind;
use layanan_ktp::domain::petugas::ChatId;
use layanan_ktp::store::Store;

use crate::applicants::Applicant;
use crate::desk::{ACTS, KASI, KASI_IS_TOLD, PEMOHON_IS_TOLD, STAF, STAF_IS_TOLD};
use crate::wire;

/// So many of the things that are wrong are named.
const NAMED: usize = 12;

/// The count.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What people said or pressed, petugas too.
    pub said: usize,
    /// How many apply.
    pub people: usize,
    /// Permohonan that stand in the register once.
    pub done_once: usize,
    /// … not at all.
    pub lost: usize,
    /// … more than once.
    pub doubled: usize,
    /// … with other data than was said.
    pub other_data: usize,
    /// How many bring their originals.
    pub come: usize,
    /// Permohonan of those that were received and approved.
    pub approved: usize,
    /// What the bot said to people.
    pub messages: usize,
    /// … after something that comes later.
    pub out_of_order: usize,
    /// Answers and notices that never came.
    pub missing: usize,
    /// Messages that came once more.
    pub twice: usize,
    /// Messages that nobody waits for.
    pub unexpected: usize,
    /// Chats whose receipts do not name what stands in the register.
    pub receipts_wrong: usize,
    /// Some of what is wrong, in words.
    pub named: Vec<String>,
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "said                      {:>6}", self.said)?;
        writeln!(f, "permohonan, done once     {:>6}", self.done_once)?;
        writeln!(f, "  of them approved        {:>6}  of {} that were to be", self.approved, self.come)?;
        writeln!(f, "lost                      {:>6}", self.lost)?;
        writeln!(f, "doubled                   {:>6}", self.doubled)?;
        writeln!(f, "with other data           {:>6}", self.other_data)?;
        writeln!(f, "messages to people        {:>6}", self.messages)?;
        writeln!(f, "out of order              {:>6}", self.out_of_order)?;
        writeln!(f, "missing                   {:>6}", self.missing)?;
        writeln!(f, "twice                     {:>6}", self.twice)?;
        writeln!(f, "unexpected                {:>6}", self.unexpected)?;
        write!(f, "wrong receipts            {:>6}", self.receipts_wrong)?;
        self.named.iter().try_for_each(|what| write!(f, "\n  {what}"))
    }
}

impl Table {
    /// Counts.
    pub async fn count(store: &Store, control: &ControlClient, people: &[Applicant]) -> Self {
        let mut table = Self { people: people.len(), ..Self::default() };
        let mut come = Vec::new();
        for person in people {
            table.said += person.turns.len();
            let kodes = table.register(store, person).await;
            table.chat(control, person, &kodes).await;
            if person.comes {
                come.extend(kodes);
            }
        }
        table.petugas(control, &come).await;
        table
    }

    /// Ends the drill where something is wrong.
    pub fn assert_nothing_wrong(&self) {
        assert_eq!(*self, self.good());
    }

    /// Whether nothing is wrong. Messages that came twice are not: outwards, at least once is the promise.
    #[must_use]
    pub fn nothing_is_wrong(&self) -> bool {
        *self == self.good()
    }

    /// What there should be of so many people who said so much.
    fn good(&self) -> Self {
        let (said, people, come) = (self.said, self.people, self.come);
        Self {
            said,
            people,
            done_once: people,
            come,
            approved: come,
            messages: said - come * ACTS + come * PEMOHON_IS_TOLD.len() + self.twice,
            twice: self.twice,
            ..Self::default()
        }
    }

    async fn register(&mut self, store: &Store, person: &Applicant) -> Vec<Kode> {
        let mut uow = store.begin().await.unwrap();
        let own = uow.permohonan().of_chat(ChatId(person.chat)).await.unwrap();
        match own.len() {
            0 => self.lost += 1,
            1 => self.done_once += 1,
            _ => self.doubled += 1,
        }
        self.other_data += own.iter().filter(|one| !is_as_typed(&one.permohonan.data, person)).count();
        if person.comes {
            self.come += 1;
            self.said += ACTS;
            self.approved += own.iter().filter(|one| one.permohonan.tahap.kind() == TahapKind::Lengkap).count();
        }
        own.iter().map(|one| one.permohonan.kode).collect()
    }

    async fn chat(&mut self, control: &ControlClient, person: &Applicant, kodes: &[Kode]) {
        let said = wire::said(control, person.chat).await;
        self.messages += said.len();
        self.receipts(&said, kodes);
        // What is told unasked comes when it comes: its order is its own.
        let is_notice = |text: &String| PEMOHON_IS_TOLD.iter().any(|words| text.contains(words));
        let (notices, answers): (Vec<String>, Vec<String>) = said.into_iter().partition(is_notice);
        let waited_for: Vec<&str> = person.turns.iter().map(|turn| turn.answer).collect();
        self.follow(person.chat, &answers, &waited_for);
        let due = if person.comes { &PEMOHON_IS_TOLD[..] } else { &[] };
        self.follow(person.chat, &notices, due);
    }

    /// Follows what was said to one chat along the answers that there should be.
    fn follow(&mut self, chat: i64, said: &[String], waited_for: &[&str]) {
        let mut next = 0;
        for (n, text) in said.iter().enumerate() {
            let found = waited_for[next..].iter().position(|words| text.contains(words));
            if found == Some(0) {
                next += 1;
            } else if said[..n].contains(text) {
                self.twice += 1;
            } else if let Some(left_out) = found {
                self.are_missing(chat, &waited_for[next..next + left_out]);
                next += left_out + 1;
            } else if waited_for[..next].iter().any(|words| text.contains(words)) {
                self.out_of_order += 1;
                self.name(chat, "out of order", text);
            } else {
                self.unexpected += 1;
                self.name(chat, "unexpected", text);
            }
        }
        self.are_missing(chat, &waited_for[next..]);
    }

    fn are_missing(&mut self, chat: i64, words: &[&str]) {
        self.missing += words.len();
        for words in words {
            self.name(chat, "missing", words);
        }
    }

    fn name(&mut self, chat: i64, what: &str, text: &str) {
        if self.named.len() < NAMED {
            let short: String = text.chars().take(90).collect();
            self.named.push(format!("chat {chat}, {what}: {short:?}"));
        }
    }

    fn receipts(&mut self, said: &[String], kodes: &[Kode]) {
        let told: HashSet<String> = said.iter().filter_map(|text| kode_of_receipt(text)).collect();
        let stored: HashSet<String> = kodes.iter().map(ToString::to_string).collect();
        self.receipts_wrong += usize::from(told != stored);
    }

    /// Whether petugas were told of each permohonan that they handled, what they had done and that they had done it already.
    async fn petugas(&mut self, control: &ControlClient, kodes: &[Kode]) {
        if kodes.is_empty() {
            return;
        }
        let staf = [wire::said(control, STAF[0]).await, wire::said(control, STAF[1]).await].concat();
        let kasi = wire::said(control, KASI).await;
        for kode in kodes {
            for (chat, heard, due) in [(STAF[0], &staf, STAF_IS_TOLD), (KASI, &kasi, KASI_IS_TOLD)] {
                let due = due.map(|words| words.replace("{}", &kode.to_string()));
                let absent: Vec<&str> = due
                    .iter()
                    .filter(|words| !heard.iter().any(|text| text.contains(*words)))
                    .map(String::as_str)
                    .collect();
                self.are_missing(chat, &absent);
            }
        }
    }
}

fn is_as_typed(data: &DataPemohon, person: &Applicant) -> bool {
    let same_name = data.nama.as_str().eq_ignore_ascii_case(&person.nama);
    let same = |numbers: &Numbers| numbers.nik.as_str() == person.nik && numbers.kk.as_str() == person.kk;
    same_name && data.numbers.as_ref().is_some_and(same) && data.perubahan.is_empty()
}

/// The kode that a receipt names.
#[must_use]
pub fn kode_of_receipt(text: &str) -> Option<String> {
    let (_, after) = text.split_once("Kode permohonan: ")?;
    after.split_whitespace().next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::Table;
    use crate::applicants::ANSWERS;

    #[test]
    fn the_count_sees_what_is_missing_twice_and_out_of_order() {
        let count = |order: &[usize]| {
            let said: Vec<String> = order.iter().map(|&n| ANSWERS[n].to_owned()).collect();
            let mut table = Table::default();
            table.follow(0, &said, &ANSWERS);
            (table.missing, table.twice, table.out_of_order)
        };
        assert_eq!(count(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]), (0, 0, 0));
        assert_eq!(count(&[0, 1, 3, 4, 5, 6, 7, 8, 9, 10]), (2, 0, 0));
        assert_eq!(count(&[0, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 11]), (0, 2, 0));
        assert_eq!(count(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 2]), (0, 1, 0), "one that comes late");
        assert_eq!(count(&[0, 2, 1, 3, 4, 5, 6, 7, 8, 9, 10, 11]), (1, 0, 1));
    }
}
