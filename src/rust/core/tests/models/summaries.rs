//! Summaries in terminals of many widths, with columns, ranges and nested models.

use crate::common::fixture_lines;
use crate::recorded::layer;
use keratin_core::models::{summary, SummaryOptions};
use keratin_core::object::deserialize;
use keratin_core::{json, Context, Value};

#[test]
fn summaries_are_those_of_keras() {
    let lines = fixture_lines("summaries.jsonl");
    let mut wrong = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        let row = json::read(line.as_bytes()).unwrap();
        let model = row.get("model").unwrap().clone();
        let model = layer(&deserialize(model, &Context::new()).unwrap());
        let given = row.get("options").unwrap();
        let ours = summary(&model, &options(given));
        let agrees = match (row.get("summary"), &ours) {
            (Some(theirs), Ok(ours)) => theirs.as_str() == Some(ours.as_str()),
            (None, Err(_)) => row.get("error").is_some(),
            _ => false,
        };
        if !agrees {
            let theirs = row.get("summary").or_else(|| row.get("error")).unwrap();
            wrong.push(format!("row {i}, {given:?}:\n{ours:?}\n{theirs:?}"));
        }
    }
    println!(
        "summaries: agree {} of {}",
        lines.len() - wrong.len(),
        lines.len()
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

fn options(given: &Value) -> SummaryOptions {
    let flag = |name| given.get(name) == Some(&Value::Bool(true));
    let size = |name| given.get(name)?.as_i64()?.try_into().ok();
    let texts = |name| {
        let pair = given.get(name)?.as_array()?;
        let text = |i: usize| Some(pair.get(i)?.as_str()?.to_owned());
        Some((text(0)?, text(1)?))
    };
    let numbers = |name| {
        let numbers = given.get(name)?.as_array()?.iter();
        let number = |value: &Value| match value {
            Value::Float(number) => *number,
            other => panic!("{other:?} is no position"),
        };
        Some(numbers.map(number).collect())
    };
    SummaryOptions {
        width: size("width").expect("a width"),
        line_length: size("line_length"),
        positions: numbers("positions"),
        expand_nested: flag("expand_nested"),
        show_trainable: flag("show_trainable"),
        layer_range: texts("layer_range"),
        compact: false,
    }
}
