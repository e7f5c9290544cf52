//! The markup: what each line becomes, and what is wrong in it.

use yachay_municipal::framework::{
    Item, MarkupFault, PartKind, TemplateScope, markup_faults, read_markup,
};

fn kinds(text: &str) -> Vec<PartKind> {
    read_markup(text)
        .into_iter()
        .map(|part| part.kind)
        .collect()
}

fn item(line: usize, text: &str) -> Item {
    Item {
        line,
        condition: None,
        text: text.into(),
    }
}

#[test]
fn lines_become_parts() {
    let paragraph = |text: &str| PartKind::Paragraph(text.into());
    let table: [(&str, Vec<PartKind>); 12] = [
        ("", vec![]),
        (
            "# A\n### B",
            vec![
                PartKind::Heading(1, "A".into()),
                PartKind::Heading(3, "B".into()),
            ],
        ),
        ("#no", vec![paragraph("#no")]),
        ("a\nb\n\nc", vec![paragraph("a b"), paragraph("c")]),
        (
            "- a\nmore\n- b",
            vec![PartKind::Items(
                false,
                vec![item(1, "a more"), item(3, "b")],
            )],
        ),
        (
            "1. a\n2. b",
            vec![PartKind::Items(true, vec![item(1, "a"), item(2, "b")])],
        ),
        ("2027. fue un año", vec![paragraph("2027. fue un año")]),
        ("7. fue un año", vec![paragraph("7. fue un año")]),
        (
            "- a\n1. b",
            vec![
                PartKind::Items(false, vec![item(1, "a")]),
                PartKind::Items(true, vec![item(2, "b")]),
            ],
        ),
        (
            "[tabla:fases]\n[firmas]\n[salto]",
            vec![
                PartKind::Table("fases".into()),
                PartKind::Signatures,
                PartKind::PageBreak,
            ],
        ),
        ("[otra cosa]", vec![paragraph("[otra cosa]")]),
        ("a [firmas]", vec![paragraph("a [firmas]")]),
    ];
    for (text, expected) in table {
        assert_eq!(kinds(text), expected, "{text:?}");
        assert_eq!(
            kinds(&text.replace('\n', "\r\n")),
            expected,
            "{text:?} with CRLF"
        );
    }
}

#[test]
fn a_condition_stands_before_a_part_or_an_item() {
    let parts = read_markup("?{objetivos} Sirve.\n\n- ?{normas} a\n?{codigo} - b\n- c");
    let condition = parts.first().and_then(|part| part.condition.as_deref());
    assert_eq!(condition, Some("objetivos"));
    let Some(PartKind::Items(false, items)) = parts.get(1).map(|part| &part.kind) else {
        panic!("{parts:?}");
    };
    let found: Vec<_> = items
        .iter()
        .map(|item| (item.condition.as_deref(), item.text.as_str()))
        .collect();
    assert_eq!(
        found,
        [(Some("normas"), "a"), (Some("codigo"), "b"), (None, "c")]
    );
}

#[test]
fn what_is_wrong_is_named_by_its_line() {
    use MarkupFault::*;
    let name = |text: &str| text.to_string();
    let table: [(&str, TemplateScope, Vec<MarkupFault>); 8] = [
        ("{municipalidad}", TemplateScope::Plan, vec![]),
        (
            "a\n\n{ alcalde }",
            TemplateScope::Plan,
            vec![UnknownPlaceholder {
                line: 3,
                name: name("alcalde"),
            }],
        ),
        ("{actividad}", TemplateScope::Activity, vec![]),
        (
            "{actividad}",
            TemplateScope::Plan,
            vec![OutOfPlace {
                line: 1,
                name: name("actividad"),
            }],
        ),
        (
            "{persona}",
            TemplateScope::Activity,
            vec![OutOfPlace {
                line: 1,
                name: name("persona"),
            }],
        ),
        (
            "a\n[tabla:gente]",
            TemplateScope::Plan,
            vec![UnknownTable {
                line: 2,
                name: name("gente"),
            }],
        ),
        (
            "- a\n- **b",
            TemplateScope::Plan,
            vec![UnclosedBold { line: 2 }],
        ),
        (
            "{fecha",
            TemplateScope::Plan,
            vec![UnclosedPlaceholder { line: 1 }],
        ),
    ];
    for (text, scope, expected) in table {
        assert_eq!(markup_faults(text, scope), expected, "{text:?}");
    }
}
