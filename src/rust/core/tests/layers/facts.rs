//! The facts of one row.

use crate::call::{call, specs, structure, Unknown};
use crate::functions::context;
use keratin_core::config::Reader;
use keratin_core::json;
use keratin_core::layers::{InputSpec, Layer};
use keratin_core::object::{deserialize, ClassEntry, KerasObject};
use keratin_core::{Context, Map, Result, Value};

/// What differs, in words.
type Outcome = std::result::Result<(), String>;

/// Compares all facts of a row.
pub fn check(entry: &'static ClassEntry, row: &Value) -> Outcome {
    let cx = context();
    let stage = row.get("expect_error").map(|error| error.get("stage"));
    let made = make(entry, row, &cx);
    if let Some(Some(Value::Str(stage))) = stage {
        if stage == "init" {
            return refused("construction", &made);
        }
    }
    let layer = made.map_err(|error| format!("construction: {error}"))?;
    let before = row.get("config_before_build").or(row.get("config"));
    equal_config("config before build", before, &layer)?;
    if stage.is_some() {
        return refused("call", &call(&layer, row, Unknown::Nothing, &cx));
    }
    let is = |name: &str, value: bool| equal(name, row.get(name), Some(&Value::Bool(value)));
    is("built_at_init", layer.is_built())?;
    if row.get("input").is_some() {
        let output = call(&layer, row, Unknown::Nothing, &cx);
        if let Ok(output) = &output {
            let kind = match row.get("output_structure").and_then(Value::as_str) {
                Some("tuple") => "list",
                Some(kind) => kind,
                None => return Err("the row records no structure of its output".into()),
            };
            equal(
                "output_structure",
                Some(&kind.into()),
                Some(&structure(output).into()),
            )?;
        }
        output_is("output", row, &output)?;
    }
    equal_config("config", row.get("config"), &layer)?;
    let serialized = layer
        .serialize()
        .map_err(|error| format!("serialize: {error}"))?;
    let serialized = Value::Object(serialized);
    equal("serialized", row.get("serialized"), Some(&serialized))?;
    is("built", layer.is_built())?;
    counted(row, &layer)?;
    with_unknown_dimensions(entry, row)?;
    round_trip(row, &serialized, &layer)
}

fn make(entry: &'static ClassEntry, row: &Value, cx: &Context) -> Result<Layer> {
    let given = row.get("init_kwargs").or(row.get("config"));
    let Some(Value::Object(args)) = given else {
        panic!("no arguments: {given:?}");
    };
    match (entry.construct)(Reader::new(entry.schema, args.clone(), cx))? {
        KerasObject::Layer(layer) => Ok(layer),
        other => panic!("not a layer: {other:?}"),
    }
}

/// Weights, counts and what else a layer says of itself.
fn counted(row: &Value, layer: &Layer) -> Outcome {
    let weights = layer.weights();
    let number = |n: usize| Value::Int(i64::try_from(n).unwrap());
    let trainable = layer.trainable_weights().len();
    let inner = layer.flatten_layers();
    let seeds: usize = inner.iter().map(|l| l.body().seed_generators()).sum();
    let described: Value = weights
        .iter()
        .map(|w| {
            Map::from_iter([
                ("path", Value::from(w.path.as_str())),
                ("name", Value::from(w.name.as_str())),
                ("shape", w.shape.value()),
                ("dtype", Value::from(w.dtype.name())),
                ("trainable", Value::Bool(w.trainable())),
            ])
        })
        .collect();
    let specs = layer.body().input_spec(layer.built_for().as_ref());
    let specs = match specs.as_slice() {
        [] => Value::Null,
        specs => specs.iter().map(spec_value).collect(),
    };
    let params = layer.count_params().ok();
    for (name, value) in [
        ("weights", described),
        ("num_trainable_weights", number(trainable)),
        (
            "num_non_trainable_weights",
            number(weights.len() - trainable),
        ),
        ("num_seed_generators", number(seeds)),
        ("num_variables", number(weights.len() + seeds)),
        (
            "supports_masking",
            Value::Bool(layer.body().supports_masking()),
        ),
        ("compute_dtype", layer.compute_dtype().name().into()),
        ("variable_dtype", layer.variable_dtype().name().into()),
        ("input_spec", specs),
        ("count_params", Value::from(params)),
    ] {
        equal(name, row.get(name), Some(&value))?;
    }
    Ok(())
}

fn spec_value(spec: &InputSpec) -> Map {
    let number = |n: Option<usize>| Value::from(n.map(|n| i64::try_from(n).unwrap()));
    let axes: Map = spec.axes.iter().map(|(k, v)| (k.to_string(), *v)).collect();
    Map::from_iter([
        ("dtype", Value::from(spec.dtype.map(|d| d.name()))),
        ("shape", Value::from(spec.shape.as_ref().map(|s| s.value()))),
        ("ndim", number(spec.ndim)),
        ("min_ndim", number(spec.min_ndim)),
        ("max_ndim", number(spec.max_ndim)),
        ("axes", axes.into()),
    ])
}

fn with_unknown_dimensions(entry: &'static ClassEntry, row: &Value) -> Outcome {
    for (name, unknown) in [
        ("output_batch_none", Unknown::Batch),
        ("output_unknown_dims", Unknown::AllButLast),
    ] {
        if row.get(name).is_some() {
            let cx = context();
            let layer = make(entry, row, &cx).map_err(|error| format!("{name}: {error}"))?;
            output_is(name, row, &call(&layer, row, unknown, &cx))?;
        }
    }
    Ok(())
}

/// What is read from the envelope has the same envelope, and the same weights.
fn round_trip(row: &Value, serialized: &Value, layer: &Layer) -> Outcome {
    if row.get("roundtrip").and_then(Value::as_str) != Some("equal") {
        return Ok(());
    }
    let cx = context();
    let back = deserialize(serialized.clone(), &cx);
    let back = back.map_err(|error| format!("round trip: {error}"))?;
    let Some(KerasObject::Layer(back)) = back.as_live::<KerasObject>() else {
        return Err(format!("round trip: not a layer: {back:?}"));
    };
    let again = back
        .serialize()
        .map_err(|error| format!("round trip: {error}"))?;
    equal("round trip", Some(serialized), Some(&again.into()))?;
    let kinds = |layer: &Layer| -> Vec<_> {
        let weights = layer.weights().into_iter();
        weights.map(|w| (w.shape.clone(), w.dtype)).collect()
    };
    let same = Value::Bool(kinds(back) == kinds(layer));
    equal(
        "roundtrip_weights_equal",
        row.get("roundtrip_weights_equal"),
        Some(&same),
    )
}

fn output_is(
    name: &str,
    row: &Value,
    output: &Result<keratin_core::shape::Nested<keratin_core::graph::Tensor>>,
) -> Outcome {
    let recorded = row.get(name);
    if recorded.is_some_and(|r| r.get("error").is_some()) {
        return refused(name, output);
    }
    match specs(output) {
        Ok(output) => equal(name, recorded, Some(&output)),
        Err(error) => Err(format!("{name}: {error}")),
    }
}

fn equal_config(what: &str, recorded: Option<&Value>, layer: &Layer) -> Outcome {
    let config = layer
        .get_config()
        .map_err(|error| format!("{what}: {error}"))?;
    equal(what, recorded, Some(&config.into()))
}

fn refused<T>(what: &str, result: &Result<T>) -> Outcome {
    match result {
        Err(_) => Ok(()),
        Ok(_) => Err(format!("{what} should have been refused")),
    }
}

/// Equal in value, type and order: the texts are the same.
fn equal(what: &str, recorded: Option<&Value>, ours: Option<&Value>) -> Outcome {
    let text = |value: Option<&Value>| value.map(|v| json::write(v).unwrap());
    let (recorded, ours) = (text(recorded), text(ours));
    match recorded == ours {
        true => Ok(()),
        false => Err(format!(
            "{what}\n    recorded {}\n    ours     {}",
            recorded.unwrap_or_default(),
            ours.unwrap_or_default()
        )),
    }
}
