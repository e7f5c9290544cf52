//! The parts around the words: styles, numbers of lists, properties, header and footer, and what belongs to what.

use super::body::BULLETS;
use super::xml::{escaped, paragraph, run};
use super::{DECLARATION, NAMESPACES, language_tag};
use crate::export::Document;
use crate::export::office::{one_line, page_words};

const WORDS: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006";

/// The numbers of the two kinds of lists.
const BULLETED: usize = 0;
const NUMBERED: usize = 1;

pub(super) fn content_types(pictures: bool) -> String {
    let word_parts = [
        ("document", "document.main"),
        ("styles", "styles"),
        ("numbering", "numbering"),
        ("settings", "settings"),
        ("fontTable", "fontTable"),
        ("header1", "header"),
        ("footer1", "footer"),
    ];
    let overrides: String = word_parts
        .iter()
        .map(|(name, kind)| {
            format!("<Override PartName=\"/word/{name}.xml\" ContentType=\"{WORDS}.{kind}+xml\"/>")
        })
        .collect();
    let pictures = match pictures {
        true => "<Default Extension=\"png\" ContentType=\"image/png\"/>",
        false => "",
    };
    format!(
        "{DECLARATION}<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>{pictures}{overrides}\
         <Override PartName=\"/docProps/core.xml\" \
         ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
         <Override PartName=\"/docProps/app.xml\" \
         ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/></Types>"
    )
}

pub(super) fn package_relations() -> String {
    relations(&[
        (
            format!("{OFFICE}/relationships/officeDocument"),
            "word/document.xml",
        ),
        (
            format!("{PACKAGE}/relationships/metadata/core-properties"),
            "docProps/core.xml",
        ),
        (
            format!("{OFFICE}/relationships/extended-properties"),
            "docProps/app.xml",
        ),
    ])
}

/// The fifth and sixth are named by the layout of the pages, those after them by the pictures, given by their files.
pub(super) fn document_relations(pictures: &[String]) -> String {
    let parts = ["styles", "numbering", "settings", "fontTable"];
    let files = [
        "styles.xml",
        "numbering.xml",
        "settings.xml",
        "fontTable.xml",
    ];
    let mut all: Vec<(String, &str)> = parts
        .iter()
        .zip(files)
        .map(|(kind, file)| (format!("{OFFICE}/relationships/{kind}"), file))
        .collect();
    all.push((format!("{OFFICE}/relationships/header"), "header1.xml"));
    all.push((format!("{OFFICE}/relationships/footer"), "footer1.xml"));
    all.extend(
        pictures
            .iter()
            .map(|file| (format!("{OFFICE}/relationships/image"), file.as_str())),
    );
    relations(&all)
}

fn relations(all: &[(String, &str)]) -> String {
    let list: String = all
        .iter()
        .zip(1..)
        .map(|((kind, target), number): (_, u32)| {
            format!("<Relationship Id=\"rId{number}\" Type=\"{kind}\" Target=\"{target}\"/>")
        })
        .collect();
    format!("{DECLARATION}<Relationships xmlns=\"{PACKAGE}/relationships\">{list}</Relationships>")
}

/// Title, whose it is and the language; no moment and no device.
pub(super) fn core_properties(document: &Document) -> String {
    let title = escaped(&one_line(&document.title));
    let creator = escaped(&one_line(&document.owner));
    let language = language_tag(document);
    format!(
        "{DECLARATION}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{title}</dc:title>\
         <dc:creator>{creator}</dc:creator><dc:language>{language}</dc:language></cp:coreProperties>"
    )
}

pub(super) fn app_properties() -> String {
    format!(
        "{DECLARATION}<Properties xmlns=\"{OFFICE}/extended-properties\">\
         <Application>Yachay Municipal</Application></Properties>"
    )
}

/// The fifteenth mode is that of every Word since 2013.
pub(super) fn settings(language: &str) -> String {
    format!(
        "{DECLARATION}<w:settings {NAMESPACES}><w:defaultTabStop w:val=\"708\"/>\
         <w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat><w:compatSetting \
         w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
         <w:themeFontLang w:val=\"{language}\"/><w:decimalSymbol w:val=\".\"/><w:listSeparator w:val=\",\"/>\
         </w:settings>"
    )
}

/// The font of the text, and which one of the same widths takes its place where it is missing.
pub(super) fn fonts() -> String {
    format!(
        "{DECLARATION}<w:fonts {NAMESPACES}><w:font w:name=\"Calibri\"><w:altName w:val=\"Carlito\"/>\
         <w:panose1 w:val=\"020F0502020204030204\"/><w:charset w:val=\"00\"/><w:family w:val=\"swiss\"/>\
         <w:pitch w:val=\"variable\"/></w:font></w:fonts>"
    )
}

/// Whose the document is, on every page.
pub(super) fn header(document: &Document) -> String {
    let owner = run(&one_line(&document.owner), false);
    let line = paragraph("<w:pStyle w:val=\"Header\"/>", &owner);
    format!("{DECLARATION}<w:hdr {NAMESPACES}>{line}</w:hdr>")
}

/// The number of the page, and of all pages.
pub(super) fn footer(document: &Document) -> String {
    let (page, of) = page_words(&document.language);
    let field = |name: &str| {
        format!("<w:fldSimple w:instr=\" {name} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>")
    };
    let content = [
        run(page, false),
        field("PAGE"),
        run(of, false),
        field("NUMPAGES"),
    ];
    let line = paragraph("<w:pStyle w:val=\"Footer\"/>", &content.concat());
    format!("{DECLARATION}<w:ftr {NAMESPACES}>{line}</w:ftr>")
}

/// One kind of list with bullets, one with numbers; every numbered list begins at one.
pub(super) fn numbering(lists: usize) -> String {
    let kind = |number: usize, format: &str, text: &str| {
        format!(
            "<w:abstractNum w:abstractNumId=\"{number}\"><w:multiLevelType w:val=\"singleLevel\"/><w:lvl \
             w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/>\
             <w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"454\" w:hanging=\"340\"/></w:pPr></w:lvl>\
             </w:abstractNum>"
        )
    };
    let numbered: String = (1..=lists)
        .map(|list| {
            format!(
                "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"{NUMBERED}\"/><w:lvlOverride w:ilvl=\"0\">\
                 <w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>",
                BULLETS + list
            )
        })
        .collect();
    format!(
        "{DECLARATION}<w:numbering {NAMESPACES}>{}{}<w:num w:numId=\"{BULLETS}\"><w:abstractNumId \
         w:val=\"{BULLETED}\"/></w:num>{numbered}</w:numbering>",
        kind(BULLETED, "bullet", "•"),
        kind(NUMBERED, "decimal", "%1.")
    )
}

/// The styles by which people change the look of a whole document, or make a table of contents.
pub(super) fn styles(document: &Document) -> String {
    // Size in half points, space above a heading in twentieths of a point, a line in 240ths.
    let [size, above, line] = match document.compact {
        true => ["21", "240", "252"],
        false => ["22", "360", "269"],
    };
    STYLES
        .replace("{declaration}", DECLARATION)
        .replace("{namespaces}", NAMESPACES)
        .replace("{size}", size)
        .replace("{after}", &document.below_paragraph().to_string())
        .replace("{above}", above)
        .replace("{line}", line)
        .replace("{language}", &language_tag(document))
}

/// Sizes are in half points, spaces in twentieths of a point.
const STYLES: &str = include_str!("styles.xml");
