//! Pictures, each in a line of its own.

use super::xml::escaped;
use crate::export::office::one_line;
use crate::export::picture::png;
use crate::export::{Block, Document};

/// English metric units of a millimetre, and of a twentieth of a point.
const MILLIMETRE: u64 = 36_000;
const TWENTIETH: u64 = 635;

/// Height that is left on a page for words beside a picture, in twentieths of a point.
const WORDS: u32 = 2_000;

/// Relations of a document that are no pictures.
const RELATIONS: usize = 6;

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006";

/// Returns the pictures of a document in their order; nothing where one of them is no PNG.
pub(super) fn media(document: &Document) -> Option<Vec<Vec<u8>>> {
    let pictures = document.blocks.iter().filter_map(|block| match block {
        Block::Picture { png, .. } => Some(png),
        _ => None,
    });
    pictures.map(|picture| png(picture)).collect()
}

/// Names the file of a picture, 1 being the first.
pub(super) fn file_name(number: usize) -> String {
    format!("media/image{number}.png")
}

/// The largest picture that fits on a page, in English metric units.
#[derive(Clone, Copy, Default)]
pub(super) struct Room {
    width: u64,
    height: u64,
}

impl Room {
    pub(super) fn of(document: &Document) -> Room {
        let height = document.text_height().saturating_sub(WORDS);
        Room {
            width: u64::from(document.text_width()) * TWENTIETH,
            height: u64::from(height) * TWENTIETH,
        }
    }

    /// Returns width and height of a picture given in millimetres, smaller in both where it does not fit.
    pub(super) fn fitted(self, width: u16, height: u16) -> (u64, u64) {
        let wanted = [width, height].map(|side| u64::from(side.max(1)) * MILLIMETRE);
        let [mut width, mut height] = wanted;
        if width > self.width {
            height = (height * self.width / width).max(1);
            width = self.width;
        }
        if height > self.height {
            width = (width * self.height / height).max(1);
            height = self.height;
        }
        (width, height)
    }
}

/// Returns the run of a picture, 1 being the first, with its size and what it shows.
pub(super) fn drawing(number: usize, (width, height): (u64, u64), words: &str) -> String {
    let words = escaped(&one_line(words));
    let relation = RELATIONS + number;
    let size = format!("cx=\"{width}\" cy=\"{height}\"");
    let names = format!("id=\"{number}\" name=\"image{number}.png\" descr=\"{words}\"");
    format!(
        "<w:r><w:drawing><wp:inline xmlns:wp=\"{DRAWING}/wordprocessingDrawing\" distT=\"0\" distB=\"0\" \
         distL=\"0\" distR=\"0\"><wp:extent {size}/><wp:docPr {names}/><wp:cNvGraphicFramePr>\
         <a:graphicFrameLocks xmlns:a=\"{DRAWING}/main\" noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>\
         <a:graphic xmlns:a=\"{DRAWING}/main\"><a:graphicData uri=\"{DRAWING}/picture\">\
         <pic:pic xmlns:pic=\"{DRAWING}/picture\"><pic:nvPicPr><pic:cNvPr {names}/><pic:cNvPicPr/>\
         </pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rId{relation}\"/><a:stretch><a:fillRect/></a:stretch>\
         </pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext {size}/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
         </wp:inline></w:drawing></w:r>"
    )
}
