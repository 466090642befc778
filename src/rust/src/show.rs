//! Values in messages: short, and spelled as R spells them.

use crate::live;
use keratin_core::Value;

/// Longest string or vector that is shown in full.
const LONGEST: usize = 60;

/// One line about a value that was received.
pub(crate) fn show(value: &Value) -> String {
    match value {
        Value::Array(items) if items.is_empty() => "list()".to_owned(),
        Value::Array(items) => scalars(items)
            .unwrap_or_else(|| format!("an unnamed list of {}", counted(items.len(), "element"))),
        Value::Object(map) => match map.iter().next() {
            None => "an empty named list".to_owned(),
            Some((first, _)) => format!(
                "a named list of {} (`{}`{})",
                counted(map.len(), "element"),
                cut(first),
                if map.len() > 1 { ", ..." } else { "" }
            ),
        },
        Value::Live(object) => live::about(object),
        scalar => show_scalar(scalar).unwrap_or_default(),
    }
}

fn show_scalar(value: &Value) -> Option<String> {
    Some(match value {
        Value::Null => "NULL".to_owned(),
        Value::Bool(true) => "TRUE".to_owned(),
        Value::Bool(false) => "FALSE".to_owned(),
        Value::Int(i) => i.to_string(),
        Value::BigInt(n) => cut(n.digits()),
        Value::Float(x) if x.is_nan() => "NaN".to_owned(),
        Value::Float(x) if x.is_infinite() => (if *x > 0.0 { "Inf" } else { "-Inf" }).to_owned(),
        Value::Float(x) if x.abs() >= 1e-4 && x.abs() < 1e15 || *x == 0.0 => x.to_string(),
        Value::Float(x) => format!("{x:e}"),
        Value::Str(s) => quoted(&cut(s)),
        _ => return None,
    })
}

fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.extend(c.escape_default()),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// `c(1, 2)`, when every element is a scalar and there is room.
fn scalars(items: &[Value]) -> Option<String> {
    if items.len() > LONGEST / 3 {
        return None;
    }
    let shown: Option<Vec<String>> = items.iter().map(show_scalar).collect();
    let text = format!("c({})", shown?.join(", "));
    (text.len() <= LONGEST).then_some(text)
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}...", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}

fn counted(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use keratin_core::Map;

    #[test]
    fn scalars_are_spelled_as_in_r() {
        let shown: Vec<String> = [
            Value::Null,
            Value::Bool(true),
            Value::Int(-3),
            Value::Float(1.0),
            Value::Float(4.5),
            Value::Float(1e-7),
            Value::Float(f64::NAN),
            Value::Float(f64::NEG_INFINITY),
            Value::from("a\"b\n"),
        ]
        .iter()
        .map(show)
        .collect();
        assert_eq!(
            shown,
            [
                "NULL",
                "TRUE",
                "-3",
                "1",
                "4.5",
                "1e-7",
                "NaN",
                "-Inf",
                r#""a\"b\n""#
            ]
        );
    }

    #[test]
    fn collections_stay_on_one_short_line() {
        let long: Value = (0..1000).map(Value::Int).collect();
        let map: Map = [("units", Value::Int(1)), ("name", Value::Null)]
            .into_iter()
            .collect();
        assert_eq!(show(&Value::from(vec![3i64, 3])), "c(3, 3)");
        assert_eq!(show(&Value::Array(Vec::new())), "list()");
        assert_eq!(show(&long), "an unnamed list of 1000 elements");
        assert_eq!(
            show(&map.into()),
            "a named list of 2 elements (`units`, ...)"
        );
        assert_eq!(
            show(&"x".repeat(100).into()),
            format!("\"{}...\"", "x".repeat(60))
        );
    }
}
