//! The calls of a graph as its config says them.

use crate::config::{describe, Field};
use crate::context::Context;
use crate::dtype::DType;
use crate::error::{Error, Result};
use crate::graph::Origin;
use crate::object::revive;
use crate::shape::Shape;
use crate::value::{Live, Map, Value};

/// A call to be made: arguments whose tensors are still places.
pub(super) struct Call {
    pub(super) args: Vec<Value>,
    pub(super) kwargs: Map,
    /// Layers and how many of their calls must have been made.
    pub(super) needs: Vec<Origin>,
}

impl Origin {
    pub(super) fn read(items: &[Value]) -> Result<Origin> {
        let index = |i: usize| {
            items
                .get(i)
                .and_then(Value::as_i64)
                .and_then(|n| usize::try_from(n).ok())
        };
        match (items.first().and_then(Value::as_str), index(1), index(2)) {
            (Some(layer), Some(node), Some(tensor)) => Ok(Origin {
                layer: layer.to_owned(),
                node,
                tensor,
            }),
            _ => Err(
                Error::graph("the place of a tensor is a layer's name, a call and an output")
                    .received(&Value::Array(items.to_vec()))
                    .expected("[\"dense\", 0, 0]"),
            ),
        }
    }
}

impl crate::value::LiveObject for Origin {
    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

impl Call {
    pub(super) fn read(value: Value, cx: &Context) -> Result<Call> {
        let mut needs = Vec::new();
        match value {
            Value::Object(mut map) => {
                let args = match part(&mut map, "args")? {
                    Value::Array(items) => items,
                    other => return Err(<Vec<Value>>::refuse(&other).at("args")),
                };
                let args = args
                    .into_iter()
                    .enumerate()
                    .map(|(i, x)| argument(x, &mut needs, cx).map_err(|e| e.at_index(i).at("args")))
                    .collect::<Result<Vec<_>>>()?;
                let given = match part(&mut map, "kwargs")? {
                    Value::Object(given) => given,
                    // In R, a named list without entries may have lost its names.
                    Value::Array(items) if items.is_empty() => Map::new(),
                    other => return Err(not_named(&other).at("kwargs")),
                };
                let mut kwargs = Map::new();
                for (key, item) in given {
                    let item =
                        argument(item, &mut needs, cx).map_err(|e| e.at(&*key).at("kwargs"))?;
                    kwargs.push(key, item);
                }
                Ok(Call {
                    args,
                    kwargs,
                    needs,
                })
            }
            Value::Array(items) => Call::read_legacy(items, needs),
            other => Err(
                Error::graph(format!("expected a call, got {}", describe(&other)))
                    .received(&other)
                    .expected("`args` and `kwargs`"),
            ),
        }
    }

    /// The form of Keras 2: a list of `[layer, call, output, kwargs]`.
    fn read_legacy(items: Vec<Value>, mut needs: Vec<Origin>) -> Result<Call> {
        let mut tensors = Vec::new();
        let mut kwargs = Map::new();
        for item in items {
            let Value::Array(mut place) = item else {
                return Err(<Vec<Value>>::refuse(&item));
            };
            if let (4, Some(Value::Object(given))) = (place.len(), place.last()) {
                kwargs = given.clone();
            }
            place.truncate(3);
            let origin = Origin::read(&place)?;
            needs.push(origin.clone());
            tensors.push(Value::Live(Live::new(origin)));
        }
        let args = match tensors.len() {
            0 => Vec::new(),
            1 => tensors,
            _ => vec![Value::Array(tensors)],
        };
        Ok(Call {
            args,
            kwargs,
            needs,
        })
    }
}

/// One of the two parts of a call.
fn part(call: &mut Map, name: &'static str) -> Result<Value> {
    call.remove(name).ok_or_else(|| {
        Error::graph(format!("a call needs `{name}`"))
            .received(&Value::Object(std::mem::take(call)))
            .expected("`args` and `kwargs`")
            .at(name)
    })
}

fn not_named(value: &Value) -> Error {
    Error::config(format!("expected a named list, got {}", describe(value)))
        .received(value)
        .expected("a named list")
}

/// What the config of a tensor says: its place; and shape and dtype, which are those
/// of the call it comes from, whatever stands here.
fn tensor(config: Option<&Value>, cx: &Context) -> Result<Origin> {
    let of = |name| config.and_then(|config| config.get(name));
    let origin = Origin::read(of("keras_history").and_then(Value::as_array).unwrap_or(&[]))
        .map_err(|e| e.at("keras_history"))?;
    Shape::read(of("shape").cloned().unwrap_or_default(), cx).map_err(|e| e.at("shape"))?;
    DType::read(of("dtype").cloned().unwrap_or_default(), cx).map_err(|e| e.at("dtype"))?;
    Ok(origin)
}

/// An argument of a call: tensors become places, envelopes objects, and what
/// only Python could hold stays data.
fn argument(value: Value, needs: &mut Vec<Origin>, cx: &Context) -> Result<Value> {
    match value {
        Value::Object(map) => match map.get("class_name").and_then(Value::as_str) {
            Some("__keras_tensor__") => {
                let origin = tensor(map.get("config"), cx).map_err(|e| e.at("config"))?;
                needs.push(origin.clone());
                Ok(Value::Live(Live::new(origin)))
            }
            Some(name) if name.starts_with("__") => Ok(Value::Object(map)),
            Some(_) => revive(Value::Object(map), cx),
            None => {
                let mut out = Map::with_capacity(map.len());
                for (key, item) in map {
                    let item = argument(item, needs, cx).map_err(|e| e.at(&*key))?;
                    out.push(key, item);
                }
                Ok(Value::Object(out))
            }
        },
        Value::Array(items) => items
            .into_iter()
            .enumerate()
            .map(|(i, x)| argument(x, needs, cx).map_err(|e| e.at_index(i)))
            .collect::<Result<Vec<_>>>()
            .map(Value::Array),
        plain => Ok(plain),
    }
}
