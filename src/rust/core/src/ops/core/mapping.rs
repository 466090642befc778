//! Functions that are called for every part of a tensor.

use crate::config::{Axis, Field};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::layers::{Base, FunctionField, Operands, Operation, Spec, Traced};
use crate::shape::{Dim, Nested, Shape};
use crate::value::Value;
use keratin_derive::KerasConfig;

crate::ops::operations! { AssociativeScan, Map, Scan, VectorizedMap }

/// A function of each slice
///
/// Calls a function with every slice along the first axis, one after the other, and
/// stacks what it gives.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.core.Map", call = "f xs")]
pub struct Map {}

impl Operation for Map {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        mapped(&operands.function("f")?, operands, "xs")
    }
}

/// A function of all slices at once
///
/// Calls a function with every slice along the first axis, all at once, and stacks what
/// it gives.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.core.VectorizedMap", call = "elements")]
pub struct VectorizedMap {
    /// The function.
    function: FunctionField,
}

impl Operation for VectorizedMap {
    fn resolve(self, base: &mut Base, cx: &Context) -> Result<Self> {
        base.name_if_unnamed("VectorizedMap", cx);
        let function = self.function.find("VectorizedMap", "function", base, cx)?;
        Ok(VectorizedMap { function })
    }

    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        mapped(
            &self.function.traced(operands, "function")?,
            operands,
            "elements",
        )
    }
}

/// What a function gives for the slices of an operand, stacked.
fn mapped(
    function: &Traced<'_>,
    operands: &Operands<'_>,
    name: &'static str,
) -> Result<Nested<Spec>> {
    let specs = operands.specs(name)?;
    let count = first_size(&specs).map_err(|e| e.at(name))?;
    operands.take_names_of_parts(specs.flatten().len());
    let xs = operands.value(name).unwrap_or(&Value::Null);
    let slices = operands.stand_in(xs, &slice).map_err(|e| e.at(name))?;
    let out = function.call(vec![slices], operands)?;
    match out {
        Nested::None => Err(function.refuse(&Value::Null)),
        out => Ok(out.map(&mut |spec| Spec {
            shape: stacked(count, &spec.shape),
            ..spec.clone()
        })),
    }
}

/// How many slices the first of some tensors has.
fn first_size(specs: &Nested<Spec>) -> Result<Dim> {
    match specs.flatten().first() {
        Some(spec) => spec.shape.at(0),
        None => Err(Error::graph("expected a tensor, got none")),
    }
}

/// The first slice of a tensor.
fn slice(spec: Spec) -> Result<Spec> {
    if spec.shape.at(0)? == Some(0) {
        return Err(Error::shape(format!(
            "a tensor of shape {} has no slice that a function could be called on",
            spec.shape
        )));
    }
    let rest = spec.shape.iter().skip(1).copied();
    Ok(Spec::new(rest.collect(), spec.dtype))
}

fn stacked(count: Dim, shape: &Shape) -> Shape {
    std::iter::once(count)
        .chain(shape.iter().copied())
        .collect()
}

/// How many steps of a loop are laid out at once: a number, or all or none of them.
#[derive(Debug)]
enum Unroll {
    Steps(i64),
    All(bool),
}

impl Field for Unroll {
    const EXPECTED: &'static str = "an integer, true or false";

    fn read(value: Value, cx: &Context) -> Result<Self> {
        match value {
            Value::Bool(all) => Ok(Unroll::All(all)),
            steps => i64::read(steps, cx).map(Unroll::Steps),
        }
    }

    fn write(&self) -> Result<Value> {
        Ok(match self {
            Unroll::Steps(steps) => Value::Int(*steps),
            Unroll::All(all) => Value::Bool(*all),
        })
    }
}

/// A function of each slice and of what went before
///
/// Calls a function with a state and with every slice along the first axis, one after
/// the other. It gives the next state, and a result for the slice.
///
/// # Returns
/// The last state, and the results stacked.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.core.Scan", call = "f init xs=None")]
pub struct Scan {
    /// How many steps there are; null for the size of the first axis.
    #[config(default = None)]
    length: Option<i64>,
    /// Whether to begin at the end.
    #[config(default = false)]
    reverse: bool,
    /// How many steps are laid out at once: a number, or all or none of them.
    #[config(default = 1)]
    unroll: Unroll,
}

impl Operation for Scan {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let function = operands.function("f")?;
        let (count, x) = match operands.given("xs") {
            None => (None, Value::Null),
            Some(xs) => {
                let count = first_size(&operands.specs("xs")?).map_err(|e| e.at("xs"))?;
                let x = self.first_of(xs, operands).map_err(|e| e.at("xs"))?;
                (Some(count), x)
            }
        };
        let Some(count) = self.length.map(Some).or(count) else {
            return Err(Error::graph("how many steps there are is not known")
                .hint("Give `xs`, or say it in `length`.")
                .at("length"));
        };
        let init = operands.value("init").unwrap_or(&Value::Null);
        let init = operands.stand_in(init, &Ok).map_err(|e| e.at("init"))?;
        let (state, result) = function.call_for_pair(vec![init, x], operands)?;
        let Nested::One(result) = result else {
            return Err(Error::graph(format!(
                "{} must give one tensor for each slice, second of two",
                function.place()
            ))
            .expected("a list of the next state and a tensor"));
        };
        let results = Spec {
            shape: stacked(count, &result.shape),
            ..result
        };
        Ok(Nested::List(vec![state, Nested::One(results)]))
    }
}

impl Scan {
    /// What stands for a slice. Of a list, Keras takes the first tensor whole.
    fn first_of(&self, xs: &Value, operands: &Operands<'_>) -> Result<Value> {
        match xs {
            Value::Array(items) => {
                let first = items.first().unwrap_or(&Value::Null);
                operands.stand_in(first, &Ok)
            }
            Value::Object(map) if !map.contains_key("class_name") => {
                Err(Error::graph("a named list has no first slice")
                    .expected("a tensor, or a list of tensors"))
            }
            tensor => {
                operands.take_names_of_parts(1);
                operands.stand_in(tensor, &slice)
            }
        }
    }
}

/// What an associative function makes of all slices so far
///
/// Gives for every slice along an axis what the function makes of all slices up to it.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.core.AssociativeScan", call = "f elems")]
pub struct AssociativeScan {
    /// Whether to begin at the end.
    #[config(default = false)]
    reverse: bool,
    /// The axis.
    #[config(default = 0)]
    axis: Axis,
}

impl Operation for AssociativeScan {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let function = operands.function("f")?;
        let specs = operands.specs("elems")?;
        let leaves = specs.flatten();
        let sizes = leaves.iter().map(|spec| spec.shape.at(self.axis.0));
        let sizes = sizes
            .collect::<Result<Vec<Dim>>>()
            .map_err(|e| e.at("axis"))?;
        let Some(first) = leaves.first() else {
            return Err(Error::graph("expected a tensor, got none").at("elems"));
        };
        if sizes.windows(2).any(|pair| pair.first() != pair.last()) {
            let shapes = leaves.iter().map(|spec| spec.shape.to_string());
            return Err(Error::shape(format!(
                "the tensors must have the same size along the axis, got shapes {}",
                shapes.collect::<Vec<_>>().join(", ")
            ))
            .at("elems"));
        }
        operands.take_names_of_parts(leaves.len());
        let part = |spec: Spec| -> Result<Spec> {
            let size = spec.shape.at(self.axis.0)?;
            let shape = spec.shape.with(self.axis.0, size.map(|size| size.min(1)))?;
            Ok(Spec::new(shape, spec.dtype))
        };
        let elems = operands.value("elems").unwrap_or(&Value::Null);
        let part = operands.stand_in(elems, &part).map_err(|e| e.at("elems"))?;
        let out = function.call(vec![part.clone(), part], operands)?;
        if out == Nested::None {
            return Err(function.refuse(&Value::Null));
        }
        // As in Keras: the shape is the first tensor's, whatever the function gives.
        Ok(out.map(&mut |spec| spec.with_shape(first.shape.clone())))
    }
}
