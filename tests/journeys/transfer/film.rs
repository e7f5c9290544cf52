//! What a camera sees: codes on a screen, as a film in YUV4MPEG2.

use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, Result};
use yachay_municipal::transfer::qr::{self, Code};
use yachay_municipal::transfer::{CodeSize, Sender};

const WIDTH: usize = 640;
const HEIGHT: usize = 480;
/// Pixels of a module.
const MODULE: usize = 5;
/// Pictures that show one code, at ten a second.
const PICTURES: usize = 3;

/// A film in a file of its own, removed when dropped.
pub struct Film {
    /// Where it is.
    pub path: PathBuf,
}

impl Film {
    /// Shows every text long enough to be received with some codes missed.
    pub fn new(name: &str, texts: &[String]) -> Result<Film> {
        let mut codes = Vec::new();
        for text in texts {
            let sender = Sender::new(text, CodeSize::Medium).ok().context("a text")?;
            for number in 0..sender.needed() as u32 * 2 {
                let code = qr::draw(&sender.frame(number), CodeSize::Medium);
                codes.push(code.context("a code")?);
            }
        }
        Film::of(name, &codes, PICTURES)
    }

    /// Shows codes one after the other, each for so many pictures.
    pub fn of(name: &str, codes: &[Code], pictures: usize) -> Result<Film> {
        let path = std::env::temp_dir().join(format!("yachay-{}-{name}", std::process::id()));
        // From here on the file goes with the film, also when it is not finished.
        let film = Film { path };
        let mut file = std::io::BufWriter::new(std::fs::File::create(&film.path)?);
        writeln!(file, "YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420jpeg")?;
        for code in codes {
            let picture = on_a_desk(code);
            for _ in 0..pictures {
                file.write_all(b"FRAME\n")?;
                file.write_all(&picture)?;
                file.write_all(&[128; WIDTH * HEIGHT / 2])?;
            }
        }
        file.flush()?;
        Ok(film)
    }
}

impl Drop for Film {
    fn drop(&mut self) {
        // What is left lies in the folder for such things.
        let _ = std::fs::remove_file(&self.path);
    }
}

/// Returns a code with its light margin, one byte a pixel.
pub fn pixels(code: &Code, module: usize) -> Vec<u8> {
    let whole = code.side + 8;
    let shade = |place: usize| {
        let (x, y) = (
            place % (whole * module) / module,
            place / (whole * module) / module,
        );
        let inside = |at: usize| (4..code.side + 4).contains(&at);
        let dark = inside(x) && inside(y) && code.dark[(y - 4) * code.side + x - 4];
        if dark { 20 } else { 235 }
    };
    (0..(whole * module).pow(2)).map(shade).collect()
}

/// Puts a code in the middle of something grey.
fn on_a_desk(code: &Code) -> Vec<u8> {
    let side = (code.side + 8) * MODULE;
    let (left, top) = ((WIDTH - side) / 2, (HEIGHT - side) / 2);
    let mut picture = vec![110; WIDTH * HEIGHT];
    for (row, shades) in pixels(code, MODULE).chunks(side).enumerate() {
        picture[(top + row) * WIDTH + left..][..side].copy_from_slice(shades);
    }
    picture
}
