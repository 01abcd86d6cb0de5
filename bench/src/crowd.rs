//! The load: people who wait for an answer before they go on, and people who do not.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use anyhow::ensure;
use bot_api_emulator::{Crowd, Emulator, Heard};
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::time::{MissedTickBehavior, interval, timeout};

use crate::people::{Person, WORDS};

/// A bot that says nothing for so long is broken.
const PATIENCE: Duration = Duration::from_secs(30);

/// Somebody on the way.
struct Walk {
    person: Person,
    /// How many words are said.
    said: usize,
    /// When the last word that nothing answers yet was said.
    waits: Option<Instant>,
}

/// The people of one measurement.
pub(crate) struct Load {
    crowd: Crowd,
    hear: UnboundedReceiver<Heard>,
    walking: HashMap<i64, Walk>,
    next: u32,
    /// The time to each answer, in milliseconds.
    pub(crate) answers: Vec<f64>,
}

impl Load {
    pub(crate) fn new(emulator: &Emulator) -> Self {
        let crowd = emulator.crowd();
        Self { hear: crowd.listen(), crowd, walking: HashMap::new(), next: 0, answers: Vec::new() }
    }

    /// Waits until the bot answers at all; how long it took.
    pub(crate) async fn first_answer(&mut self, since: Instant) -> anyhow::Result<Duration> {
        let person = self.joins();
        ensure!(self.crowd.says(person.chat, "/start"), "nobody may write");
        timeout(PATIENCE, self.hear.recv()).await?;
        let took = since.elapsed();
        self.silence().await;
        Ok(took)
    }

    /// So many people at once, each of whom says the next word when the last one is answered, and makes room for another person at
    /// the end. How many words were answered in this time.
    pub(crate) async fn walks(&mut self, people: u32, time: Duration) -> anyhow::Result<usize> {
        let begun = Instant::now();
        let before = self.answers.len();
        for _ in 0..people {
            self.begins();
        }
        while begun.elapsed() < time {
            let heard = timeout(PATIENCE, self.hear.recv()).await?;
            let Some(chat) = heard.map(|heard| heard.chat) else { break };
            if self.answered(chat) {
                self.goes_on(chat);
            }
        }
        Ok(self.answers.len() - before)
    }

    /// So many words a second, by so many people in turn, whether they are answered or not.
    pub(crate) async fn talks(&mut self, people: u32, (a_second, time): (u32, Duration)) -> anyhow::Result<()> {
        let mut ticks = interval(Duration::from_secs(1) / a_second);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Burst);
        let mut turns: Vec<i64> = (0..people).map(|_| self.enters()).collect();
        let begun = Instant::now();
        let mut turn = 0;
        while begun.elapsed() < time {
            tokio::select! {
                heard = self.hear.recv() => { heard.map(|heard| self.answered(heard.chat)); }
                _ = ticks.tick() => {
                    turn = (turn + 1) % turns.len();
                    turns[turn] = self.says_or_makes_room(turns[turn]);
                }
            }
        }
        self.silence().await;
        Ok(())
    }

    /// Until nothing is said any more.
    pub(crate) async fn silence(&mut self) {
        self.silence_for(Duration::from_millis(500)).await;
    }

    /// Until nothing is said for so long.
    pub(crate) async fn silence_for(&mut self, time: Duration) {
        while let Ok(Some(heard)) = timeout(time, self.hear.recv()).await {
            self.answered(heard.chat);
        }
    }

    /// So many people begin an application and leave it there.
    pub(crate) async fn begin_and_leave(&mut self, people: u32, words: usize) -> anyhow::Result<()> {
        for _ in 0..people {
            let person = self.joins();
            for word in &person.words()[..words] {
                ensure!(self.crowd.says(person.chat, word), "nobody may write");
            }
        }
        while self.crowd.unconfirmed() > 0 {
            while timeout(Duration::from_millis(100), self.hear.recv()).await.is_ok() {}
        }
        self.silence().await;
        Ok(())
    }

    /// Somebody applies; what they say last is answered.
    pub(crate) async fn applies(&mut self) -> anyhow::Result<Person> {
        let person = self.joins();
        for word in person.words() {
            ensure!(self.says_to_bot(person.chat, word), "nobody may write");
            self.hears(person.chat).await?;
        }
        Ok(person)
    }

    pub(crate) fn says_to_bot(&self, chat: i64, words: &str) -> bool {
        self.crowd.says(chat, words)
    }

    /// Waits until this chat is told something.
    pub(crate) async fn hears(&mut self, chat: i64) -> anyhow::Result<()> {
        while timeout(PATIENCE, self.hear.recv()).await?.is_some_and(|heard| heard.chat != chat) {}
        Ok(())
    }

    fn joins(&mut self) -> Person {
        self.next += 1;
        Person::number(self.next).joins(&self.crowd)
    }

    fn enters(&mut self) -> i64 {
        let person = self.joins();
        let chat = person.chat;
        self.walking.insert(chat, Walk { person, said: 0, waits: None });
        chat
    }

    fn begins(&mut self) {
        let chat = self.enters();
        self.says(chat);
    }

    fn says(&mut self, chat: i64) {
        let Some(walk) = self.walking.get_mut(&chat) else { return };
        let word = walk.person.words()[walk.said];
        walk.said += 1;
        walk.waits = walk.waits.or(Some(Instant::now()));
        let _ = self.crowd.says(chat, word);
    }

    /// Whether that was an answer, and not something beside.
    fn answered(&mut self, chat: i64) -> bool {
        let Some(since) = self.walking.get_mut(&chat).and_then(|walk| walk.waits.take()) else { return false };
        self.answers.push(since.elapsed().as_secs_f64() * 1e3);
        true
    }

    fn goes_on(&mut self, chat: i64) {
        if self.walking.get(&chat).is_some_and(|walk| walk.said < WORDS) {
            return self.says(chat);
        }
        self.walking.remove(&chat);
        self.begins();
    }

    fn says_or_makes_room(&mut self, chat: i64) -> i64 {
        let chat = if self.walking.get(&chat).is_some_and(|walk| walk.said < WORDS) { chat } else { self.enters() };
        self.says(chat);
        chat
    }
}

/// The value below which this share of them lies.
pub(crate) fn percentile(sorted: &[f64], share: f64) -> f64 {
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place in a list"
    )]
    let place = (sorted.len().saturating_sub(1) as f64 * share).round() as usize;
    sorted.get(place).copied().unwrap_or(f64::NAN)
}
