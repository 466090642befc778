//! Putting other tensors in the place of a graph's own.

use super::plan::sort;
use super::{Node, Tensor};
use crate::error::Result;
use crate::layers::Spec;
use crate::shape::Nested;
use crate::value::{Live, Map, Value};
use std::collections::HashMap;
use std::rc::Rc;

/// Tensors in the place of others, which are known by their ids.
pub type Replacements = HashMap<(usize, usize), Tensor>;

/// A value with other tensors in place of those that have a replacement.
pub(crate) fn replace(value: Value, replacements: &Replacements) -> Value {
    match value {
        Value::Live(live) => match live.get::<Tensor>().map(Tensor::id) {
            Some(id) => match replacements.get(&id) {
                Some(tensor) => Value::Live(Live::new(tensor.clone())),
                None => Value::Live(live),
            },
            None => Value::Live(live),
        },
        Value::Array(items) => items
            .into_iter()
            .map(|item| replace(item, replacements))
            .collect(),
        Value::Object(map) => Value::Object(replace_in(map, replacements)),
        plain => plain,
    }
}

/// [`replace`] for named arguments.
pub(crate) fn replace_in(map: Map, replacements: &Replacements) -> Map {
    let mut out = Map::with_capacity(map.len());
    for (key, item) in map {
        out.push(key, replace(item, replacements));
    }
    out
}

/// Repeats the calls between tensors that are not inputs of their graph and
/// `outputs`, from new inputs on. The layers are the same.
pub(crate) fn repeat_calls(
    inputs: &Nested<Tensor>,
    outputs: &Nested<Tensor>,
    new_input: &mut dyn FnMut(&Tensor) -> Result<Tensor>,
) -> Result<(Nested<Tensor>, Nested<Tensor>)> {
    let (order, _) = sort(&inputs.flatten(), &outputs.flatten())?;
    let mut replacements = Replacements::new();
    let inputs = inputs.try_map(&mut |input| {
        if input.node().is_input() {
            return Ok(input.clone());
        }
        let new = new_input(input)?;
        replacements.insert(input.id(), new.clone());
        Ok(new)
    })?;
    for node in order.iter().filter(|node| !node.is_input()) {
        let args = node.args().into_iter();
        let args = args.map(|arg| replace(arg, &replacements)).collect();
        let kwargs = replace_in(node.kwargs(), &replacements);
        let mut names = (0..node.output_count()).map(|i| format!("{}_clone", node.output(i).1));
        let name = || names.next().unwrap_or_default();
        let repeated = Node::new(node.layer().clone(), args, kwargs, &specs(node), name);
        for i in 0..node.output_count() {
            let new = repeated.tensor(i).map(|tensor| ((node.id(), i), tensor));
            replacements.extend(new.filter(|(id, _)| !replacements.contains_key(id)));
        }
    }
    let outputs = outputs.map(&mut |output| {
        let new = replacements.get(&output.id());
        new.unwrap_or(output).clone()
    });
    Ok((inputs, outputs))
}

fn specs(node: &Rc<Node>) -> Nested<Spec> {
    node.outputs().map(&mut |tensor| tensor.spec().clone())
}
