//! What came of a crowd of applications, counted from outside: the chats as people see them, the register as it is.

use std::collections::HashSet;
use std::fmt;

use bot_api_emulator::client::ControlClient;
use layanan_ktp::domain::kode::Kode;
use layanan_ktp::domain::petugas::ChatId;
use layanan_ktp::store::Store;

use crate::applicants::{ANSWERS, Applicant};

/// The count.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What people said.
    pub said: usize,
    /// Permohonan that stand in the register once.
    pub done_once: usize,
    /// … not at all.
    pub lost: usize,
    /// … more than once.
    pub doubled: usize,
    /// … with other data than was said.
    pub other_data: usize,
    /// What the bot said to people.
    pub messages: usize,
    /// … after something that comes later.
    pub out_of_order: usize,
    /// Answers that never came.
    pub missing: usize,
    /// Messages that came once more.
    pub twice: usize,
    /// Messages that nobody waits for.
    pub unexpected: usize,
    /// Chats whose receipts do not name what stands in the register.
    pub receipts_wrong: usize,
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "said                {:>5}", self.said)?;
        writeln!(f, "permohonan done once{:>5}", self.done_once)?;
        writeln!(f, "lost                {:>5}", self.lost)?;
        writeln!(f, "doubled             {:>5}", self.doubled)?;
        writeln!(f, "with other data     {:>5}", self.other_data)?;
        writeln!(f, "messages            {:>5}", self.messages)?;
        writeln!(f, "out of order        {:>5}", self.out_of_order)?;
        writeln!(f, "missing             {:>5}", self.missing)?;
        writeln!(f, "twice               {:>5}", self.twice)?;
        writeln!(f, "unexpected          {:>5}", self.unexpected)?;
        write!(f, "wrong receipts      {:>5}", self.receipts_wrong)
    }
}

impl Table {
    /// Counts.
    pub async fn count(store: &Store, control: &ControlClient, people: &[Applicant]) -> Self {
        let mut table = Self::default();
        for person in people {
            table.said += person.words().len();
            let kodes = table.register(store, person).await;
            table.chat(control, person, &kodes).await;
        }
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

    /// What there should be of so much that was said.
    fn good(&self) -> Self {
        Self {
            said: self.said,
            done_once: self.said / ANSWERS.len(),
            messages: self.said + self.twice,
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
        own.iter().map(|one| one.permohonan.kode).collect()
    }

    async fn chat(&mut self, control: &ControlClient, person: &Applicant, kodes: &[Kode]) {
        let messages = control.messages(person.chat).await.unwrap();
        let said: Vec<String> = messages.into_iter().filter(|m| m.from_bot).map(|m| m.text).collect();
        self.follow(&said);
        self.receipts(&said, kodes);
    }

    /// Follows what was said to one chat along the answers that there should be.
    fn follow(&mut self, said: &[String]) {
        self.messages += said.len();
        let mut next = 0;
        for (n, text) in said.iter().enumerate() {
            match ANSWERS.iter().position(|words| text.contains(words)) {
                Some(at) if at == next => next += 1,
                Some(at) if at > next => {
                    self.missing += at - next;
                    next = at + 1;
                }
                Some(_) if n > 0 && said[n - 1] == *text => self.twice += 1,
                Some(_) => self.out_of_order += 1,
                None => self.unexpected += 1,
            }
        }
        self.missing += ANSWERS.len() - next;
    }

    fn receipts(&mut self, said: &[String], kodes: &[Kode]) {
        let told: HashSet<String> = said.iter().filter_map(|text| kode_of_receipt(text)).collect();
        let stored: HashSet<String> = kodes.iter().map(ToString::to_string).collect();
        self.receipts_wrong += usize::from(told != stored);
    }
}

fn is_as_typed(data: &layanan_ktp::domain::pemohon::DataPemohon, person: &Applicant) -> bool {
    let same_name = data.nama.as_str().eq_ignore_ascii_case(&person.nama);
    let same = |numbers: &layanan_ktp::domain::pemohon::Numbers| {
        numbers.nik.as_str() == person.nik && numbers.kk.as_str() == person.kk
    };
    same_name && data.numbers.as_ref().is_some_and(same) && data.perubahan.is_empty()
}

fn kode_of_receipt(text: &str) -> Option<String> {
    let (_, after) = text.split_once("Kode permohonan: ")?;
    after.split_whitespace().next().map(str::to_owned)
}

#[test]
fn the_count_sees_what_is_missing_twice_and_out_of_order() {
    let count = |order: &[usize]| {
        let said: Vec<String> = order.iter().map(|&n| ANSWERS[n].to_owned()).collect();
        let mut table = Table::default();
        table.follow(&said);
        (table.missing, table.twice, table.out_of_order)
    };
    assert_eq!(count(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]), (0, 0, 0));
    assert_eq!(count(&[0, 1, 3, 4, 5, 6, 7, 8, 9, 10]), (2, 0, 0));
    assert_eq!(count(&[0, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 11]), (0, 2, 0));
    assert_eq!(count(&[0, 2, 1, 3, 4, 5, 6, 7, 8, 9, 10, 11]), (1, 0, 1));
}
