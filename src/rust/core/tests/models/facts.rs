//! Comparing a model with what is recorded of it.

use crate::recorded::Recorded;
use keratin_core::layers::{Layer, Spec, Weight};
use keratin_core::models::{summary, Model, SummaryOptions};
use keratin_core::shape::{Nested, Shape};
use keratin_core::{json, Map, Value};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

pub type Aspect = &'static str;
type Compared = Result<(), String>;
type Compare = fn(&Recorded) -> Option<Compared>;

/// Compares every aspect of which something is recorded.
pub fn compare(recorded: &Recorded) -> Vec<(Aspect, Compared)> {
    let aspects: &[(Aspect, Compare)] = &[
        ("text", |r| Some(text(r))),
        ("layers", layers),
        ("operations", operations),
        ("inputs", inputs_and_outputs),
        ("names", names),
        ("shapes", shapes),
        ("depths", depths),
        ("weights", weights),
        ("params", params),
        ("summary", summaries),
    ];
    aspects
        .iter()
        .filter_map(|(aspect, compare)| Some((*aspect, compare(recorded)?)))
        .collect()
}

fn equal(what: &str, ours: &Value, theirs: &Value) -> Compared {
    if ours == theirs {
        return Ok(());
    }
    let show = |value: &Value| json::write(value).unwrap();
    Err(format!("{what}: {} is not {}", show(ours), show(theirs)))
}

fn text(recorded: &Recorded) -> Compared {
    let envelope = recorded
        .model
        .serialize()
        .map_err(|error| format!("{error:?}"))?;
    let ours = json::write(&envelope.into()).unwrap();
    let theirs = std::str::from_utf8(&recorded.text).unwrap();
    if ours == theirs {
        return Ok(());
    }
    let same = ours.bytes().zip(theirs.bytes()).take_while(|(a, b)| a == b);
    let at = same.count();
    let near = |text: &str| {
        let bytes = &text.as_bytes()[at.saturating_sub(60)..(at + 80).min(text.len())];
        String::from_utf8_lossy(bytes).into_owned()
    };
    Err(format!(
        "byte {at}: …{}… is not …{}…",
        near(&ours),
        near(theirs)
    ))
}

/// What is recorded of the weights once the model was read again.
fn recorded_weights(facts: &Value) -> Option<&[Value]> {
    let reloaded = facts.get("reloaded").and_then(|r| r.get("weights"));
    reloaded.or_else(|| facts.get("weights"))?.as_array()
}

/// Reading a model again changes the paths of its weights: from those of the
/// first model to those of the second.
fn new_paths(facts: &Value) -> HashMap<&str, &str> {
    fn paths(weights: Option<&Value>) -> Vec<&str> {
        let weights = weights.and_then(Value::as_array).unwrap_or(&[]);
        weights
            .iter()
            .filter_map(|weight| weight.as_array()?.first()?.as_str())
            .collect()
    }
    let before = paths(facts.get("weights"));
    let after = paths(facts.get("reloaded").and_then(|r| r.get("weights")));
    if before.len() != after.len() {
        return HashMap::new();
    }
    before.into_iter().zip(after).collect()
}

fn spec(spec: &Spec) -> Value {
    let dtype = Value::from(spec.dtype.name());
    let mut map = Map::from_iter([("shape", spec.shape.value()), ("dtype", dtype)]);
    if spec.sparse {
        map.push("sparse", true);
    }
    map.into()
}

fn layers(recorded: &Recorded) -> Option<Compared> {
    let theirs = recorded.facts.get("layers")?.as_array()?;
    let ours = Model::of(&recorded.model).layers();
    if ours.len() != theirs.len() {
        return Some(Err(format!("{} layers, not {}", ours.len(), theirs.len())));
    }
    let new_paths = new_paths(&recorded.facts);
    for (layer, theirs) in ours.iter().zip(theirs) {
        if let Err(why) = layer_facts(layer, theirs, &new_paths) {
            return Some(Err(format!("{}: {why}", layer.name())));
        }
    }
    Some(Ok(()))
}

fn layer_facts(layer: &Layer, theirs: &Value, new_paths: &HashMap<&str, &str>) -> Compared {
    let size = |weight: &Rc<Weight>| weight.size().unwrap();
    let trainable: i64 = layer.trainable_weights().iter().map(size).sum();
    let params = layer.count_params().ok();
    let paths: Value = layer
        .weights()
        .into_iter()
        .map(|w| w.path.clone())
        .collect();
    let ours = [
        ("name", Value::from(layer.name())),
        ("class", Value::from(layer.class().source_name())),
        ("built", Value::Bool(layer.is_built())),
        ("trainable", Value::Bool(layer.trainable())),
        ("params", Value::from(params)),
        ("trainable_params", Value::Int(trainable)),
        ("dtype_policy", Value::from(layer.dtype_policy().name())),
        ("weights", paths),
        (
            "supports_masking",
            Value::Bool(layer.body().supports_masking()),
        ),
    ];
    for (name, ours) in ours {
        let theirs = theirs.get(name).expect(name);
        let moved = match theirs {
            Value::Array(paths) => paths
                .iter()
                .filter_map(Value::as_str)
                .map(|path| new_paths.get(path).copied().unwrap_or(path))
                .collect(),
            other => other.clone(),
        };
        equal(name, &ours, &moved)?;
    }
    // Reading a sequence calls its layers anew with every layer that is added.
    // All those calls give the same.
    let theirs = theirs.get("node_output_specs").and_then(Value::as_array);
    let mut theirs = theirs.expect("node_output_specs").to_vec();
    theirs.dedup();
    let nodes = layer.nodes();
    let mut ours: Vec<Value> = nodes
        .iter()
        .map(|node| {
            let outputs = node.outputs();
            outputs.flatten().iter().map(|x| spec(x.spec())).collect()
        })
        .collect();
    ours.dedup();
    equal("node_output_specs", &ours.into(), &theirs.into())
}

fn operations(recorded: &Recorded) -> Option<Compared> {
    let theirs = recorded.facts.get("operations")?;
    let model = Model::of(&recorded.model);
    let ours: Value = model
        .operations()
        .iter()
        .map(|operation| {
            let class = operation.class().source_name();
            Map::from_iter([("name", operation.name()), ("class", &class)])
        })
        .collect();
    Some(equal("operations", &ours, theirs))
}

/// Tensors that are no inputs are named by a counter of the session, which is
/// not the same once a model is read again.
fn inputs_and_outputs(recorded: &Recorded) -> Option<Compared> {
    let model = Model::of(&recorded.model);
    recorded.facts.get("inputs")?;
    for (name, tensors) in [("inputs", model.inputs()), ("outputs", model.outputs())] {
        let theirs = without_names(recorded.facts.get(name)?);
        let tensors = match tensors {
            Ok(tensors) => tensors,
            Err(error) => return Some(Err(format!("{name}: {error}"))),
        };
        let ours = tensors.value(&mut |x| spec(x.spec()));
        if let Err(why) = equal(name, &ours, &theirs) {
            return Some(Err(why));
        }
    }
    Some(Ok(()))
}

fn without_names(structure: &Value) -> Value {
    match structure {
        Value::Array(items) => items.iter().map(without_names).collect(),
        Value::Object(map) if map.contains_key("shape") && map.contains_key("dtype") => {
            let mut spec = map.clone();
            spec.remove("name");
            spec.into()
        }
        Value::Object(map) => {
            let entries = map.iter().map(|(key, item)| (key, without_names(item)));
            Value::Object(entries.collect())
        }
        plain => plain.clone(),
    }
}

fn names(recorded: &Recorded) -> Option<Compared> {
    let model = Model::of(&recorded.model);
    let theirs: Value = vec![
        input_names(recorded)?,
        recorded.facts.get("output_names")?.clone(),
    ]
    .into();
    Some(match (model.input_names(), model.output_names()) {
        (Ok(inputs), Ok(outputs)) => {
            equal("names", &[inputs, outputs].into_iter().collect(), &theirs)
        }
        (Err(error), _) | (_, Err(error)) => Err(error.to_string()),
    })
}

/// An input without a name has a tensor named by the session. In the text it has
/// the name of its layer, so the tensor has that name once it is read again.
fn input_names(recorded: &Recorded) -> Option<Value> {
    let given = recorded.facts.get("input_names")?.as_array()?;
    let layers = recorded.facts.get("operations")?.as_array()?.iter();
    let inputs: HashSet<&str> = layers
        .filter(|layer| layer.get("class").and_then(Value::as_str) == Some("InputLayer"))
        .filter_map(|layer| layer.get("name")?.as_str())
        .collect();
    let ours = Model::of(&recorded.model).inputs().ok()?.clone();
    let layers = ours.flatten().into_iter().map(|x| x.node().layer().clone());
    let names = given.iter().zip(layers).map(|(name, layer)| {
        let by_session = name.as_str()?.starts_with("keras_tensor");
        let renamed = by_session && inputs.contains(layer.name());
        Some(if renamed {
            Value::from(layer.name())
        } else {
            name.clone()
        })
    });
    names.collect::<Option<Vec<_>>>().map(Value::from)
}

fn shapes(recorded: &Recorded) -> Option<Compared> {
    let model = Model::of(&recorded.model);
    let value = |shapes: Nested<Shape>| shapes.value(&mut Shape::value);
    let theirs: Value = ["input_shape", "output_shape"]
        .into_iter()
        .map(|key| recorded.facts.get(key).cloned())
        .collect::<Option<Vec<Value>>>()?
        .into();
    Some(match (model.input_shape(), model.output_shape()) {
        (Ok(input), Ok(output)) => {
            equal("shapes", &vec![value(input), value(output)].into(), &theirs)
        }
        (Err(error), _) | (_, Err(error)) => Err(error.to_string()),
    })
}

fn depths(recorded: &Recorded) -> Option<Compared> {
    let theirs = recorded.facts.get("nodes_by_depth")?;
    let model = Model::of(&recorded.model);
    let levels = model.nodes_by_depth().into_iter().map(|(depth, nodes)| {
        let names: Value = nodes.iter().map(|node| node.layer().name()).collect();
        (depth.to_string(), names)
    });
    Some(equal("depths", &Value::Object(levels.collect()), theirs))
}

fn weights(recorded: &Recorded) -> Option<Compared> {
    let theirs: Value = recorded_weights(&recorded.facts)?.iter().cloned().collect();
    let ours: Value = recorded
        .model
        .weights()
        .iter()
        .map(|weight| -> Value {
            vec![
                Value::from(weight.path.as_str()),
                weight.shape.value(),
                Value::from(weight.dtype.name()),
                Value::Bool(weight.trainable()),
            ]
            .into()
        })
        .collect();
    Some(equal("weights", &ours, &theirs))
}

fn params(recorded: &Recorded) -> Option<Compared> {
    let facts = &recorded.facts;
    let number = |key| facts.get(key).and_then(Value::as_i64);
    let theirs = [
        number("total_params")?,
        number("trainable_params")?,
        number("non_trainable_params")?,
    ];
    let counts = Model::of(&recorded.model).param_counts().unwrap();
    let ours = [
        counts.total().unwrap(),
        counts.trainable,
        counts.non_trainable,
    ];
    Some(if ours == theirs {
        Ok(())
    } else {
        Err(format!("{ours:?} is not {theirs:?}"))
    })
}

/// The summaries that reading the model again does not change. Of those it
/// does, one is recorded.
fn summaries(recorded: &Recorded) -> Option<Compared> {
    let summaries = recorded.facts.get("summary")?.as_object()?;
    let changed = recorded
        .facts
        .get("reloaded")
        .and_then(|reloaded| reloaded.get("summary_columns_80"));
    for (kind, theirs) in summaries.iter() {
        let theirs = match (kind, changed) {
            ("columns_80", Some(changed)) => changed,
            (_, Some(_)) => continue,
            (_, None) => theirs,
        };
        let options = summary_options(kind);
        let ours = match summary(&recorded.model, &options) {
            Ok(ours) => ours,
            Err(error) => return Some(Err(format!("{kind}: {error}"))),
        };
        let theirs = theirs.as_str().expect("a text");
        if ours != theirs {
            return Some(Err(format!("{kind}:\n{ours}\nis not\n{theirs}")));
        }
    }
    Some(Ok(()))
}

fn summary_options(kind: &str) -> SummaryOptions {
    let options = SummaryOptions::default();
    let wide = SummaryOptions {
        width: 100,
        ..options.clone()
    };
    match kind {
        "columns_80" => options,
        "columns_100" => wide,
        "line_length_80" => SummaryOptions {
            width: 200,
            line_length: Some(80),
            ..options
        },
        "columns_100_expand_nested" => SummaryOptions {
            expand_nested: true,
            ..wide
        },
        "columns_100_show_trainable" => SummaryOptions {
            show_trainable: true,
            ..wide
        },
        other => panic!("summary {other}"),
    }
}
