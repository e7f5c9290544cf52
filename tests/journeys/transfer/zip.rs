//! Archives: each entry is taken in like a file, and what is refused is named.

use std::io::Write;

use anyhow::{Result, ensure};
use flate2::Crc;

use crate::browser::{Setting, play};
use crate::fixtures::{file_text, framework, response};
use crate::intake::PHOTO;
use crate::words::es;

#[tokio::test]
async fn entries_of_an_archive_come_in_or_are_named() -> Result<()> {
    play("zip", Setting::default(), async |stage| {
        let framework = framework(stage)?;
        stage.new_dossier().await?;
        stage.section("respuestas").await?;
        let good = |number| file_text(&response(&framework, number)).into_bytes();
        let archive = stored(&[
            ("carpeta/ana.json", &good(0), 0),
            ("../luis.json", &good(1), 0),
            ("foto.png", PHOTO, 0),
            ("adentro.zip", b"PK\x05\x06", 0),
            ("secreto.json", b"????", 1),
        ])?;
        let half = archive[..archive.len() / 2].to_vec();
        let (summary, lines) = stage
            .take_in(&[
                stage.file("mayo.zip", &archive)?,
                stage.file("corte.zip", half)?,
            ])
            .await?;
        ensure!(
            summary
                == es(
                    "plan.intake_summary",
                    &[("arrived", "2"), ("total", "6"), ("aside", "4")]
                ),
            "{summary}: {lines:?}"
        );
        let expected = [
            ("mayo.zip › foto.png", es("words.restore_not_text", &[])),
            ("mayo.zip › adentro.zip", es("transfer.entry_nested", &[])),
            (
                "mayo.zip › secreto.json",
                es("transfer.entry_encrypted", &[]),
            ),
            ("corte.zip", es("transfer.zip_damaged", &[])),
            ("mayo.zip › ana.json", es("plan.intake_added", &[])),
            ("mayo.zip › luis.json", es("plan.intake_added", &[])),
        ];
        for (line, (name, says)) in lines.iter().zip(expected) {
            ensure!(
                line.name == name && line.says == says,
                "{line:?} instead of {name}: {says}"
            );
        }
        stage.shot("plan-zip-desktop").await?;
        let (_, lines) = stage
            .take_in(&[
                stage.file("vacío.zip", stored(&[])?)?,
                stage.file("acta.docx", stored(&[("[Content_Types].xml", b"<a/>", 0)])?)?,
            ])
            .await?;
        ensure!(lines[0].says == es("transfer.zip_empty", &[]), "{lines:?}");
        ensure!(
            lines[1].says == es("words.restore_not_text", &[]),
            "{lines:?}"
        );
        Ok(())
    })
    .await
}

/// Writes an archive of entries that are not compressed: name, contents, flags (PKWARE APPNOTE 4.3).
pub fn stored(entries: &[(&str, &[u8], u16)]) -> Result<Vec<u8>> {
    let (mut archive, mut table) = (Vec::new(), Vec::new());
    for (name, contents, flags) in entries {
        let mut crc = Crc::new();
        crc.update(contents);
        let size = u32::try_from(contents.len())?.to_le_bytes();
        let mut header = Vec::new();
        header.extend([20, 0]);
        header.extend(flags.to_le_bytes());
        // Method, time and date.
        header.extend([0; 6]);
        header.extend(crc.sum().to_le_bytes());
        header.extend(size);
        header.extend(size);
        header.extend(u16::try_from(name.len())?.to_le_bytes());
        header.extend([0, 0]);
        let offset = u32::try_from(archive.len())?.to_le_bytes();
        table.write_all(b"PK\x01\x02\x14\x00")?;
        table.extend(&header);
        // Comment, disk, attributes.
        table.extend([0; 10]);
        table.extend(offset);
        table.extend(name.as_bytes());
        archive.write_all(b"PK\x03\x04")?;
        archive.extend(header);
        archive.extend(name.as_bytes());
        archive.extend(*contents);
    }
    let count = u16::try_from(entries.len())?.to_le_bytes();
    let begin = u32::try_from(archive.len())?.to_le_bytes();
    let size = u32::try_from(table.len())?.to_le_bytes();
    archive.extend(table);
    archive.write_all(b"PK\x05\x06\0\0\0\0")?;
    archive.extend([count, count].concat());
    archive.extend([size, begin].concat());
    archive.extend([0, 0]);
    Ok(archive)
}
