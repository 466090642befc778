//! The call of the layers that take query, value and key in one list.

use crate::config::Literal;
use crate::error::{Error, Result};
use crate::layers::signature::Signature;
use crate::layers::{CallArg, CallSpec, Layer, Spec};
use crate::shape::{Nested, Shape};
use crate::value::Value;

/// `inputs`, `mask = None`, `training = False`,
/// `return_attention_scores = False`, `use_causal_mask = False`.
pub const SIGNATURE: &Signature = &[
    CallArg::required("inputs"),
    CallArg::with("mask", Literal::None),
    CallArg::with("training", Literal::Bool(false)),
    CallArg::with("return_attention_scores", Literal::Bool(false)),
    CallArg::with("use_causal_mask", Literal::Bool(false)),
];

/// Whether the call asks for the attention scores as well.
pub fn returns_scores(call: &CallSpec) -> bool {
    let asked = call.value("return_attention_scores");
    asked.and_then(Value::as_bool).unwrap_or(false)
}

/// Query, value and key, in the order of the list; without a key, the value is
/// the key.
pub fn query_value_key<T>(inputs: &Nested<T>) -> Result<[&T; 3]> {
    let Nested::List(items) = inputs else {
        return Err(Error::shape("the layer takes a list of tensors, got one").expected(EXPECTED));
    };
    let tensors: Option<Vec<&T>> = items.iter().map(Nested::one).collect();
    match tensors.as_deref() {
        Some([query, value]) => Ok([*query, *value, *value]),
        Some([query, value, key]) => Ok([*query, *value, *key]),
        _ => Err(Error::shape(format!(
            "the layer takes a list of 2 or 3 tensors, got one of {}",
            items.len()
        ))
        .expected(EXPECTED)),
    }
}

/// What is given for a call: the output, and the scores if asked for.
pub fn output_spec(layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
    let [query, value, key] = query_value_key(call.first()?)?;
    check_mask(call)?;
    let spec = |shape: Shape| Nested::One(Spec::new(shape, layer.compute_dtype()));
    let output = spec(query.shape.with(-1, value.shape.at(-1)?)?);
    if !returns_scores(call) {
        return Ok(output);
    }
    let scores = spec(query.shape.with(-1, key.shape.at(-2)?)?);
    Ok(Nested::List(vec![output, scores]))
}

/// A mask is a list as long as the inputs may be.
fn check_mask(call: &CallSpec) -> Result<()> {
    let length = match (call.tensors("mask"), call.value("mask")) {
        (Some(Nested::List(masks)), _) => masks.len(),
        (None, Some(Value::Array(masks))) => masks.len(),
        (None, None | Some(Value::Null)) => return Ok(()),
        _ => 0,
    };
    match length {
        2 | 3 => Ok(()),
        _ => Err(
            Error::graph("`mask` does not fit: the layer takes a list of 2 or 3 masks")
                .expected("a list of the query's mask and the value's, either of them `NULL`"),
        ),
    }
}

const EXPECTED: &str = "a list of query and value, or of query, value and key";
