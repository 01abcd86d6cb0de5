//! One unit of work: one transaction, lent to the repositories piece by piece.

use super::breach::BreachRepo;
use super::claim::ClaimRepo;
use super::dead::DeadRepo;
use super::desk::DeskRepo;
use super::disclosure::DisclosureRepo;
use super::ekspor::EksporRepo;
use super::error::StoreError;
use super::forget::ForgetRepo;
use super::guess::GuessRepo;
use super::insiden::InsidenRepo;
use super::jobs::JobRepo;
use super::kalender::KalenderRepo;
use super::laporan::LaporanRepo;
use super::leftover::LeftoverRepo;
use super::link::Link;
use super::outbox::OutboxRepo;
use super::own::OwnRepo;
use super::pelaksana::PelaksanaRepo;
use super::pemberitahuan::NoticeRepo;
use super::pencarian::PencarianRepo;
use super::pengambilan::PengambilanRepo;
use super::pengingat::PengingatRepo;
use super::pengiriman::PengirimanRepo;
use super::perbaikan::PerbaikanRepo;
use super::periksa::PeriksaRepo;
use super::perkiraan::PerkiraanRepo;
use super::permohonan::PermohonanRepo;
use super::petugas::PetugasRepo;
use super::prune::PruneRepo;
use super::register_block::CounterRepo;
use super::sealing::Vault;
use super::syarat::SyaratRepo;
use super::trouble::TroubleRepo;
use super::tunda::TundaRepo;
use super::undangan::UndanganRepo;
use super::updates::Updates;

/// A transaction. What is not committed is rolled back when this is dropped.
pub struct UnitOfWork {
    link: Link,
    vault: Vault,
}

impl UnitOfWork {
    pub(super) fn new(link: Link, vault: Vault) -> Self {
        Self { link, vault }
    }

    /// What arrived.
    pub fn updates(&mut self) -> Updates<'_> {
        Updates { connection: &mut self.link, vault: &self.vault }
    }

    /// The register.
    pub fn permohonan(&mut self) -> PermohonanRepo<'_> {
        PermohonanRepo { connection: &mut self.link, vault: &self.vault }
    }

    /// Who works here.
    pub fn petugas(&mut self) -> PetugasRepo<'_> {
        PetugasRepo { connection: &mut self.link, vault: &self.vault }
    }

    /// The counter of the register.
    pub fn counter(&mut self) -> CounterRepo<'_> {
        CounterRepo { connection: &mut self.link }
    }

    /// Each time the book left.
    pub fn ekspor(&mut self) -> EksporRepo<'_> {
        EksporRepo { connection: &mut self.link }
    }

    /// Pengiriman.
    pub fn pengiriman(&mut self) -> PengirimanRepo<'_> {
        PengirimanRepo { connection: &mut self.link }
    }

    /// Invitations.
    pub fn undangan(&mut self) -> UndanganRepo<'_> {
        UndanganRepo { connection: &mut self.link, vault: &self.vault }
    }

    /// The lists of syarat.
    pub fn syarat(&mut self) -> SyaratRepo<'_> {
        SyaratRepo { connection: &mut self.link, vault: &self.vault }
    }

    /// Claims on receipts.
    pub fn claim(&mut self) -> ClaimRepo<'_> {
        ClaimRepo { connection: &mut self.link, vault: &self.vault }
    }

    /// What is to be said.
    pub fn outbox(&mut self) -> OutboxRepo<'_> {
        OutboxRepo { connection: &mut self.link, vault: &self.vault }
    }

    /// Who was shown personal data.
    pub fn disclosure(&mut self) -> DisclosureRepo<'_> {
        DisclosureRepo { connection: &mut self.link }
    }

    /// Who looked for what.
    pub fn pencarian(&mut self) -> PencarianRepo<'_> {
        PencarianRepo { connection: &mut self.link, vault: &self.vault }
    }

    /// Holds for an outside cause.
    pub fn tunda(&mut self) -> TundaRepo<'_> {
        TundaRepo { connection: &mut self.link, vault: &self.vault }
    }

    /// Days on which the office is closed.
    pub fn kalender(&mut self) -> KalenderRepo<'_> {
        KalenderRepo { connection: &mut self.link }
    }

    /// Reminders, and who wants none.
    pub fn pengingat(&mut self) -> PengingatRepo<'_> {
        PengingatRepo { connection: &mut self.link, vault: &self.vault }
    }

    /// Requests to put data right, and what was said of them.
    pub fn perbaikan(&mut self) -> PerbaikanRepo<'_> {
        PerbaikanRepo { connection: &mut self.link }
    }

    /// Which privacy notice was read.
    pub fn notice(&mut self) -> NoticeRepo<'_> {
        NoticeRepo { connection: &mut self.link }
    }

    /// What was seen on files.
    pub fn periksa(&mut self) -> PeriksaRepo<'_> {
        PeriksaRepo { connection: &mut self.link, vault: &self.vault }
    }

    /// What is to be destroyed.
    pub fn forget(&mut self) -> ForgetRepo<'_> {
        ForgetRepo { connection: &mut self.link, vault: &self.vault }
    }

    /// What is kept of a chat, for its person.
    pub fn own(&mut self) -> OwnRepo<'_> {
        OwnRepo { connection: &mut self.link, vault: &self.vault }
    }

    /// What a report counts.
    pub fn laporan(&mut self) -> LaporanRepo<'_> {
        LaporanRepo { connection: &mut self.link }
    }

    /// Conversations that nobody goes on with.
    pub fn leftover(&mut self) -> LeftoverRepo<'_> {
        LeftoverRepo { connection: &mut self.link, vault: &self.vault }
    }

    /// Kode, links and answers that did not fit.
    pub fn guess(&mut self) -> GuessRepo<'_> {
        GuessRepo { connection: &mut self.link }
    }

    /// What nobody needs any more.
    pub fn prune(&mut self) -> PruneRepo<'_> {
        PruneRepo { connection: &mut self.link }
    }

    /// How long the office really took lately.
    pub fn perkiraan(&mut self) -> PerkiraanRepo<'_> {
        PerkiraanRepo { connection: &mut self.link }
    }

    /// What needs somebody at the machine.
    pub fn trouble(&mut self) -> TroubleRepo<'_> {
        TroubleRepo { connection: &mut self.link }
    }

    /// What has failed for good.
    pub fn dead(&mut self) -> DeadRepo<'_> {
        DeadRepo { connection: &mut self.link, vault: &self.vault }
    }

    /// The work lists as a whole.
    pub fn desk(&mut self) -> DeskRepo<'_> {
        DeskRepo { connection: &mut self.link }
    }

    /// What the nightly look has found.
    pub fn breach(&mut self) -> BreachRepo<'_> {
        BreachRepo { connection: &mut self.link }
    }

    /// Breaches of personal data.
    pub fn insiden(&mut self) -> InsidenRepo<'_> {
        InsidenRepo { connection: &mut self.link, vault: &self.vault }
    }

    /// What falls due with time.
    pub fn jobs(&mut self) -> JobRepo<'_> {
        JobRepo { connection: &mut self.link }
    }

    /// Who has taken what.
    pub fn pengambilan(&mut self) -> PengambilanRepo<'_> {
        PengambilanRepo { connection: &mut self.link }
    }

    /// Who stands in for the Kasi.
    pub fn pelaksana(&mut self) -> PelaksanaRepo<'_> {
        PelaksanaRepo { connection: &mut self.link, vault: &self.vault }
    }

    /// The tables in which something was written, by name, and how many rows. What units of work before this one wrote on the
    /// same connection may be counted still: two readings tell what was written between them.
    pub async fn written(&mut self) -> Result<Vec<(String, i64)>, StoreError> {
        let rows = sqlx::query!(
            r#"select relname::text as "name!", n_tup_ins + n_tup_upd + n_tup_del as "rows!" from pg_stat_xact_user_tables
             where n_tup_ins + n_tup_upd + n_tup_del > 0 order by 1"#
        );
        Ok(rows.fetch_all(&mut self.link).await?.into_iter().map(|row| (row.name, row.rows)).collect())
    }

    /// What a repository works with.
    pub(super) fn parts(&mut self) -> (&mut Link, &Vault) {
        (&mut self.link, &self.vault)
    }

    /// Makes everything of it true at once.
    pub async fn commit(self) -> Result<(), StoreError> {
        self.link.commit().await
    }
}
