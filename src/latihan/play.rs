//! The SOP once, by made-up people, over the emulator's HTTP: apply, receive, return, complete, receive, approve,
//! enter, send, state. Everybody presses the buttons they see.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail, ensure};
use bot_api_emulator::client::ControlClient;

use super::cast::{Cast, Person};
use super::{screen, sheet};
use crate::app::App;
use crate::cli::say;
use crate::domain::berkas::{AlasanKurang, PENGANTAR};
use crate::domain::kode::Kode;
use crate::domain::nik::Sex;
use crate::domain::pemohon::Jenis;
use crate::domain::permohonan::PernyataanKind;
use crate::domain::petugas::ChatId;
use crate::domain::wib::today_wib;
use crate::pesan::label::Label;
use crate::store::permohonan::Loaded;

/// How long the bot may take for one answer before something is wrong.
const PATIENCE: Duration = Duration::from_secs(30);

/// A made-up telephone number.
const PHONE: &str = "0812-0000-9901";

struct Stage<'a> {
    app: &'a App,
    control: &'a ControlClient,
    cast: &'a Cast,
    /// Sheets that were sent as photos.
    sheets: u32,
    /// Latest change that was printed, per chat.
    seen: HashMap<i64, u64>,
}

/// Plays the SOP once.
///
/// # Errors
/// The bot does not answer, or not as the SOP says.
pub(super) async fn play(app: &App, control: &ControlClient, cast: &Cast) -> anyhow::Result<()> {
    let mut stage = Stage { app, control, cast, sheets: 0, seen: HashMap::new() };
    ensure!(
        app.kantor.kinds().any(|kind| kind == Jenis::Baru),
        "the play needs the service `baru` in the office profile"
    );
    stage.text(&cast.warga, "/start").await?;
    let kode = stage.apply().await.context("applying")?;
    stage.receive_and_return(kode).await.context("receiving and returning")?;
    stage.complete_and_approve(kode).await.context("completing and approving")?;
    stage.enter_and_send(kode).await.context("entering and sending")?;
    stage.state_and_ask(kode).await.context("stating and asking")?;
    let found = app.store.verify(app.clock.now(), None).await?;
    ensure!(found.faults.is_empty(), "the riwayat does not verify");
    say(format!("\nThe SOP was played once: {kode}. {} events in the riwayat verify.", found.events));
    Ok(())
}

impl Stage<'_> {
    /// The first syarat will be brought on paper, the last one is a photo; what may be left out in between is. An office may
    /// ask for neither photos nor numbers.
    async fn apply(&mut self) -> anyhow::Result<Kode> {
        let warga = self.cast.warga.clone();
        self.text(&warga, "/ajukan").await?;
        for label in [Label::Agree, Label::Myself, Label::Kind { jenis: Jenis::Baru }] {
            self.press(&warga, &label).await?;
        }
        let (nik, kk) = (self.cast.nik.clone(), self.cast.kk.clone());
        self.text(&warga, warga.nama).await?;
        if self.app.kantor.by_chat.numbers {
            self.text(&warga, &nik).await?;
            self.text(&warga, &kk).await?;
        }
        let desa = self.app.kantor.wilayah.desa().first().context("no desa")?.nama.clone();
        self.press(&warga, &Label::Desa { nama: desa }).await?;
        self.text(&warga, PHONE).await?;
        if self.app.kantor.by_chat.files {
            for _ in self.promised() {
                self.press(&warga, &Label::Promise).await?;
            }
            self.photo(&warga).await?;
        }
        self.press(&warga, &Label::Send).await?;
        let own = self.own().await?;
        let newest = own.first().context("no permohonan after sending")?.permohonan.kode;
        self.show_register(newest).await?;
        Ok(newest)
    }

    async fn receive_and_return(&mut self, kode: Kode) -> anyhow::Result<()> {
        let (staf, kasi) = (self.cast.staf.clone(), self.cast.kasi.clone());
        for letter in self.promised() {
            self.press(&staf, &Label::Tick { syarat: letter }).await?;
        }
        if !self.app.kantor.by_chat.files {
            self.press(&staf, &Label::Tick { syarat: self.photographed()? }).await?;
        }
        if !self.app.kantor.by_chat.numbers {
            self.numbers(&staf).await?;
        }
        self.press(&staf, &Label::Terima).await?;
        self.show_register(kode).await?;
        self.press(&kasi, &Label::TidakLengkap).await?;
        self.press(&kasi, &Label::KurangSyarat { syarat: self.photographed()? }).await?;
        self.press(&kasi, &Label::AlasanKurang { alasan: AlasanKurang::TidakTerbaca }).await?;
        self.press(&kasi, &Label::KurangSend { jumlah: 1 }).await?;
        self.show_register(kode).await
    }

    async fn complete_and_approve(&mut self, kode: Kode) -> anyhow::Result<()> {
        let (warga, staf, kasi) = (self.cast.warga.clone(), self.cast.staf.clone(), self.cast.kasi.clone());
        self.press(&warga, &Label::Lengkapi).await?;
        if self.app.kantor.by_chat.files {
            self.photo(&warga).await?;
        } else {
            self.press(&warga, &Label::Promise).await?;
            self.press(&staf, &Label::Tick { syarat: self.photographed()? }).await?;
        }
        self.press(&staf, &Label::Terima).await?;
        self.press(&kasi, &Label::Lengkap).await?;
        self.show_register(kode).await
    }

    async fn enter_and_send(&mut self, kode: Kode) -> anyhow::Result<()> {
        let staf = self.cast.staf.clone();
        self.press(&staf, &Label::Entri).await?;
        for _ in 0..4 {
            self.press(&staf, &Label::AsOnBerkas).await?;
        }
        self.text(&staf, "Mojokerto").await?;
        self.press(&staf, &Label::AsOnBerkas).await?;
        self.press(&staf, &Label::Sex { sex: Sex::Female }).await?;
        for text in ["Jl. Contoh 12", "3/2"] {
            self.text(&staf, text).await?;
        }
        if self.app.kantor.syarat(Jenis::Baru).iter().any(|s| s.kode.0 == PENGANTAR) {
            let yesterday = today_wib(self.app.clock.now()).pred_opt().context("no yesterday")?;
            self.text(&staf, "470/17/2026").await?;
            self.text(&staf, &yesterday.format("%d-%m-%Y").to_string()).await?;
        }
        self.press(&staf, &Label::EntriSave).await?;
        self.show_register(kode).await?;
        self.press(&staf, &Label::Kirim).await?;
        self.press(&staf, &Label::Recipient { nama: self.cast.dispendukcapil.nama.to_owned() }).await?;
        self.show_register(kode).await
    }

    async fn state_and_ask(&mut self, kode: Kode) -> anyhow::Result<()> {
        let (warga, officer) = (self.cast.warga.clone(), self.cast.dispendukcapil.clone());
        self.press(&officer, &Label::TerimaSemua).await?;
        self.press(&officer, &Label::TerimaYes).await?;
        self.show_register(kode).await?;
        self.text(&officer, "/antrean").await?;
        self.press(&officer, &Label::Nyatakan).await?;
        self.press(&officer, &Label::Pernyataan { pernyataan: PernyataanKind::Dicetak }).await?;
        self.press(&officer, &Label::NyatakanYes).await?;
        self.text(&warga, "/status").await?;
        self.show_register(kode).await
    }

    /// Staf enter NIK and number of the KK, which were not asked for by chat.
    async fn numbers(&mut self, staf: &Person) -> anyhow::Result<()> {
        let (nik, kk) = (self.cast.nik.clone(), self.cast.kk.clone());
        self.press(staf, &Label::FillNumbers).await?;
        self.text(staf, &nik).await?;
        self.text(staf, &kk).await?;
        self.press(staf, &Label::NumbersSave).await
    }

    async fn text(&mut self, person: &Person, text: &str) -> anyhow::Result<()> {
        say(screen::said(person, text));
        self.control.send_text(person.id, text).await?;
        self.listen().await
    }

    async fn photo(&mut self, person: &Person) -> anyhow::Result<()> {
        say(screen::said(person, "(photo)"));
        self.sheets += 1; // each photo is of another sheet
        self.control.send_photo(person.id, &sheet::photo(self.sheets), None).await?;
        self.listen().await
    }

    async fn press(&mut self, person: &Person, label: &Label) -> anyhow::Result<()> {
        let label = self.app.locale.label(label);
        say(screen::said(person, &format!("[ {label} ]")));
        self.control.press_label(person.id, &label).await.with_context(|| format!("no button {label:?} to press"))?;
        self.listen().await
    }

    /// Prints what the bot says until everything that was said is answered. An earlier practice may have left messages
    /// that still wait for somebody: only what is for the people of this play counts.
    async fn listen(&mut self) -> anyhow::Result<()> {
        let begun = Instant::now();
        loop {
            // In this order: what is acknowledged stands in the inbox, and then its answers in the outbox.
            let pending = self.control.pending_updates().await?;
            let people = self.cast.all().map(|one| one.id);
            if pending == 0 && self.app.store.waits_for(&people).await? == 0 {
                break;
            }
            if begun.elapsed() > PATIENCE {
                bail!("the bot does not answer");
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        for one in self.cast.all() {
            self.print_new(one).await?;
        }
        Ok(())
    }

    async fn print_new(&mut self, person: &Person) -> anyhow::Result<()> {
        let seen = self.seen.get(&person.id).copied().unwrap_or(0);
        let mut last = seen;
        for message in self.control.messages(person.id).await?.iter().filter(|m| m.revision > seen) {
            last = last.max(message.revision);
            if message.from_bot {
                say(screen::heard(person, message));
            }
        }
        self.seen.insert(person.id, last);
        Ok(())
    }

    async fn show_register(&self, kode: Kode) -> anyhow::Result<()> {
        let mut uow = self.app.store.begin().await?;
        let loaded = uow.permohonan().find(kode).await?.context("not in the register")?;
        say(screen::register(&loaded, &self.app.kantor));
        Ok(())
    }

    async fn own(&self) -> anyhow::Result<Vec<Loaded>> {
        let mut uow = self.app.store.begin().await?;
        Ok(uow.permohonan().of_chat(ChatId(self.cast.warga.id)).await?)
    }

    /// All syarat but the last: their originals are brought.
    fn promised(&self) -> Vec<String> {
        let asked = self.app.kantor.syarat(Jenis::Baru);
        asked.iter().take(asked.len().saturating_sub(1)).map(|s| s.nama.clone()).collect()
    }

    /// The last syarat: sent as a photo, where photos are taken.
    fn photographed(&self) -> anyhow::Result<String> {
        self.app.kantor.syarat(Jenis::Baru).last().map(|s| s.nama.clone()).context("a new KTP asks for no berkas here")
    }
}
