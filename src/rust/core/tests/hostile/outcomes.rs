//! The collected configs, each with the outcome its index says.

use crate::common::{exceptions, fixture_bytes, fixture_names, fixture_plain_text};
use crate::{load, says};
use keratin_core::layers::Layer;
use keratin_core::object::serialize;
use keratin_core::{json, Error, KerasObject, Value};
use std::path::Path;

fn rows() -> Vec<Value> {
    let index = json::read(fixture_plain_text("hostile/index.json").as_bytes()).unwrap();
    index.as_array().expect("rows").to_vec()
}

fn text<'a>(row: &'a Value, key: &str) -> &'a str {
    row.get(key).and_then(Value::as_str).expect(key)
}

/// What is wrong with an outcome, if anything is.
fn fault(row: &Value, outcome: &Result<Layer, Error>) -> Option<String> {
    match (text(row, "outcome"), outcome) {
        ("load", Err(error)) => Some(format!("must load: {error:?}")),
        ("load", Ok(model)) => written(model).err(),
        (_, Ok(model)) => Some(format!("must be refused: {model:?}")),
        (_, Err(error)) => {
            let kind = text(row, "kind");
            let found = error.kind().name();
            if kind != found {
                return Some(format!("must be an error of kind {kind}: {error:?}"));
            }
            let said = says(error);
            let mentions = row.get("mentions").and_then(Value::as_array);
            mentions
                .expect("mentions")
                .iter()
                .filter_map(Value::as_str)
                .find(|word| !said.contains(word))
                .map(|word| format!("must mention {word}: {said}"))
        }
    }
}

/// What loads can be written, and what is written loads.
fn written(model: &Layer) -> Result<(), String> {
    let first = serialize(&KerasObject::Layer(model.clone())).map_err(|e| format!("{e:?}"))?;
    let text = json::write(&first).map_err(|e| format!("{e:?}"))?;
    let again = load(text.as_bytes()).map_err(|e| format!("written, but not read: {e:?}"))?;
    let second = serialize(&KerasObject::Layer(again)).map_err(|e| format!("{e:?}"))?;
    match first == second {
        true => Ok(()),
        false => Err("another model after writing and reading".into()),
    }
}

/// An outcome in one word.
fn word(outcome: &Result<Layer, Error>) -> String {
    match outcome {
        Ok(_) => "loads".into(),
        Err(error) => format!("refused as {}", error.kind().name()),
    }
}

#[test]
fn each_has_its_outcome() {
    let mut exceptions = exceptions("hostile.exceptions.txt");
    let mut wrong = Vec::new();
    let mut final_outcomes = 0;
    for row in rows() {
        let id = text(&row, "id");
        let outcome = load(&fixture_bytes(&format!("hostile/{}", text(&row, "file"))));
        let exception = exceptions.remove(id);
        println!("{id}: {outcome:?}");
        match (fault(&row, &outcome), exception) {
            (None, None) => final_outcomes += 1,
            (None, Some(_)) => wrong.push(format!(
                "{id} has its final outcome: remove it from hostile.exceptions.txt"
            )),
            (Some(fault), None) => wrong.push(format!("{id} {fault}")),
            (Some(_), Some(reason)) => {
                let present = word(&outcome);
                if !reason.starts_with(&format!("{present}: ")) {
                    wrong.push(format!("{id} is {present}, listed: {reason}"));
                }
            }
        }
        if let Some(marker) = row.get("untouched").and_then(Value::as_str) {
            assert!(!Path::new(marker).exists(), "{id} made {marker}");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(exceptions.is_empty(), "of no row: {exceptions:?}");
    assert!(final_outcomes >= 32, "only {final_outcomes} are final");
}

#[test]
fn every_file_is_in_the_index() {
    let files: Vec<String> = rows()
        .iter()
        .map(|row| format!("hostile/{}", text(row, "file")))
        .collect();
    assert_eq!(fixture_names("hostile", ".json"), files);
}

#[test]
fn what_is_refused_is_not_kept_in_the_session() {
    // One session meets them all: none of them changes what the next one finds.
    let cx = keratin_core::Context::new();
    let mut outcomes = Vec::new();
    for row in rows() {
        let bytes = fixture_bytes(&format!("hostile/{}", text(&row, "file")));
        let outcome =
            json::read(&bytes).and_then(|value| keratin_core::models::from_value(value, &cx));
        outcomes.push((word(&outcome), word(&load(&bytes))));
    }
    for (shared, alone) in outcomes {
        assert_eq!(shared, alone);
    }
    assert_eq!(cx.custom_names(), Vec::<String>::new());
    assert!(cx.safe_mode());
    assert_eq!(cx.settings(), keratin_core::Context::new().settings());
}
