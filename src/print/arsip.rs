//! An archive of files. Names in it are made of numbers and codes of the program's own: what somebody typed is in no path, so
//! nothing that is unpacked lands anywhere else.

use std::io::{Seek, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::register::PrintError;
use crate::domain::berkas::{Media, SyaratKode};
use crate::domain::pengiriman::NomorEkspedisi;
use crate::domain::register::NomorRegister;

/// Longest code of a syarat in a name.
const LONGEST: usize = 30;

/// The name of a file in an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name(String);

impl Name {
    /// The sheet of a pengiriman: `ekspedisi-12-2026.xlsx`.
    #[must_use]
    pub fn sheet(nomor: NomorEkspedisi) -> Self {
        Self(format!("ekspedisi-{}-{}.xlsx", nomor.urut, nomor.tahun))
    }

    /// A berkas: `berkas/003-2026-0012/kk-1.jpg`, in a folder for its place in the list and its nomor register.
    #[must_use]
    pub fn berkas(
        (urut, nomor): (usize, Option<NomorRegister>),
        syarat: &SyaratKode,
        (n, media): (usize, Media),
    ) -> Self {
        let code: String = syarat.0.chars().filter(|c| c.is_ascii_lowercase() || *c == '_').take(LONGEST).collect();
        let code = if code.is_empty() { "berkas" } else { &code };
        let nomor = nomor.map(|nomor| format!("-{}-{:04}", nomor.tahun, nomor.urut)).unwrap_or_default();
        let ending = match media {
            Media::Jpeg => "jpg",
            Media::Pdf => "pdf",
        };
        Self(format!("berkas/{urut:03}{nomor}/{code}-{n}.{ending}"))
    }

    /// As it stands in the archive.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An archive that is being written.
pub struct Archive<W: Write + Seek>(ZipWriter<W>);

impl<W: Write + Seek> Archive<W> {
    /// Begins one.
    #[must_use]
    pub fn begin(out: W) -> Self {
        Self(ZipWriter::new(out))
    }

    /// Adds a file, as it is: photos, PDFs and workbooks are packed already.
    ///
    /// # Errors
    /// [`PrintError`]
    pub fn add(&mut self, name: &Name, bytes: &[u8]) -> Result<(), PrintError> {
        let options =
            SimpleFileOptions::default().compression_method(CompressionMethod::Stored).unix_permissions(0o600);
        self.0.start_file(name.as_str(), options).map_err(|_| PrintError::Workbook("its archive"))?;
        Ok(self.0.write_all(bytes)?)
    }

    /// Ends it.
    ///
    /// # Errors
    /// [`PrintError`]
    pub fn end(self) -> Result<W, PrintError> {
        self.0.finish().map_err(|_| PrintError::Workbook("its archive"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Whatever stands in the place of a code: a name is relative, in one folder, and of plain letters.
        #[test]
        fn a_name_leads_nowhere_else(code in ".*", urut in 0usize..2000, n in 0usize..99) {
            let nomor = Some(NomorRegister { tahun: 2026, urut: 7 });
            let name = Name::berkas((urut, nomor), &SyaratKode(code), (n, Media::Jpeg));
            let parts: Vec<&str> = name.as_str().split('/').collect();
            prop_assert_eq!((parts.len(), parts[0]), (3, "berkas"));
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-' | '.');
            prop_assert!(parts.iter().all(|part| part.chars().all(plain) && !part.starts_with('.')));
        }
    }

    #[test]
    fn names_tell_place_number_syarat_and_sheet() {
        let (nomor, kk) = (NomorRegister { tahun: 2026, urut: 12 }, SyaratKode("kk".into()));
        assert_eq!(Name::berkas((3, Some(nomor)), &kk, (1, Media::Pdf)).as_str(), "berkas/003-2026-0012/kk-1.pdf");
        assert_eq!(Name::sheet(NomorEkspedisi { tahun: 2026, urut: 12 }).as_str(), "ekspedisi-12-2026.xlsx");
    }
}
