//! Changes of JSON values that keep the text JSON.

use serde_json::{Map, Value, json};

/// Numbers that look random and are the same for the same seed (SplitMix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end.max(1) as u64) as usize
    }
}

/// Changes one to four values of a JSON text; nothing where it is none or gets too long.
pub fn json(text: &[u8], longest: usize, seed: u32) -> Option<Vec<u8>> {
    let mut value: Value = serde_json::from_slice(text).ok()?;
    let mut dice = Dice(seed.into());
    for _ in 0..=dice.below(3) {
        let mut place = dice.below(count(&value));
        change(&mut value, &mut place, &mut dice);
    }
    let text = value.to_string().into_bytes();
    (text.len() <= longest).then_some(text)
}

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(map) => map.values().map(count).sum::<usize>(),
        _ => 0,
    }
}

/// Changes the value that is `place` steps further in the order of reading.
fn change(value: &mut Value, place: &mut usize, dice: &mut Dice) -> bool {
    if *place == 0 {
        *value = changed(value.take(), dice);
        return true;
    }
    *place -= 1;
    match value {
        Value::Array(items) => items.iter_mut().any(|item| change(item, place, dice)),
        Value::Object(map) => map.values_mut().any(|item| change(item, place, dice)),
        _ => false,
    }
}

fn changed(value: Value, dice: &mut Dice) -> Value {
    if dice.below(6) == 0 {
        return anything(dice);
    }
    match value {
        Value::Array(items) => list(items, dice),
        Value::Object(map) => object(map, dice),
        Value::String(text) => words(text, dice),
        Value::Number(number) => match (number.as_i64(), dice.below(4)) {
            (Some(number), 0) => number.wrapping_neg().into(),
            (Some(number), 1) => number.wrapping_add(1).into(),
            (Some(number), 2) => number.wrapping_mul(1000).into(),
            _ => anything(dice),
        },
        Value::Bool(yes) => (!yes).into(),
        Value::Null => anything(dice),
    }
}

fn list(mut items: Vec<Value>, dice: &mut Dice) -> Value {
    let place = dice.below(items.len());
    match (items.get(place).cloned(), dice.below(4)) {
        (Some(item), 0) => items.extend(vec![item; 1 + dice.below(12)]),
        (Some(_), 1) => {
            items.remove(place);
        }
        (Some(item), 2) => items.insert(0, item),
        _ => items.push(anything(dice)),
    }
    Value::Array(items)
}

fn object(mut map: Map<String, Value>, dice: &mut Dice) -> Value {
    let place = dice.below(map.len());
    let key = map.keys().nth(place).cloned().unwrap_or_default();
    match dice.below(3) {
        0 => {
            map.remove(&key);
        }
        1 => {
            let value = map.remove(&key).unwrap_or_default();
            map.insert(words(key, dice).as_str().unwrap_or_default().into(), value);
        }
        _ => {
            let value = map.values().nth(place).cloned().unwrap_or_default();
            map.insert(format!("{key}{}", dice.below(9)), value);
        }
    }
    Value::Object(map)
}

fn words(text: String, dice: &mut Dice) -> Value {
    let pieces = [
        "",
        " ",
        "0",
        "ñ",
        "\u{202e}",
        "\u{0}",
        "😀",
        "=",
        "\"",
        "-",
        "İ",
        "ß",
        "/",
        "9999-12-31",
    ];
    let cut: String = text
        .chars()
        .take(dice.below(text.chars().count() + 1))
        .collect();
    let piece = pieces
        .get(dice.below(pieces.len()))
        .copied()
        .unwrap_or_default();
    match dice.below(4) {
        0 => cut.into(),
        1 => format!("{cut}{piece}").into(),
        2 => format!("{piece}{text}").into(),
        _ => piece.repeat(1 + dice.below(40)).into(),
    }
}

fn anything(dice: &mut Dice) -> Value {
    match dice.below(14) {
        0 => Value::Null,
        1 => json!([]),
        2 => json!({}),
        3 => json!(i64::MAX),
        4 => json!(i64::MIN),
        5 => json!(u64::MAX),
        6 => json!(1e308),
        7 => json!(-0.5),
        8 => json!(65_535),
        9 => json!("9999-12-31"),
        10 => json!("0000-01-01"),
        11 => json!(true),
        12 => json!(dice.below(300)),
        _ => json!(""),
    }
}
