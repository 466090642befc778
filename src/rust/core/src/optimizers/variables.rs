//! What an optimizer keeps beside the weights that it trains.

use super::loss_scale_optimizer::LossScaleOptimizer;
use super::Optimizer;
use crate::dtype::DType;
use crate::layers::Weight;
use crate::object::Class;
use crate::shape::Shape;
use crate::value::{Map, Value};
use std::rc::Rc;

/// The variables of an optimizer that is built for weights; `None` if its class does
/// not say, as one written in R, or one that leaves each weight to another.
pub(crate) fn variables(
    optimizer: &dyn Optimizer,
    weights: &[Rc<Weight>],
    floatx: DType,
) -> Option<Vec<Weight>> {
    let Class::Builtin(class) = optimizer.class() else {
        return None;
    };
    let config = optimizer.get_config().ok()?;
    let is_set = |name: &str| config.get(name).is_some_and(is_true);
    let mut out = vec![number("iteration", DType::Int32)];
    if let Some(scaling) = optimizer.as_any().downcast_ref::<LossScaleOptimizer>() {
        out.push(number("learning_rate", floatx));
        out.push(number("step_counter", DType::Int32));
        out.push(number("dynamic_scale", DType::Float32));
        out.extend(variables(scaling.inner(), weights, floatx)?);
        return Some(out);
    }
    // A schedule is no variable.
    if matches!(config.get("learning_rate"), Some(Value::Float(_))) {
        out.push(number("learning_rate", floatx));
    }
    let class = class.schema.class_name;
    let of_all = ["use_ema", "gradient_accumulation_steps"];
    let of_all = of_all.into_iter().filter(|name| is_set(name)).count();
    for weight in weights.iter().filter(|w| !w.is_overwritten_with_gradient()) {
        for _ in 0..of_all + copies(class, &config, weight)? {
            out.push(like(weight, weight.shape.clone()));
        }
        if class == "Adafactor" {
            out.extend(factors(weight, floatx));
        }
    }
    if class == "Nadam" {
        out.push(number(
            "u_product",
            weights.first().map_or(floatx, |w| w.dtype),
        ));
    }
    Some(out)
}

/// How many variables of a weight's shape there are of a class's own.
fn copies(class: &str, config: &Map, weight: &Weight) -> Option<usize> {
    let one_if = |name: &str| usize::from(config.get(name).is_some_and(is_true));
    Some(match class {
        "Optimizer" => 0,
        "SGD" => one_if("momentum"),
        "Adagrad" | "Lion" | "Adafactor" => 1,
        "RMSprop" => 1 + one_if("momentum") + one_if("centered"),
        "Adam" | "AdamW" => 2 + one_if("amsgrad"),
        "Adadelta" | "Adamax" | "Ftrl" | "Lamb" | "Nadam" | "ScheduleFreeAdamW" => 2,
        "Muon" => 1 + usize::from(is_left_to_adam(config, weight)?),
        _ => return None,
    })
}

/// Whether Muon trains a weight as Adam does. Which layers are excluded is said by
/// patterns; `None` if there are any.
fn is_left_to_adam(config: &Map, weight: &Weight) -> Option<bool> {
    let excluded = config.get("exclude_layers").and_then(Value::as_array);
    if excluded.is_some_and(|patterns| !patterns.is_empty()) {
        return None;
    }
    let embeddings = config.get("exclude_embeddings").is_some_and(is_true);
    let is_embedding = || weight.path.to_lowercase().contains("embedding");
    Some(weight.shape.rank() != 2 || (embeddings && is_embedding()))
}

/// The sums over the last axis of a weight, and over the one before it.
fn factors(weight: &Weight, floatx: DType) -> [Weight; 2] {
    let mut rows = weight.shape.to_vec();
    let mut columns = rows.clone();
    match (rows.pop(), columns.pop()) {
        (Some(_), Some(last)) if !rows.is_empty() => {
            columns.pop();
            columns.push(last);
            [rows, columns].map(|dims| like(weight, Shape::new(dims)))
        }
        _ => [number("r", floatx), number("c", floatx)],
    }
}

fn like(weight: &Weight, shape: Shape) -> Weight {
    let mut like = Weight::new("slot", shape);
    like.dtype = weight.dtype;
    like
}

fn number(name: &str, dtype: DType) -> Weight {
    let mut number = Weight::new(name, Shape::new(Vec::new()));
    number.dtype = dtype;
    number
}

/// Whether a setting is on: true, or a number other than 0.
fn is_true(value: &Value) -> bool {
    match value {
        Value::Bool(on) => *on,
        Value::Int(n) => *n != 0,
        Value::Float(x) => *x != 0.0,
        _ => false,
    }
}
