//! A QR code of squares. Level Q: a quarter of it may be folded or stained.

use qrcode::{Color, EcLevel, QrCode};

use super::TooLong;

/// Modules of white around the code, as its standard asks for.
pub(super) const QUIET: u16 = 4;

/// The dark modules of a code, row by row.
pub(super) struct Code {
    width: u16,
    dark: Vec<bool>,
}

impl Code {
    pub(super) fn new(text: &str) -> Result<Self, TooLong> {
        let code = QrCode::with_error_correction_level(text, EcLevel::Q).map_err(|_| TooLong)?;
        let width = u16::try_from(code.width()).map_err(|_| TooLong)?;
        Ok(Self { width, dark: code.to_colors().into_iter().map(|color| color == Color::Dark).collect() })
    }

    /// Its side in modules, the white around it included.
    pub(super) fn side(&self) -> u16 {
        self.width + 2 * QUIET
    }

    /// Runs of dark modules: column, row from the top, length. One rectangle each leaves no seams between them.
    pub(super) fn runs(&self) -> Vec<(u16, u16, u16)> {
        let mut runs = Vec::new();
        for (y, row) in (0..).zip(self.dark.chunks(usize::from(self.width))) {
            let mut x = 0;
            for run in row.chunk_by(|a, b| a == b) {
                let length = u16::try_from(run.len()).unwrap_or_default();
                if run.first() == Some(&true) {
                    runs.push((x + QUIET, y + QUIET, length));
                }
                x += length;
            }
        }
        runs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corners_are_where_they_have_to_be() {
        let code =
            Code::new("https://t.me/sooko_bot?start=t_abcdefghijkmnpqrstuvwxyz").unwrap_or_else(|e| panic!("{e}"));
        let last = code.side() - QUIET;
        let runs = code.runs();
        assert_eq!(runs.first(), Some(&(QUIET, QUIET, 7)), "the upper left finder");
        assert!(runs.contains(&(last - 7, QUIET, 7)) && runs.contains(&(QUIET, last - 1, 7)));
        assert!(runs.iter().all(|&(x, y, length)| x >= QUIET && x + length <= last && y >= QUIET && y < last));
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        assert!(Code::new(&"x".repeat(3000)).is_err());
    }
}
