//! People who type a whole application without waiting, and what the bot has to say to each.

use std::time::Duration;

use bot_api_emulator::client::ControlClient;
use bot_api_emulator::protocol::ChatMessage;

use crate::chance::Chance;

/// What the bot says at each step, by words that only this answer has.
pub const ANSWERS: [&str; 12] = [
    "Sebelum mulai, mohon dibaca",
    "Permohonan ini untuk siapa?",
    "Silakan pilih yang ingin diurus",
    "Silakan tulis nama lengkap",
    "Silakan tulis NIK pemohon",
    "Silakan tulis nomor KK pemohon",
    "Pemohon warga desa mana?",
    "Berapa nomor telepon Bapak/Ibu?",
    "Berkas 1 dari 2",
    "Berkas 2 dari 2",
    "Mohon diperiksa",
    "Kode permohonan:",
];

/// So many different people there are.
pub const MOST: u32 = 28 * 20 * 12;

/// What a person does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Types words.
    Types(String),
    /// Puts right what they typed last.
    Edits,
    /// Presses the button with this label, which is an old one then; waits for it where it has not come yet.
    Presses(&'static str),
}

/// Something that a person does, and what comes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// What they do.
    pub act: Act,
    /// Words that its one answer has.
    pub answer: &'static str,
}

impl Turn {
    /// Words, and what their answer is known by.
    #[must_use]
    pub fn typed(words: &str, answer: &'static str) -> Self {
        Self { act: Act::Types(words.to_owned()), answer }
    }
}

/// A made-up person.
#[derive(Clone, Debug)]
pub struct Applicant {
    /// Whose chat it is.
    pub chat: i64,
    /// Full name.
    pub nama: String,
    /// NIK.
    pub nik: String,
    /// Number of the KK.
    pub kk: String,
    /// All that they do, in order.
    pub turns: Vec<Turn>,
    /// Whether they bring what they have promised: their permohonan is received and approved then.
    pub comes: bool,
}

impl Applicant {
    /// The n-th of [`MOST`], who types what is asked for and nothing else.
    #[must_use]
    pub fn number(n: u32) -> Self {
        let letter = |k: u32| char::from_u32(u32::from('a') + k).unwrap();
        let nama = format!("Warga U{}{}{}", letter(n / 676 % 26), letter(n / 26 % 26), letter(n % 26));
        let (day, year, month) = (n % 28 + 1, 70 + n / 28 % 20, n / 560 % 12 + 1);
        let mut person = Self {
            chat: 500_000 + i64::from(n),
            nama,
            nik: format!("351613{day:02}{month:02}{year:02}99{:02}", n % 100),
            kk: format!("351613{day:02}{month:02}{year:02}98{:02}", n % 100),
            turns: Vec::new(),
            comes: false,
        };
        person.turns = person.words().iter().zip(ANSWERS).map(|(words, answer)| Turn::typed(words, answer)).collect();
        person
    }

    /// An application, from the first command to the last word.
    #[must_use]
    pub fn words(&self) -> [&str; 12] {
        let (nama, nik, kk) = (self.nama.as_str(), self.nik.as_str(), self.kk.as_str());
        ["/ajukan", "setuju", "saya sendiri", "KTP baru", nama, nik, kk, "Japan", "lewati", "bawa", "bawa", "kirim"]
    }

    /// Does all of it, with pauses of their own and without reading an answer.
    pub async fn types(self, control: ControlClient, mut chance: Chance, pause_ms: (u64, u64)) {
        let mut last = (0, String::new());
        for turn in self.turns {
            match turn.act {
                Act::Types(words) => last = (control.send_text(self.chat, &words).await.unwrap(), words),
                Act::Edits => control.edit_text(self.chat, last.0, &format!("{}!", last.1)).await.unwrap(),
                Act::Presses(label) => presses(&control, self.chat, label).await,
            }
            chance.pause(pause_ms.0, pause_ms.1).await;
        }
    }
}

/// So often a person looks for something that has to come, and gives up then: it is missing in the table.
pub const LOOKS: u32 = 1000;

/// How long between two looks.
pub const BETWEEN_LOOKS: Duration = Duration::from_millis(300);

/// Presses a button as it came first, whatever has become of it.
async fn presses(control: &ControlClient, chat: i64, label: &str) {
    for _ in 0..LOOKS {
        let messages = control.messages(chat).await.unwrap();
        let button = |m: &ChatMessage| {
            let found = m.buttons.iter().flatten().find(|b| b.label == label);
            found.and_then(|b| b.data.clone()).map(|data| (m.message_id, data))
        };
        if let Some((message, data)) = messages.iter().find_map(button) {
            control.press_stale(chat, message, &data).await.unwrap();
            return;
        }
        tokio::time::sleep(BETWEEN_LOOKS).await;
    }
}

/// So many people, known to Telegram.
pub async fn gather(control: &ControlClient, how_many: u32) -> Vec<Applicant> {
    let people: Vec<Applicant> = (0..how_many).map(Applicant::number).collect();
    for person in &people {
        control.user(person.chat, &person.nama).await.unwrap();
    }
    people
}
