//! People who type a whole application without waiting, and what the bot has to say to each.

use bot_api_emulator::client::ControlClient;

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
}

impl Applicant {
    /// The n-th of [`MOST`].
    #[must_use]
    pub fn number(n: u32) -> Self {
        let letter = |k: u32| char::from_u32(u32::from('a') + k).unwrap();
        let nama = format!("Warga U{}{}{}", letter(n / 676 % 26), letter(n / 26 % 26), letter(n % 26));
        let (day, year, month) = (n % 28 + 1, 70 + n / 28 % 20, n / 560 % 12 + 1);
        Self {
            chat: 500_000 + i64::from(n),
            nama,
            nik: format!("351613{day:02}{month:02}{year:02}99{:02}", n % 100),
            kk: format!("351613{day:02}{month:02}{year:02}98{:02}", n % 100),
        }
    }

    /// Everything typed, from the first command to the last word.
    #[must_use]
    pub fn words(&self) -> [&str; 12] {
        let (nama, nik, kk) = (self.nama.as_str(), self.nik.as_str(), self.kk.as_str());
        ["/ajukan", "setuju", "saya sendiri", "KTP baru", nama, nik, kk, "Japan", "lewati", "bawa", "bawa", "kirim"]
    }

    /// Types all of it, with pauses of its own and without reading an answer.
    pub async fn types(self, control: ControlClient, mut chance: Chance, pause_ms: (u64, u64)) {
        for words in self.words() {
            control.send_text(self.chat, words).await.unwrap();
            chance.pause(pause_ms.0, pause_ms.1).await;
        }
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
