//! The desk: a staf receives what people bring, and the Kasi approves it. Both read what they are told before they go on.

use std::time::{Duration, Instant};

use bot_api_emulator::client::ControlClient;
use bot_api_emulator::protocol::ChatMessage;
use layanan_ktp::clock::{Clock as _, SystemClock};
use layanan_ktp::domain::petugas::{ChatId, Peran};
use layanan_ktp::store::Store;
use tokio::sync::mpsc::UnboundedReceiver;

/// The staf of two desks, and the Kasi.
pub const STAF: [i64; 2] = [400_001, 400_002];
/// Who checks what either of them received.
pub const KASI: i64 = 400_003;

/// How many things petugas do with one permohonan.
pub const ACTS: usize = 7;

/// What each of them is told in answer, with the kode in place of `{}`.
pub const STAF_IS_TOLD: [&str; 2] = ["✅ {} diterima", "{}: sudah dilakukan"];
/// The same of the Kasi.
pub const KASI_IS_TOLD: [&str; 2] = ["✅ {} dinyatakan lengkap", "{}: sudah dilakukan"];
/// What the pemohon is told unasked, in order.
pub const PEMOHON_IS_TOLD: [&str; 2] = ["sudah diterima petugas. Nomor register: ", "dinyatakan lengkap oleh Kasi"];

/// How long a desk waits for something to be told, before it gives up on a permohonan: it is missing in the table then.
const PATIENCE: Duration = Duration::from_mins(3);

/// Petugas of the register, known to Telegram.
pub async fn employ(store: &Store, control: &ControlClient) -> anyhow::Result<()> {
    let all = [
        (STAF[0], Peran::Staf, "Budi Santoso"),
        (STAF[1], Peran::Staf, "Wati Lestari"),
        (KASI, Peran::Kasi, "Ratna Wulandari"),
    ];
    let mut uow = store.begin().await?;
    for (chat, peran, nama) in all {
        control.user(chat, nama).await?;
        control.send_text(chat, "/start").await?;
        uow.petugas().add(ChatId(chat), peran, nama, SystemClock.now()).await?;
    }
    Ok(uow.commit().await?)
}

/// One desk.
#[derive(Debug)]
pub struct Desk {
    /// Plays the petugas.
    pub control: ControlClient,
    /// Who receives here.
    pub staf: i64,
    /// How long they rest after each: nobody may say more than so much a minute.
    pub rest: Duration,
}

impl Desk {
    /// Serves whoever comes, until nobody comes any more.
    pub async fn serves(self, mut comes: UnboundedReceiver<String>) {
        while let Some(kode) = comes.recv().await {
            self.serve(&kode).await;
            tokio::time::sleep(self.rest).await;
        }
    }

    async fn serve(&self, kode: &str) -> Option<()> {
        let (staf_saw, kasi_saw) = (self.saw(self.staf).await, self.saw(KASI).await);
        self.says(self.staf, "/periksa", kode).await;
        let card = self.waits(self.staf, staf_saw, |m| m.text.contains(kode) && ticks(m).count() == 2).await?;
        for data in ticks(&card) {
            self.control.press_stale(self.staf, card.message_id, data).await.unwrap();
        }
        self.says(self.staf, "/terima", kode).await;
        self.says(self.staf, "/terima", kode).await;
        let told = format!("{kode} diterima oleh");
        self.waits(KASI, kasi_saw, |m| m.text.contains(&told)).await?;
        self.says(KASI, "/lengkap", kode).await;
        self.says(KASI, "/lengkap", kode).await;
        Some(())
    }

    async fn says(&self, who: i64, command: &str, kode: &str) {
        self.control.send_text(who, &format!("{command} {kode}")).await.unwrap();
    }

    /// The newest change of a chat.
    async fn saw(&self, chat: i64) -> u64 {
        self.control.messages(chat).await.unwrap().iter().map(|m| m.revision).max().unwrap_or_default()
    }

    async fn waits(&self, chat: i64, mut seen: u64, is_it: impl Fn(&ChatMessage) -> bool) -> Option<ChatMessage> {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            let changed = self.control.wait_changes(chat, seen, Duration::from_secs(5)).await.unwrap();
            seen = changed.iter().map(|m| m.revision).max().unwrap_or(seen);
            if let Some(found) = changed.into_iter().find(|m| m.from_bot && is_it(m)) {
                return Some(found);
            }
        }
        None
    }
}

/// The data of the buttons by which originals are ticked.
fn ticks(message: &ChatMessage) -> impl Iterator<Item = &str> {
    let open = message.buttons.iter().flatten().filter(|button| button.label.starts_with("☐ Asli"));
    open.filter_map(|button| button.data.as_deref())
}
