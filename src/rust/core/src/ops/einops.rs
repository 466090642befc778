//! Axes rearranged by a pattern (`keras.ops.rearrange`, `keras/src/ops/einops.py`).

use crate::config::whole;
use crate::error::{Error, Result};
use crate::layers::{Operands, Operation, Spec};
use crate::ops::one;
use crate::shape::{product, Dim, Nested, Shape};
use crate::value::Value;
use keratin_derive::KerasConfig;
use std::collections::HashMap;

crate::ops::operations! { Rearrange }

/// Axes rearranged by a pattern
///
/// Puts axes into another order, takes them together and apart, as a pattern of
/// their names says: `"b (h p) c -> b h (p c)"`.
///
/// # Operands
/// tensor: A tensor.
/// pattern: The names of the axes before and behind an arrow; axes in parentheses
///   are one.
/// ...: The sizes of axes that the shape does not tell: `p = 2`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.einops.Rearrange",
    r = "op_rearrange",
    call = "tensor pattern **axes_lengths",
    example = "x <- keras_input(batch_shape = c(2, 4, 6))\n\
               op_rearrange(x, \"b h w -> b (h w)\")"
)]
pub struct Rearrange {}

/// One axis of a side: its names, several if it stands in parentheses.
type Group<'a> = Vec<&'a str>;

impl Operation for Rearrange {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("tensor")?;
        let pattern = operands.value("pattern").and_then(Value::as_str);
        let (from, to) = pattern
            .and_then(|pattern| pattern.split_once("->"))
            .ok_or_else(|| {
                Error::shape("expected a pattern such as \"b h w -> b (h w)\"").at("pattern")
            })?;
        let (from, to) = (groups(from)?, groups(to)?);
        if from.len() != x.shape.rank() {
            return Err(Error::shape(format!(
                "the pattern names {} axes of an array of {}",
                from.len(),
                x.shape.rank()
            ))
            .at("pattern"));
        }
        let mut sizes: HashMap<&str, Dim> = operands
            .named_rest()
            .map(|(name, size)| (name, whole(size)))
            .collect();
        for (group, dim) in from.iter().zip(x.shape.iter()) {
            solve(group, *dim, &mut sizes)?;
        }
        let dims = to.iter().map(|group| {
            let sizes: Option<Vec<Dim>> =
                group.iter().map(|name| sizes.get(name).copied()).collect();
            let sizes = sizes.ok_or_else(|| {
                Error::shape("behind the arrow stands a name that is not before it").at("pattern")
            })?;
            product(&sizes)
        });
        let shape = dims.collect::<Result<Shape>>()?;
        if shape.iter().any(Option::is_none) {
            return Err(Error::shape(format!(
                "axes are rearranged only where all sizes are known, got the shape {}",
                x.shape
            ))
            .at("tensor"));
        }
        one(shape, x.dtype)
    }
}

/// The axes of one side of a pattern.
fn groups(side: &str) -> Result<Vec<Group<'_>>> {
    let mut groups = Vec::new();
    let mut rest = side.trim();
    while !rest.is_empty() {
        let (group, behind) = match rest.strip_prefix('(') {
            Some(inner) => inner
                .split_once(')')
                .ok_or_else(|| Error::shape("a parenthesis is not closed").at("pattern"))?,
            None => {
                let end = rest.find(|c: char| c.is_whitespace() || c == '(');
                rest.split_at(end.unwrap_or(rest.len()))
            }
        };
        let names: Group<'_> = group.split_whitespace().collect();
        let is_part = |c: char| c.is_alphanumeric() || c == '_';
        if let Some(name) = names.iter().find(|name| !name.chars().all(is_part)) {
            return Err(Error::shape(format!("`{name}` is no name of an axis"))
                .expected("letters, digits and underscores")
                .at("pattern"));
        }
        groups.push(names);
        rest = behind.trim_start();
    }
    Ok(groups)
}

/// The size of the one name in a group that is not known yet.
fn solve<'a>(group: &[&'a str], dim: Dim, sizes: &mut HashMap<&'a str, Dim>) -> Result<()> {
    let unknown: Vec<&'a str> = group
        .iter()
        .copied()
        .filter(|name| !sizes.contains_key(name))
        .collect();
    let known: Vec<Dim> = group
        .iter()
        .filter_map(|name| sizes.get(name).copied())
        .collect();
    let known = product(&known)?;
    let refuse = || {
        Error::shape(format!(
            "an axis cannot be taken apart into ({})",
            group.join(" ")
        ))
        .at("pattern")
    };
    match unknown.as_slice() {
        [] => match (dim, known) {
            (Some(dim), Some(known)) if dim != known => Err(refuse()),
            _ => Ok(()),
        },
        [name] => {
            let size = match (dim, known) {
                (Some(_), Some(0)) => return Err(refuse()),
                (Some(dim), Some(known)) if dim % known != 0 => return Err(refuse()),
                (Some(dim), Some(known)) => Some(dim / known),
                _ => None,
            };
            sizes.insert(name, size);
            Ok(())
        }
        _ => Err(refuse().hint("Give the sizes of all but one of these axes.")),
    }
}
