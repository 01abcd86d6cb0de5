//! How long it really took lately, said to people who ask or are about to apply.

use crate::app::fault::Fault;
use crate::app::rough::rough;
use crate::app::session::Session;
use crate::domain::expected::{Expected, Rough};
use crate::domain::pemohon::Jenis;
use crate::pesan::Pesan;
use crate::pesan::umum::Umum;

/// A sentence, followed by how long it took lately for every kind of which there are enough.
///
/// # Errors
/// Faults of the register.
pub async fn with_how_long(s: &mut Session<'_>, text: Pesan) -> Result<Pesan, Fault> {
    let mut lately = s.uow.perkiraan().all().await?;
    lately.retain(|&(jenis, _)| s.app.kantor.kinds().any(|offered| offered == jenis));
    Ok(if lately.is_empty() { text } else { Pesan::Together(vec![text, expected_text(&lately)]) })
}

/// How long it took, and that it is no promise.
#[must_use]
pub fn expected_text(lately: &[(Jenis, Expected)]) -> Pesan {
    let line = |&(jenis, expected): &(Jenis, Expected)| {
        let (half, most) = (Rough::of(expected.half), Rough::of(expected.most));
        if half == most {
            return Umum::ExpectedSame { jenis, biasanya: Box::new(rough(expected.half)) }.into();
        }
        Umum::Expected { jenis, biasanya: Box::new(rough(expected.half)), paling: Box::new(rough(expected.most)) }
            .into()
    };
    Umum::ExpectedText { daftar: lately.iter().map(line).collect() }.into()
}
