//! The harness: every recorded model whose classes are all there.

use crate::classes::missing_classes;
use crate::common::{fixture_bytes, fixture_names, fixture_text};
use crate::exceptions::Exceptions;
use crate::facts::{self, Aspect};
use keratin_core::custom::CustomObjects;
use keratin_core::layers::Layer;
use keratin_core::object::deserialize;
use keratin_core::{json, Context, Error, KerasObject, Value};
use std::collections::BTreeMap;

/// A model that is read, with its text and what is known of it.
pub struct Recorded {
    pub model: Layer,
    pub text: Vec<u8>,
    pub facts: Value,
}

/// Python bytecode is kept as data: what is recorded is read and written.
fn read(text: &[u8], cx: &Context) -> Result<Layer, Error> {
    let config = json::read(text)?;
    cx.scope(CustomObjects::new(), false, || deserialize(config, cx))
        .map(|object| layer(&object))
}

/// The layer that was read.
pub fn layer(object: &Value) -> Layer {
    match object.as_live::<KerasObject>() {
        Some(KerasObject::Layer(layer)) => layer.clone(),
        _ => panic!("this is not a layer: {object:?}"),
    }
}

fn names() -> Vec<String> {
    let folders = ["models", "models/apps"];
    let names = folders
        .iter()
        .flat_map(|folder| fixture_names(folder, ".json"));
    names
        .filter_map(|name| {
            let name = name.strip_suffix(".json")?;
            (!name.ends_with(".facts")).then(|| name.to_owned())
        })
        .collect()
}

#[test]
fn every_model_whose_classes_are_there_agrees_with_what_is_recorded() {
    let mut exceptions = Exceptions::read("models.exceptions.txt");
    let mut tally: BTreeMap<Aspect, (usize, usize)> = BTreeMap::new();
    let mut missing: BTreeMap<String, usize> = BTreeMap::new();
    let mut without = 0;
    let mut seen = Vec::new();
    let mut wrong = Vec::new();
    for name in names() {
        let text = fixture_bytes(&format!("{name}.json"));
        let lacking = missing_classes(&json::read(&text).unwrap());
        if !lacking.is_empty() {
            without += 1;
            for class in lacking {
                *missing.entry(class).or_default() += 1;
            }
            continue;
        }
        let id = name.rsplit('/').next().unwrap().to_owned();
        let facts = json::read(fixture_text(&format!("{name}.facts.json")).as_bytes()).unwrap();
        let results = match read(&text, &Context::new()) {
            Ok(model) => facts::compare(&Recorded { model, text, facts }),
            Err(error) => vec![("reading", Err(format!("{error:?}")))],
        };
        for (aspect, result) in results {
            let (agree, of) = tally.entry(aspect).or_default();
            *of += 1;
            match (result, exceptions.has(&id, aspect)) {
                (Ok(()), false) => *agree += 1,
                (Err(_), true) => {}
                (Ok(()), true) => wrong.push(format!("{id} {aspect}: listed, but agrees")),
                (Err(why), false) => wrong.push(format!("{id} {aspect}: {why}")),
            }
        }
        seen.push(id);
    }
    println!(
        "models read: {}, classes not there yet: {without}",
        seen.len()
    );
    for (aspect, (agree, of)) in &tally {
        println!("{aspect}: agree {agree} of {of}");
    }
    for (class, models) in &missing {
        println!("not there: {class} ({models} models)");
    }
    let idle = exceptions.idle(&seen);
    assert!(idle.is_empty(), "listed, but never compared: {idle:?}");
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(seen.len() >= 10, "only {} models were read", seen.len());
}
