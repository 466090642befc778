//! The dtypes that operations give, for operands of every dtype and for numbers.

use super::common::fixture_lines;
use super::{envelope, input, shown};
use keratin_core::models::{from_value, Model};
use keratin_core::{json, registry, Context, Map, Value};

/// A call of an operation: its operands, and the recorded dtype; `None` if Keras
/// refuses it.
struct Call<'a> {
    operands: Vec<Value>,
    dtype: Option<&'a str>,
}

#[test]
fn dtypes_are_promoted_as_keras_promotes_them() {
    let lines = fixture_lines("promotion.jsonl");
    let rows: Vec<Value> = lines
        .iter()
        .map(|line| json::read(line.as_bytes()).unwrap())
        .collect();
    let (first, rows) = rows.split_first().unwrap();
    let dtypes = texts(first.get("dtypes").unwrap());
    let dtypes: Vec<&str> = dtypes.into_iter().map(Option::unwrap).collect();
    let mut differ = Vec::new();
    let mut agree = 0;
    for row in rows {
        let path = row.get("class").and_then(Value::as_str).unwrap();
        let (module, class) = path.rsplit_once('.').unwrap();
        if registry::by_path(module, class).is_none() {
            println!("not in the table: {path}");
            continue;
        }
        let calls = calls(row, &dtypes);
        let (given, refused): (Vec<_>, Vec<_>) =
            calls.iter().partition(|call| call.dtype.is_some());
        let found = dtypes_of(path, &given, &dtypes);
        for (call, found) in given.iter().zip(found) {
            match Some(&*found) == call.dtype {
                true => agree += 1,
                false => differ.push(format!(
                    "{path} of {}: {found}, not {:?}",
                    json::write(&Value::Array(call.operands.clone())).unwrap(),
                    call.dtype
                )),
            }
        }
        for call in refused {
            match from_value(model(path, &[call], &dtypes), &Context::new()) {
                Err(_) => agree += 1,
                Ok(_) => differ.push(format!(
                    "{path} of {}: Keras refuses it",
                    json::write(&Value::Array(call.operands.clone())).unwrap()
                )),
            }
        }
    }
    println!("{agree} agree");
    assert!(differ.is_empty(), "{}", differ.join("\n"));
    assert!(agree > 10_000, "{agree} calls were compared");
}

fn texts(value: &Value) -> Vec<Option<&str>> {
    value
        .as_array()
        .unwrap()
        .iter()
        .map(Value::as_str)
        .collect()
}

fn calls<'a>(row: &'a Value, dtypes: &[&str]) -> Vec<Call<'a>> {
    let tensor = |i: usize| tensor(&format!("in{i}"), dtypes[i]);
    if let Some(unary) = row.get("unary") {
        let of_one = |(i, dtype)| Call {
            operands: vec![tensor(i)],
            dtype,
        };
        return texts(unary).into_iter().enumerate().map(of_one).collect();
    }
    let numbers = [Value::Bool(true), Value::Int(2), Value::Float(2.5)];
    let (rows, is_binary) = match row.get("binary") {
        Some(rows) => (rows, true),
        None => (row.get("numbers").unwrap(), false),
    };
    let mut calls = Vec::new();
    for (i, row) in rows.as_array().unwrap().iter().enumerate() {
        for (j, dtype) in texts(row).into_iter().enumerate() {
            let second = match is_binary {
                true => tensor(j),
                false => numbers[j].clone(),
            };
            calls.push(Call {
                operands: vec![tensor(i), second],
                dtype,
            });
        }
    }
    calls
}

fn tensor(name: &str, dtype: &str) -> Value {
    let place = [Value::from(name), Value::Int(0), Value::Int(0)];
    let mut config = Map::new();
    config.push("shape", Value::Array(vec![Value::Int(3), Value::Int(3)]));
    config.push("dtype", dtype);
    config.push("keras_history", Value::Array(place.to_vec()));
    let mut tensor = Map::new();
    tensor.push("class_name", "__keras_tensor__");
    tensor.push("config", config);
    tensor.into()
}

fn dtypes_of(path: &str, calls: &[&Call<'_>], dtypes: &[&str]) -> Vec<String> {
    if calls.is_empty() {
        return Vec::new();
    }
    let model = from_value(model(path, calls, dtypes), &Context::new())
        .unwrap_or_else(|error| panic!("{path}: {error}"));
    let model = Model::of(&model);
    let outputs = model.outputs().unwrap();
    let shown = outputs.map(&mut |x| shown(x.spec()));
    let first = |text: String| text.split(' ').next().unwrap().to_owned();
    shown.flatten().into_iter().cloned().map(first).collect()
}

/// A model that takes an input of each dtype and makes these calls.
fn model(path: &str, calls: &[&Call<'_>], dtypes: &[&str]) -> Value {
    let (module, class) = path.rsplit_once('.').unwrap();
    let shape = Value::Array(vec![Value::Int(3), Value::Int(3)]);
    let mut layers = Vec::new();
    let mut inputs = Vec::new();
    for (i, dtype) in dtypes.iter().enumerate() {
        let (layer, place) = input(i, shape.clone(), Value::from(*dtype), false);
        layers.push(layer);
        inputs.push(place);
    }
    let mut outputs = Vec::new();
    for (i, call) in calls.iter().enumerate() {
        let name = format!("op{i}");
        let mut node = Map::new();
        node.push("args", Value::Array(call.operands.clone()));
        node.push("kwargs", Map::new());
        let mut config = Map::new();
        config.push("name", &*name);
        let mut layer = Map::new();
        layer.push("module", module);
        layer.push("class_name", class);
        layer.push("config", config);
        layer.push("registered_name", class);
        layer.push("name", &*name);
        layer.push("inbound_nodes", Value::Array(vec![node.into()]));
        layers.push(layer.into());
        let place = vec![Value::from(name), Value::Int(0), Value::Int(0)];
        outputs.push(Value::Array(place));
    }
    envelope(layers, inputs, Value::Array(outputs))
}
