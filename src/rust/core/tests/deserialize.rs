//! Edited configs: what Keras makes of them is made of them here, and what it
//! refuses is refused. What is known to differ, and why, stands in
//! `deserialize.exceptions.txt`: the id of a row, a tab, the reason.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "common/classes.rs"]
mod classes;
mod common;

use classes::missing_classes;
use common::{fixture_lines, fixture_plain_text};
use keratin_core::object::{deserialize, serialize_tree};
use keratin_core::{json, Context, KerasObject, Map, Result, Value};
use std::collections::BTreeMap;

#[test]
fn edited_configs_become_what_keras_makes_of_them() {
    let mut exceptions = exceptions();
    let mut missing: BTreeMap<String, usize> = BTreeMap::new();
    let (mut agree, mut excepted, mut without) = (0, 0, 0);
    let mut wrong = Vec::new();
    for line in fixture_lines("deserialize.jsonl") {
        let row = json::read(line.as_bytes()).unwrap();
        let id = row.get("id").and_then(Value::as_str).unwrap().to_owned();
        let config = row.get("config").unwrap();
        let outcome = row.get("outcome").unwrap();
        let refused = outcome.get("status").and_then(Value::as_str) == Some("error");
        // A class that Keras does not find either is part of the case.
        let lacking = match refused {
            true => Default::default(),
            false => missing_classes(config),
        };
        if !lacking.is_empty() {
            without += 1;
            for class in lacking {
                *missing.entry(class).or_default() += 1;
            }
            continue;
        }
        let compared = compare(
            deserialize(config.clone(), &Context::new()),
            config,
            outcome,
        );
        match (compared, exceptions.remove(&id)) {
            (Ok(()), None) => agree += 1,
            (Err(_), Some(_)) => excepted += 1,
            (Ok(()), Some(_)) => wrong.push(format!("{id}: listed, but agrees")),
            (Err(why), None) => wrong.push(format!("{id}: {why}")),
        }
    }
    println!(
        "agree {agree} of {}, listed {excepted}",
        agree + excepted + wrong.len()
    );
    println!("classes not there yet: {without}");
    for (class, rows) in &missing {
        println!("not there: {class} ({rows} rows)");
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(agree > 30, "only {agree} rows were compared");
    if without == 0 {
        assert!(exceptions.is_empty(), "listed, but no row: {exceptions:?}");
    }
}

fn exceptions() -> BTreeMap<String, String> {
    let text = fixture_plain_text("deserialize.exceptions.txt");
    let lines = text
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let (id, reason) = line
                .split_once('\t')
                .unwrap_or_else(|| panic!("no tab before the reason: {line:?}"));
            assert!(!reason.trim().is_empty(), "{id} has no reason");
            (id.to_owned(), reason.to_owned())
        })
        .collect()
}

/// Values that only Python has.
const PYTHON: &[&str] = &["bytes", "slice", "ellipsis", "ndarray", "tensor"];

fn compare(ours: Result<Value>, config: &Value, outcome: &Value) -> Result<(), String> {
    let refused = outcome.get("status").and_then(Value::as_str) == Some("error");
    let ours = match (ours, refused) {
        (Err(_), true) => return Ok(()),
        (Err(error), false) => return Err(format!("refused: {error:?}")),
        (Ok(object), true) => {
            let message = outcome.get("message").unwrap();
            return Err(format!("taken as {object:?}, Keras says {message:?}"));
        }
        (Ok(object), false) => object,
    };
    let kind = outcome.get("type").and_then(Value::as_str);
    let theirs = match outcome.get("serialized") {
        Some(serialized) => serialized.clone(),
        // What only Python has stays the data it is.
        None if kind.is_some_and(|kind| PYTHON.contains(&kind)) => config.clone(),
        None => plain(outcome),
    };
    let serialized = serialize_tree(&ours).map_err(|error| format!("{error:?}"))?;
    equal("serialized", &serialized, &theirs)?;
    if let (Some(KerasObject::Layer(layer)), Some(weights)) =
        (ours.as_live(), outcome.get("weights"))
    {
        equal(
            "built",
            &Value::Bool(layer.is_built()),
            outcome.get("built").unwrap(),
        )?;
        let ours: Value = layer
            .weights()
            .iter()
            .map(|weight| {
                let dtype = Value::from(weight.dtype.name());
                Value::from(vec![
                    weight.path.as_str().into(),
                    weight.shape.value(),
                    dtype,
                ])
            })
            .collect();
        equal("weights", &ours, weights)?;
    }
    Ok(())
}

fn equal(what: &str, ours: &Value, theirs: &Value) -> Result<(), String> {
    if ours == theirs {
        return Ok(());
    }
    let show = |value: &Value| json::write(value).unwrap();
    Err(format!("{what}\n{}\nis not\n{}", show(ours), show(theirs)))
}

/// The plain value of an outcome that holds outcomes.
fn plain(outcome: &Value) -> Value {
    match outcome.get("value") {
        None => outcome.get("serialized").cloned().unwrap_or_default(),
        Some(Value::Array(items)) => items.iter().map(plain_or_leaf).collect(),
        Some(Value::Object(map)) => {
            let entries = map.iter().map(|(key, item)| (key, plain_or_leaf(item)));
            Value::Object(entries.collect::<Map>())
        }
        Some(leaf) => leaf.clone(),
    }
}

fn plain_or_leaf(item: &Value) -> Value {
    match item.get("status") {
        Some(_) => plain(item),
        None => item.clone(),
    }
}
