//! Every operation against what Keras recorded of it: one harness for all.
//!
//! A row of `ops.jsonl` is one call on symbolic inputs. It becomes the config of
//! a functional model, once for every recorded variant of the inputs: what the
//! model gives must have the recorded shapes and dtypes, or be refused where
//! Keras refuses it, and the operations must be written back as Keras wrote them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../common/mod.rs"]
mod common;
mod edges;
mod promotion;

use common::fixture_lines;
use keratin_core::json;
use keratin_core::layers::Spec;
use keratin_core::models::{from_value, Model};
use keratin_core::object::Role;
use keratin_core::shape::Nested;
use keratin_core::{registry, Context, Map, Value};
use std::collections::BTreeMap;

#[test]
fn operations_agree_with_what_keras_recorded() {
    let mut exceptions = common::exceptions("ops.exceptions.txt");
    let mut differ = Vec::new();
    let mut missing: BTreeMap<String, usize> = BTreeMap::new();
    let (mut agree, mut excepted, mut without_graph) = (0, 0, 0);
    let internal = common::fixture_plain_text("ops.internal.jsonl");
    let lines = fixture_lines("ops.jsonl");
    for line in lines.iter().map(String::as_str).chain(internal.lines()) {
        let row = json::read(line.as_bytes()).unwrap();
        let id = row.get("id").and_then(Value::as_str).unwrap().to_owned();
        if row.get("layers").is_none() {
            without_graph += 1;
            continue;
        }
        let absent = classes(&row).find(|(m, c)| registry::by_path(m, c).is_none());
        if let Some((_, class)) = absent {
            *missing.entry(class.to_owned()).or_default() += 1;
            continue;
        }
        match (check(&row), exceptions.remove(&id)) {
            (Ok(()), None) => agree += 1,
            (Ok(()), Some(_)) => {
                differ.push(format!("{id}: listed as an exception, but it agrees"));
            }
            (Err(_), Some(_)) => excepted += 1,
            (Err(difference), None) => differ.push(format!("{id}: {difference}")),
        }
    }
    println!("{agree} agree, {excepted} excepted, {without_graph} record no graph");
    if !missing.is_empty() {
        println!("not in the table: {missing:?}");
    }
    assert!(agree > 0 || !differ.is_empty(), "no row was compared");
    assert!(differ.is_empty(), "{}", differ.join("\n"));
    let unknown: Vec<_> = exceptions.keys().collect();
    assert!(unknown.is_empty(), "exceptions without a row: {unknown:?}");
}

fn classes(row: &Value) -> impl Iterator<Item = (&str, &str)> {
    let layers = row.get("layers").and_then(Value::as_array).unwrap();
    layers.iter().map(|layer| {
        let text = |key| layer.get(key).and_then(Value::as_str).unwrap();
        (text("module"), text("class_name"))
    })
}

fn check(row: &Value) -> Result<(), String> {
    let recorded = row.get("model_variant").and_then(Value::as_str);
    let is_lost = row.get("roundtrip").and_then(Value::as_str) == Some("error");
    for spec in row.get("specs").and_then(Value::as_array).unwrap() {
        let variant = spec.get("variant").and_then(Value::as_str).unwrap();
        let cx = Context::new();
        let model = from_value(model(row, spec), &cx);
        if spec.get("error").is_some() || is_lost {
            if model.is_ok() {
                return Err(format!("{variant}: Keras refuses it"));
            }
            continue;
        }
        let model = model.map_err(|error| format!("{variant}: {error}"))?;
        let outputs = Model::of(&model)
            .outputs()
            .map(|outputs| outputs.map(&mut |x| x.spec().clone()))
            .map_err(|error| format!("{variant}: {error}"))?;
        let found: Vec<String> = outputs.flatten().into_iter().map(shown).collect();
        let expected: Vec<String> = specs(spec.get("outputs").unwrap())
            .flatten()
            .into_iter()
            .map(shown)
            .collect();
        if found != expected {
            return Err(format!("{variant}: expected {expected:?}, got {found:?}"));
        }
        if Some(variant) == recorded {
            let written = model.get_config().map_err(|error| error.to_string())?;
            let written = operations(written.get("layers").unwrap());
            let expected = json::write(row.get("layers").unwrap()).unwrap();
            if json::write(&written).unwrap() != expected {
                return Err(format!(
                    "written as {}, expected {expected}",
                    json::write(&written).unwrap()
                ));
            }
        }
    }
    Ok(())
}

fn shown(spec: &Spec) -> String {
    let sparse = if spec.sparse { " sparse" } else { "" };
    format!("{}{} {}", spec.dtype, sparse, spec.shape)
}

/// The specs of a recorded structure; what is no tensor is left out.
fn specs(value: &Value) -> Nested<Spec> {
    match value {
        Value::Object(map) if map.contains_key("shape") => {
            let cx = Context::new();
            let read = |key: &str| map.get(key).cloned().unwrap();
            let shape = keratin_core::config::Field::read(read("shape"), &cx).unwrap();
            let dtype = keratin_core::config::Field::read(read("dtype"), &cx).unwrap();
            let mut spec = Spec::new(shape, dtype);
            spec.sparse = map.get("sparse").and_then(Value::as_bool) == Some(true);
            Nested::One(spec)
        }
        Value::Object(map) => Nested::List(map.values().map(specs).collect()),
        Value::Array(items) => Nested::List(items.iter().map(specs).collect()),
        _ => Nested::None,
    }
}

/// The entries of the operations among those of all layers.
fn operations(layers: &Value) -> Value {
    let layers = layers.as_array().unwrap().iter();
    layers
        .filter(|layer| layer.get("class_name").and_then(Value::as_str) != Some("InputLayer"))
        .cloned()
        .collect()
}

/// The config of a model that is made of the inputs and the recorded operations.
fn model(row: &Value, spec: &Value) -> Value {
    let mut layers = Vec::new();
    let mut places = Vec::new();
    let inputs = spec.get("inputs").and_then(Value::as_array).unwrap();
    for (i, given) in inputs.iter().enumerate() {
        let of = |key: &str| given.get(key).cloned().unwrap();
        let is_sparse = given.get("sparse").is_some();
        let (layer, place) = input(i, of("shape"), of("dtype"), is_sparse);
        layers.push(layer);
        places.push(place);
    }
    let operations = row.get("layers").and_then(Value::as_array).unwrap();
    layers.extend(operations.iter().cloned());
    envelope(layers, places, row.get("output_layers").cloned().unwrap())
}

/// The entry of an input among the layers, and its place in the graph.
fn input(i: usize, shape: Value, dtype: Value, sparse: bool) -> (Value, Value) {
    let name = format!("in{i}");
    let mut config = Map::new();
    config.push("batch_shape", shape);
    config.push("dtype", dtype);
    config.push("sparse", sparse);
    config.push("ragged", false);
    config.push("name", &*name);
    let mut layer = Map::new();
    layer.push("module", "keras.layers");
    layer.push("class_name", "InputLayer");
    layer.push("config", config);
    layer.push("registered_name", Value::Null);
    layer.push("name", &*name);
    layer.push("inbound_nodes", Value::Array(Vec::new()));
    let place = vec![Value::from(name), Value::Int(0), Value::Int(0)];
    (layer.into(), Value::Array(place))
}

/// The config of a functional model.
fn envelope(layers: Vec<Value>, inputs: Vec<Value>, outputs: Value) -> Value {
    let mut config = Map::new();
    config.push("name", "functional");
    config.push("trainable", true);
    config.push("layers", Value::Array(layers));
    config.push("input_layers", Value::Array(inputs));
    config.push("output_layers", outputs);
    let mut envelope = Map::new();
    envelope.push("module", "keras.src.models.functional");
    envelope.push("class_name", "Functional");
    envelope.push("config", config);
    envelope.push("registered_name", "Functional");
    envelope.into()
}

#[test]
fn every_operation_of_keras_is_in_the_table() {
    let recorded = json::read(&common::fixture_bytes("registry.json")).unwrap();
    let rows = recorded.get("operation_classes").unwrap();
    let mut absent = Vec::new();
    for row in rows.as_array().unwrap() {
        let python = row.get("python").and_then(Value::as_str).unwrap();
        let (module, class) = python.rsplit_once('.').unwrap();
        match registry::by_path(module, class) {
            Some(entry) => assert_eq!(entry.role, Role::Operation, "{python}"),
            None => absent.push(python.to_owned()),
        }
    }
    assert!(absent.is_empty(), "{} absent: {absent:?}", absent.len());
}
