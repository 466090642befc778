//! Models from their configs.
//!
//! A graph is rebuilt in one pass: every call waits for the calls whose tensors
//! it needs, and is made when the last of them has been made. So the work is
//! linear in the size of the config, whatever the order of its layers.

mod call;
mod legacy;

use call::Call;

use super::{sequential, Functional, Sequential};
use crate::config::{describe, Field, Reader};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::graph::{Node, Origin, Tensor};
use crate::layers::core::input_layer::{self, InputLayer};
use crate::layers::layer::read_shapes;
use crate::layers::{Base, Layer};
use crate::object::{from_envelope, KerasObject, Role};
use crate::shape::Nested;
use crate::value::{Live, Map, Value};
use std::collections::HashMap;
use std::rc::Rc;

/// A functional model from its config.
pub(super) fn functional(mut reader: Reader<'_>) -> Result<KerasObject> {
    let cx = reader.context();
    has_name(&reader)?;
    let base = Base::read(&mut reader)?;
    let layers = array(&mut reader, "layers")?;
    let inputs = required(&mut reader, "input_layers")?;
    let outputs = required(&mut reader, "output_layers")?;
    // A class derived from `Model` may have written more.
    reader.take_rest();

    let mut graph = Rebuild::default();
    for (i, envelope) in layers.into_iter().enumerate() {
        graph
            .add_layer(envelope, cx)
            .map_err(|e| e.at_index(i).at("layers"))?;
    }
    graph.run(cx)?;
    let inputs = graph.places(inputs).map_err(|e| e.at("input_layers"))?;
    let outputs = graph.places(outputs).map_err(|e| e.at("output_layers"))?;
    Functional::model(inputs, outputs, base, cx).map(KerasObject::Layer)
}

/// A sequential model from its config.
pub(super) fn sequential(mut reader: Reader<'_>) -> Result<KerasObject> {
    let cx = reader.context();
    has_name(&reader)?;
    let base = Base::read(&mut reader)?;
    let layers = array(&mut reader, "layers")?;
    let build_shape = reader.take("build_input_shape").unwrap_or_default();
    reader.take_rest();

    let model = Sequential::model(base, cx)?;
    let layers = layers
        .into_iter()
        .enumerate()
        .map(|(i, envelope)| layer(envelope, cx).map_err(|e| e.at_index(i).at("layers")))
        .collect::<Result<Vec<_>>>()?;
    let count = layers.len();
    sequential::extend(&model, layers, cx)?;
    if model.is_built() {
        // Keras builds with every layer, and names the graph every time.
        for _ in 2..count {
            cx.auto_name("Functional");
        }
    }
    if !model.is_built() && !build_shape.is_null() {
        let shapes = read_shapes(build_shape, cx).map_err(|e| e.at("build_input_shape"))?;
        model.build(&shapes, cx)?;
    }
    Ok(KerasObject::Layer(model))
}

/// A name may be null, for a new one, but it must be there, as in Keras.
fn has_name(reader: &Reader<'_>) -> Result<()> {
    match reader.args().contains_key("name") {
        true => Ok(()),
        false => Err(missing(reader, "name")),
    }
}

fn required(reader: &mut Reader<'_>, name: &'static str) -> Result<Value> {
    let value = reader.take(name);
    value.ok_or_else(|| missing(reader, name))
}

fn missing(reader: &Reader<'_>, name: &'static str) -> Error {
    let class_name = reader.schema().class_name;
    Error::config(format!("the config of a `{class_name}` needs `{name}`")).at(name)
}

fn array(reader: &mut Reader<'_>, name: &'static str) -> Result<Vec<Value>> {
    match required(reader, name)? {
        Value::Array(items) => Ok(items),
        other => Err(<Vec<Value>>::refuse(&other).at(name)),
    }
}

fn layer(envelope: Value, cx: &Context) -> Result<Layer> {
    match envelope {
        // Without a config it is plain data.
        Value::Object(ref map) if !map.contains_key("config") => Err(not_a_layer(&envelope)),
        Value::Object(map) => match from_envelope(legacy::today(map), Some(Role::Layer), cx)? {
            KerasObject::Layer(layer) => Ok(layer),
            other => Err(Error::class(format!(
                "expected a layer, got {}: `{}`",
                other.role().with_article(),
                other.class().name()
            ))
            .at("class_name")),
        },
        Value::Live(ref live) => match live.get::<KerasObject>() {
            Some(KerasObject::Layer(layer)) => Ok(layer.clone()),
            _ => Err(not_a_layer(&envelope)),
        },
        other => Err(not_a_layer(&other)),
    }
}

fn not_a_layer(value: &Value) -> Error {
    Error::config(format!(
        "expected the config of a layer, got {}",
        describe(value)
    ))
    .received(value)
    .expected("`class_name`, `config`, `name` and `inbound_nodes`")
}

/// A layer of a graph that nothing says the inputs of: one that was added to the
/// config by hand.
fn not_called(name: &str) -> Error {
    Error::graph(format!(
        "the config does not say what layer `{name}` is called on"
    ))
    .expected("`inbound_nodes`, as other layers have them")
    .hint("A layer is put behind a model by calling it: `layer(model$output)`.")
    .at("inbound_nodes")
}

/// A layer that the graph needs and the config has not: one that was removed, or
/// that got another name.
fn no_such_layer(what: &str, place: &str, error: Error) -> Error {
    let near = error.get_hint().map(|hint| format!(" {hint}"));
    Error::graph(format!("{what}, but there is no layer of that name")).hint(format!(
        "Put the layer back, or name another one in `{place}`.{}",
        near.unwrap_or_default()
    ))
}

/// A graph while it is rebuilt.
#[derive(Default)]
struct Rebuild {
    layers: Vec<(Layer, Vec<Call>)>,
    by_name: HashMap<String, usize>,
    /// The calls made so far, per layer.
    made: Vec<Vec<Rc<Node>>>,
}

impl Rebuild {
    fn add_layer(&mut self, mut envelope: Value, cx: &Context) -> Result<()> {
        let is_live = matches!(envelope, Value::Live(_));
        let (name, calls) = match &mut envelope {
            Value::Object(map) => (map.remove("name"), map.remove("inbound_nodes")),
            _ => (None, None),
        };
        let layer = layer(envelope, cx)?;
        let name = match name {
            Some(Value::Str(name)) => name,
            None if is_live => layer.name().to_owned(),
            None => {
                return Err(Error::config(
                    "a layer of a functional model needs its name beside its config",
                )
                .hint(format!("Give it: `name = {:?}`.", layer.name()))
                .at("name"))
            }
            Some(other) => return Err(String::refuse(&other).at("name")),
        };
        let is_input = layer.body_as::<InputLayer>().is_some();
        let calls = match calls {
            None if !(is_input && is_live) => return Err(not_called(&name)),
            None | Some(Value::Null) => Vec::new(),
            Some(Value::Array(calls)) => calls,
            Some(other) => return Err(<Vec<Value>>::refuse(&other).at("inbound_nodes")),
        };
        let calls = calls
            .into_iter()
            .enumerate()
            .map(|(i, call)| Call::read(call, cx).map_err(|e| e.at_index(i).at("inbound_nodes")))
            .collect::<Result<Vec<_>>>()?;
        let mut made = Vec::new();
        if is_input {
            made.push(Rc::clone(input_layer::output(&layer)?.node()));
        }
        if self
            .by_name
            .insert(name.clone(), self.layers.len())
            .is_some()
        {
            return Err(Error::graph(format!(
                "two layers of the model are named `{name}`; names must be unique"
            ))
            .at("name"));
        }
        self.layers.push((layer, calls));
        self.made.push(made);
        Ok(())
    }

    /// Makes all calls, each once everything it needs has been made.
    fn run(&mut self, cx: &Context) -> Result<()> {
        let mut pending: Vec<_> = self
            .layers
            .iter_mut()
            .map(|(_, calls)| std::mem::take(calls).into_iter().peekable())
            .collect();
        // Layers that wait for the next call of a layer.
        let mut waiting: Vec<Vec<usize>> = vec![Vec::new(); self.layers.len()];
        let mut ready: Vec<usize> = (0..self.layers.len()).rev().collect();
        while let Some(at) = ready.pop() {
            let Some(calls) = pending.get_mut(at) else {
                continue;
            };
            while let Some(call) = calls.peek() {
                if let Some(missing) = self.first_missing(call, at)? {
                    if let Some(queue) = waiting.get_mut(missing) {
                        queue.push(at);
                    }
                    break;
                }
                let Some(call) = calls.next() else { break };
                self.make(at, call, cx)?;
                if let Some(queue) = waiting.get_mut(at) {
                    ready.append(queue);
                }
            }
        }
        let stuck: Vec<&str> = pending
            .iter_mut()
            .zip(&self.layers)
            .filter_map(|(calls, (layer, _))| calls.peek().map(|_| layer.name()))
            .collect();
        if stuck.is_empty() {
            return Ok(());
        }
        let names: Vec<String> = stuck.iter().take(10).map(|n| format!("`{n}`")).collect();
        let more = match stuck.len() - names.len() {
            0 => String::new(),
            n => format!(" and {n} more"),
        };
        Err(Error::graph(format!(
            "the graph has a loop, or refers to calls that are not there: layers {}{more} wait \
             for inputs that never come",
            names.join(", ")
        ))
        .at("layers"))
    }

    /// The layer whose next call a call waits for, if it waits for one.
    fn first_missing(&self, call: &Call, at: usize) -> Result<Option<usize>> {
        for origin in &call.needs {
            let layer = self.index_of(&origin.layer).map_err(|error| {
                let caller = self.layers.get(at).map_or("", |(layer, _)| layer.name());
                let error = no_such_layer(
                    &format!(
                        "layer `{caller}` is called on the output of `{}`",
                        origin.layer
                    ),
                    "inbound_nodes",
                    error,
                );
                self.within(error, at)
            })?;
            let made = self.made.get(layer).map_or(0, Vec::len);
            if made <= origin.node {
                return Ok(Some(layer));
            }
        }
        Ok(None)
    }

    fn within(&self, error: Error, at: usize) -> Error {
        error.at("inbound_nodes").at_index(at).at("layers")
    }

    fn index_of(&self, name: &str) -> Result<usize> {
        self.by_name.get(name).copied().ok_or_else(|| {
            let known = self.by_name.keys().map(String::as_str);
            let error = Error::graph(format!("there is no layer named `{name}`"));
            match crate::text::nearest(name, known) {
                Some(near) => error.hint(format!("Did you mean `{near}`?")),
                None => error,
            }
        })
    }

    fn make(&mut self, at: usize, call: Call, cx: &Context) -> Result<()> {
        let fill = |value| self.fill(value);
        let args: Result<Vec<Value>> = call.args.into_iter().map(fill).collect();
        let kwargs = self.fill(Value::Object(call.kwargs));
        let Some((layer, _)) = self.layers.get(at) else {
            return Ok(());
        };
        let within = |e: Error| self.within(e, at);
        let Value::Object(kwargs) = kwargs.map_err(within)? else {
            return Ok(());
        };
        let outputs = layer
            .call(args.map_err(within)?, kwargs, cx)
            .map_err(within)?;
        let node = outputs.flatten().first().map(|x| Rc::clone(x.node()));
        if let (Some(node), Some(made)) = (node, self.made.get_mut(at)) {
            made.push(node);
        }
        Ok(())
    }

    /// The arguments of a call with tensors in place of places.
    fn fill(&self, value: Value) -> Result<Value> {
        Ok(match value {
            Value::Live(ref live) => match live.get::<Origin>() {
                Some(origin) => Value::Live(Live::new(self.tensor(origin)?)),
                None => value,
            },
            Value::Array(items) => items
                .into_iter()
                .map(|x| self.fill(x))
                .collect::<Result<Vec<_>>>()
                .map(Value::Array)?,
            Value::Object(map) => {
                let mut out = Map::with_capacity(map.len());
                for (key, item) in map {
                    out.push(key, self.fill(item)?);
                }
                Value::Object(out)
            }
            plain => plain,
        })
    }

    fn tensor(&self, origin: &Origin) -> Result<Tensor> {
        let layer = self.index_of(&origin.layer)?;
        let node = self.made.get(layer).and_then(|made| made.get(origin.node));
        node.and_then(|node| node.tensor(origin.tensor))
            .ok_or_else(|| {
                Error::graph(format!(
                    "layer `{}` has no output {} of call {}",
                    origin.layer, origin.tensor, origin.node
                ))
            })
    }

    /// The tensors that `input_layers` or `output_layers` names.
    fn places(&self, value: Value) -> Result<Nested<Tensor>> {
        match value {
            Value::Array(items) => match items.first() {
                Some(Value::Str(_)) if items.len() == 3 => {
                    let mut origin = Origin::read(&items)?;
                    let layer = self.index_of(&origin.layer).map_err(|error| {
                        let what = format!("the model begins or ends at layer `{}`", origin.layer);
                        no_such_layer(&what, "input_layers` and `output_layers", error)
                    })?;
                    let is_functional = self
                        .layers
                        .get(layer)
                        .is_some_and(|(l, _)| l.body_as::<Functional>().is_some());
                    if is_functional {
                        // There, the calls of a model inside count from 1.
                        origin.node = origin.node.saturating_sub(1);
                    }
                    self.tensor(&origin).map(Nested::One)
                }
                _ => items
                    .into_iter()
                    .enumerate()
                    .map(|(i, item)| self.places(item).map_err(|e| e.at_index(i)))
                    .collect::<Result<Vec<_>>>()
                    .map(Nested::List),
            },
            Value::Object(map) => map
                .into_iter()
                .map(|(key, item)| {
                    let place = self.places(item).map_err(|e| e.at(&*key))?;
                    Ok((key, place))
                })
                .collect::<Result<Vec<_>>>()
                .map(Nested::Map),
            other => Err(Error::graph(format!(
                "expected the place of a tensor, got {}",
                describe(&other)
            ))
            .received(&other)
            .expected("a layer's name, a call and an output: [\"dense\", 0, 0]")),
        }
    }
}
