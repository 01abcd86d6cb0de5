//! Whether a picture is in focus: how steep its edges are, whatever their contrast, and however much of it is print.

use image::{DynamicImage, GrayImage, Luma};

/// Measured at this size: a blur that takes letters apart is still wider than a pixel, and grain is averaged away.
const SIZE: u32 = 512;

/// Wider than the edge of a letter that has run into the next one.
const WINDOW: usize = 9;

/// One window in so many counts: those with the most contrast, which are on print or where the paper ends.
const TELLING: u64 = 20;

/// How much of the way from dark to bright lies between two pixels at the steepest, in thousandths. Of the two directions the
/// softer one counts: a hand that moves leaves edges along its way as they are.
pub(super) fn sharpness(grey: &GrayImage) -> u32 {
    let scaled = scaled(grey);
    let along = |turned: bool| Edges::of(&scaled, turned).steepness();
    along(false).min(along(true))
}

fn scaled(grey: &GrayImage) -> GrayImage {
    let long = grey.width().max(grey.height());
    if long <= SIZE {
        return grey.clone();
    }
    let side = |side: u32| (side * SIZE / long).max(1);
    DynamicImage::ImageLuma8(grey.clone()).thumbnail_exact(side(grey.width()), side(grey.height())).into_luma8()
}

/// Windows by their contrast: how many there are, and the sum of their steepest steps.
struct Edges([(u64, u64); 256]);

impl Edges {
    /// Along the rows; `turned`: along the columns.
    fn of(grey: &GrayImage, turned: bool) -> Self {
        let (along, across) = if turned { (grey.height(), grey.width()) } else { (grey.width(), grey.height()) };
        let pixel = |n: u32, line: u32| {
            let Luma([brightness]) = *if turned { grey.get_pixel(line, n) } else { grey.get_pixel(n, line) };
            brightness
        };
        let mut edges = Self([(0, 0); 256]);
        let mut brightness = Vec::new();
        for line in 0..across {
            brightness.clear();
            brightness.extend((0..along).map(|n| pixel(n, line)));
            brightness.windows(WINDOW).step_by(WINDOW / 2).for_each(|window| edges.add(window));
        }
        edges
    }

    fn add(&mut self, window: &[u8]) {
        let contrast = window.iter().max().zip(window.iter().min()).map_or(0, |(high, low)| high - low);
        let step = window.windows(2).map(|two| two[0].abs_diff(two[1])).max().unwrap_or_default();
        let (count, steps) = &mut self.0[usize::from(contrast)];
        *count += 1;
        *steps += u64::from(step);
    }

    fn steepness(&self) -> u32 {
        let telling = self.0.iter().map(|(count, _)| count).sum::<u64>() / TELLING;
        let (mut taken, mut steps, mut contrasts) = (0, 0, 0);
        for (contrast, (count, sum)) in (0..256_u32).zip(&self.0).rev() {
            if taken >= telling {
                break;
            }
            taken += count;
            steps += sum;
            contrasts += count * u64::from(contrast);
        }
        u32::try_from(1000 * steps / contrasts.max(1)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bars that get brighter over so many pixels.
    fn bars(edge: u32, turned: bool) -> GrayImage {
        GrayImage::from_fn(400, 400, |x, y| {
            let n = if turned { y } else { x } % 40;
            Luma([u8::try_from((n.min(40 - n) * 200 / edge).min(200)).unwrap()])
        })
    }

    #[rstest::rstest]
    #[case::hard(1, 1000)]
    #[case::soft(4, 250)]
    fn edges_of_bars(#[case] edge: u32, #[case] steepness: u32) {
        assert_eq!(Edges::of(&bars(edge, false), false).steepness(), steepness);
        assert_eq!(Edges::of(&bars(edge, true), true).steepness(), steepness);
    }

    #[test]
    fn the_softer_direction_counts() {
        let mut both = bars(1, false);
        for (x, y, pixel) in bars(4, true).enumerate_pixels().filter(|(_, y, _)| *y < 200) {
            both.put_pixel(x, y, *pixel);
        }
        assert_eq!(sharpness(&both), 250);
    }

    #[test]
    fn nothing_has_no_edges() {
        assert_eq!(sharpness(&GrayImage::new(400, 400)), 0);
        assert_eq!(sharpness(&GrayImage::new(1, 5000)), 0);
    }
}
