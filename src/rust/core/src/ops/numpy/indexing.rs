//! Elements of an array, by their places.

use crate::config::{describe, whole, Axis};
use crate::error::{Error, Result};
use crate::layers::{Operands, Operation, Spec};
use crate::ops::one;
use crate::shape::{broadcast, Dim, Nested, Shape};
use crate::value::{Map, Value};
use keratin_derive::KerasConfig;

crate::ops::operations! { GetItem, Take, TakeAlongAxis }

/// A part of an array
///
/// Takes elements by places and ranges, as `[` does.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.GetItem", call = "x key")]
pub struct GetItem {}

impl Operation for GetItem {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        let key = operands.value("key").unwrap_or(&Value::Null);
        let shape = subset(&x.shape, key).map_err(|e| e.at("key"))?;
        one(shape, x.dtype)
    }
}

/// Elements of an array by their places
///
/// Takes elements along an axis.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.Take", call = "x indices")]
pub struct Take {
    /// The axis; null for the array with its elements one behind the other.
    #[config(default = None)]
    axis: Option<Axis>,
}

impl Operation for Take {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        let indices = match operands.value("indices") {
            Some(list @ Value::Array(_)) => Shape::of_lists(list),
            _ => operands.operand("indices")?.shape,
        };
        let Some(axis) = self.axis else {
            return one(indices, x.dtype);
        };
        let at = axis.place(x.shape.rank()).map_err(|e| e.at("axis"))?;
        let dims = x.shape.iter().enumerate();
        let dims = dims.flat_map(|(i, dim)| match i == at {
            true => indices.to_vec(),
            false => vec![*dim],
        });
        one(dims.collect(), x.dtype)
    }
}

/// Elements of an array by an array of places
///
/// Takes for each place along an axis an element of its own.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.TakeAlongAxis", call = "x indices")]
pub struct TakeAlongAxis {
    /// The axis; null for the array with its elements one behind the other.
    #[config(default = None)]
    axis: Option<Axis>,
}

impl Operation for TakeAlongAxis {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        let indices = operands.operand("indices")?.shape;
        let mut dims = match self.axis {
            None => vec![x.shape.size()?],
            Some(_) => x.shape.to_vec(),
        };
        if dims.len() != indices.rank() {
            return Err(Error::shape(format!(
                "the array has {} axes, its indices {}",
                dims.len(),
                indices.rank()
            ))
            .at("indices"));
        }
        let at = self
            .axis
            .unwrap_or(Axis(0))
            .place(dims.len())
            .map_err(|e| e.at("axis"))?;
        if let (Some(slot), Some(size)) = (dims.get_mut(at), indices.get(at)) {
            *slot = *size;
        }
        let shape = broadcast(&Shape::new(dims), &indices)?;
        one(shape, x.dtype)
    }
}

/// What a key asks of one axis.
enum Part<'a> {
    /// All axes that no other part asks for.
    Ellipsis,
    /// A new axis of size 1.
    NewAxis,
    /// One element.
    Index(i64),
    /// A range.
    Slice(&'a Map),
}

impl Part<'_> {
    fn read(value: &Value) -> Result<Part<'_>> {
        if let Some(index) = whole(value) {
            return Ok(Part::Index(index));
        }
        let class = value.get("class_name").and_then(Value::as_str);
        let config = value.get("config").and_then(Value::as_object);
        match (value, class, config) {
            (Value::Null, _, _) => Ok(Part::NewAxis),
            (_, Some("__ellipsis__"), _) => Ok(Part::Ellipsis),
            (_, Some("__slice__"), Some(config)) => Ok(Part::Slice(config)),
            _ => Err(not_a_part(value)),
        }
    }
}

fn not_a_part(value: &Value) -> Error {
    Error::graph(format!(
        "a symbolic tensor cannot be subset by {}",
        describe(value)
    ))
    .received(value)
    .expected("a place, or a list of places, ranges, new axes and all axes that are left")
}

/// The shape of what a key takes out of a shape.
fn subset(shape: &Shape, key: &Value) -> Result<Shape> {
    let single = std::slice::from_ref(key);
    let parts = match key {
        Value::Array(parts) => parts,
        index if whole(index).is_some() => single,
        other => return Err(not_a_part(other)),
    };
    let parts = parts.iter().map(Part::read);
    let mut parts = parts.collect::<Result<Vec<_>>>()?;
    match parts.iter().filter(|p| matches!(p, Part::Ellipsis)).count() {
        0 => parts.push(Part::Ellipsis),
        1 => {}
        _ => {
            return Err(Error::shape(
                "all axes that are left can be asked for only once",
            ))
        }
    }
    let asked = parts
        .iter()
        .filter(|p| matches!(p, Part::Index(_) | Part::Slice(_)))
        .count();
    let Some(left) = shape.rank().checked_sub(asked) else {
        return Err(Error::shape(format!(
            "{asked} axes are asked for, but the shape {shape} has {}",
            shape.rank()
        )));
    };
    let mut axes = shape.iter().copied();
    let mut dims: Vec<Dim> = Vec::new();
    for part in parts {
        match part {
            Part::Ellipsis => dims.extend(axes.by_ref().take(left)),
            Part::NewAxis => dims.push(Some(1)),
            Part::Index(index) => {
                if let Some(Some(size)) = axes.next() {
                    check_index(index, size)?;
                }
            }
            Part::Slice(slice) => {
                let range = range(slice)?;
                dims.push(match axes.next().flatten() {
                    Some(size) => Some(range_length(range, size)?),
                    None => None,
                });
            }
        }
    }
    Ok(Shape::new(dims))
}

fn check_index(index: i64, size: i64) -> Result<()> {
    if index < size && index.checked_neg().is_some_and(|back| back <= size) {
        return Ok(());
    }
    Err(Error::shape(format!(
        "there is no element {index}, counted from 0, on an axis of size {size}"
    )))
}

/// Start, stop and step, as Python's `slice` has them.
fn range(slice: &Map) -> Result<[Option<i64>; 3]> {
    let mut range = [None; 3];
    for (slot, name) in range.iter_mut().zip(["start", "stop", "step"]) {
        *slot = match slice.get(name) {
            None | Some(Value::Null) => None,
            Some(value) => Some(whole(value).ok_or_else(|| {
                Error::graph(format!(
                    "expected `{name}` of a range to be an integer, got {}",
                    describe(value)
                ))
                .received(value)
            })?),
        };
    }
    Ok(range)
}

/// How many elements a range has on an axis.
fn range_length([start, stop, step]: [Option<i64>; 3], size: i64) -> Result<i64> {
    let step = step.unwrap_or(1);
    if step == 0 {
        return Err(Error::shape("the step of a range cannot be 0"));
    }
    let (lowest, highest) = if step > 0 { (0, size) } else { (-1, size - 1) };
    let place = |given: Option<i64>, default: i64| match given {
        None => default,
        Some(at) if at < 0 => at.saturating_add(size).clamp(lowest, highest),
        Some(at) => at.clamp(lowest, highest),
    };
    let (first, end) = if step > 0 {
        (lowest, highest)
    } else {
        (highest, lowest)
    };
    let start = place(start, first);
    let stop = place(stop, end);
    let distance = if step > 0 { stop - start } else { start - stop };
    let step = step.checked_abs().unwrap_or(i64::MAX);
    Ok(match distance {
        ..=0 => 0,
        distance => (distance - 1) / step + 1,
    })
}
