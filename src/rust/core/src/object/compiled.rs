//! [`Compiled`]: the optimizer, the loss and the metrics that a model was given.
//!
//! Nothing is trained here. But what a model is compiled with is held to the rules
//! that hold everywhere: Keras's own classes, in a place that can take them, or custom
//! objects that were given.

use super::lookup::{r_name, Names};
use super::{get, serialize_tree, KerasObject, Measure, Role, RoleObject};
use crate::config::{describe, Field, Reader};
use crate::context::Context;
use crate::custom::Guest;
use crate::error::{Error, Result};
use crate::json;
use crate::layers::{Layer, Weight};
use crate::optimizers::{is_optimizer, variables, Optimizer};
use crate::registry;
use crate::value::{Map, Value};
use std::rc::Rc;

/// What a model is compiled with.
#[derive(Debug)]
pub struct Compiled {
    /// As it was given.
    optimizer: Option<Rc<dyn Optimizer>>,
    /// The one that trains: another around it if it scales the loss.
    scaling: Option<Rc<dyn Optimizer>>,
    /// What the optimizer keeps, if it is built and if that is known.
    variables: Option<Vec<Weight>>,
    /// The rest of the config, with objects as themselves.
    rest: Map,
}

/// The arguments of `compile()`, in the order of the config, and `auto_scale_loss`,
/// which no config has.
const ARGUMENTS: &[&str] = &[
    "optimizer",
    "loss",
    "loss_weights",
    "metrics",
    "weighted_metrics",
    "run_eagerly",
    "steps_per_execution",
    "jit_compile",
    "auto_scale_loss",
];

/// Where the arguments come from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum From {
    /// From whoever compiles now, and wants to hear of mistakes.
    Caller,
    /// From a config: Keras looks up the names in it when it trains, no sooner.
    Config,
}

impl Compiled {
    /// From the arguments of `compile()`.
    pub fn new(args: Map, model: &Layer, cx: &Context) -> Result<Compiled> {
        Compiled::from(args, From::Caller, model, cx)
    }

    /// From what a config says.
    pub fn from_config(config: Map, model: &Layer, cx: &Context) -> Result<Compiled> {
        if config.values().any(|v| v.is_deeper_than(json::MAX_DEPTH)) {
            return Err(Error::config("the compile config is nested too deeply"));
        }
        Compiled::from(config, From::Config, model, cx)
    }

    fn from(mut args: Map, from: From, model: &Layer, cx: &Context) -> Result<Compiled> {
        if let Some((name, value)) = args.iter().find(|(name, _)| !ARGUMENTS.contains(name)) {
            let error = Error::config(format!("`compile()` has no argument `{name}`"));
            let error = match crate::text::nearest(name, ARGUMENTS.iter().copied()) {
                Some(near) => error.hint(format!("Did you mean `{near}`?")),
                None => error,
            };
            return Err(error.received(value).at(name));
        }
        let mut take = |name: &str| args.remove(name);
        let optimizer = take("optimizer").unwrap_or_else(|| Value::from("rmsprop"));
        let optimizer = optimizer_of(optimizer, from, cx).map_err(|e| e.at("optimizer"))?;
        let [loss, metrics, weighted_metrics] =
            ["loss", "metrics", "weighted_metrics"].map(|name| {
                let place = Place {
                    role: if name == "loss" {
                        Role::Loss
                    } else {
                        Role::Metric
                    },
                    from,
                };
                let value = take(name).unwrap_or_default();
                place.read(value, cx).map_err(|e| e.at(name))
            });
        let loss = loss?;
        let [metrics, weighted_metrics] = [
            ("metrics", metrics?),
            ("weighted_metrics", weighted_metrics?),
        ]
        .map(|(name, value)| listed(value).map_err(|e| e.at(name)));
        let loss_weights = take("loss_weights").unwrap_or_default();
        check_weights(&loss_weights, &loss, from).map_err(|e| e.at("loss_weights"))?;

        let mut plain = |name: &str, default: Value, expected: &str, fits: fn(&Value) -> bool| {
            let value = take(name).unwrap_or(default);
            let fits = match from {
                From::Caller => fits(&value),
                From::Config => !matches!(value, Value::Live(_)),
            };
            match fits {
                true => Ok(value),
                false => Err(Error::config(format!(
                    "expected {expected}, got {}",
                    describe(&value)
                ))
                .received(&value)
                .expected(expected)
                .at(name)),
            }
        };
        let is_bool = |value: &Value| value.as_bool().is_some();
        let run_eagerly = plain("run_eagerly", false.into(), bool::EXPECTED, is_bool)?;
        let steps = plain("steps_per_execution", 1.into(), "a positive integer", |v| {
            crate::config::whole(v).is_some_and(|n| n > 0)
        })?;
        let jit_compile = plain(
            "jit_compile",
            "auto".into(),
            "true, false or \"auto\"",
            |v| v.as_bool().is_some() || v.as_str() == Some("auto"),
        )?;
        let scales = plain("auto_scale_loss", true.into(), bool::EXPECTED, is_bool)?;

        let scaling = match (&optimizer, scales.as_bool()) {
            (Some(optimizer), Some(true)) => scaling_of(optimizer, model, cx)?,
            _ => None,
        };
        let mut rest = Map::new();
        rest.push("loss", loss);
        rest.push("loss_weights", loss_weights);
        rest.push("metrics", metrics?);
        rest.push("weighted_metrics", weighted_metrics?);
        let jit_compile = resolved(jit_compile, &run_eagerly, model);
        rest.push("run_eagerly", run_eagerly);
        rest.push("steps_per_execution", whole_as_integer(steps));
        rest.push("jit_compile", jit_compile);
        let mut compiled = Compiled {
            optimizer,
            scaling,
            variables: None,
            rest,
        };
        // Who compiles has to train before the optimizer is built.
        if from == From::Config && model.is_built() {
            let floatx = cx.settings().floatx;
            let weights = model.trainable_weights();
            compiled.variables = compiled
                .optimizer()
                .and_then(|optimizer| variables(&**optimizer, &weights, floatx));
        }
        Ok(compiled)
    }

    /// The optimizer that trains the model: around the one that was given, another
    /// that scales the loss, where the model computes in half precision.
    pub fn optimizer(&self) -> Option<&Rc<dyn Optimizer>> {
        self.scaling.as_ref().or(self.optimizer.as_ref())
    }

    /// The variables of the optimizer. `None` if it is not built: only models that are
    /// read have one that is.
    pub fn optimizer_variables(&self) -> Option<&[Weight]> {
        self.variables.as_deref()
    }

    /// An argument beside the optimizer: losses and metrics as themselves.
    pub fn argument(&self, name: &str) -> Option<&Value> {
        self.rest.get(name)
    }

    /// The config, as it stands beside that of the model.
    pub fn config(&self) -> Result<Map> {
        let mut config = Map::with_capacity(self.rest.len() + 1);
        let optimizer = self.optimizer.write().map_err(|e| e.at("optimizer"))?;
        config.push("optimizer", optimizer);
        for (name, value) in self.rest.iter() {
            config.push(name, serialize_tree(value).map_err(|e| e.at(name))?);
        }
        Ok(config)
    }
}

fn optimizer_of(value: Value, from: From, cx: &Context) -> Result<Option<Rc<dyn Optimizer>>> {
    if value.is_null() {
        return Ok(None);
    }
    check_class(&value, &[Role::Optimizer], from, cx)?;
    let object = get(Role::Optimizer, value, cx)?;
    let optimizer = <dyn Optimizer>::pick(&object).filter(|optimizer| is_optimizer(&**optimizer));
    optimizer.map(Some).ok_or_else(|| {
        Error::class(format!(
            "expected an optimizer, got `{}`",
            object.class().name()
        ))
        .expected(<dyn Optimizer>::EXPECTED)
    })
}

/// The optimizer that scales the loss for another one, if the model needs it.
fn scaling_of(
    optimizer: &Rc<dyn Optimizer>,
    model: &Layer,
    cx: &Context,
) -> Result<Option<Rc<dyn Optimizer>>> {
    let name = "LossScaleOptimizer";
    if model.dtype_policy().name() != "mixed_float16" || optimizer.class().name() == name {
        return Ok(None);
    }
    let Some(entry) = registry::by_path("keras.optimizers", name) else {
        return Ok(None);
    };
    let mut args = Map::new();
    args.push(
        "inner_optimizer",
        KerasObject::Optimizer(Rc::clone(optimizer)).into_value(),
    );
    args.push("name", "loss_scale_optimizer");
    let object = (entry.construct)(Reader::new(entry.schema, args, cx))?;
    Ok(<dyn Optimizer>::pick(&object))
}

/// Where a loss or metric stands, alone or in lists and named lists.
#[derive(Clone, Copy)]
struct Place {
    role: Role,
    from: From,
}

impl Place {
    fn read(self, value: Value, cx: &Context) -> Result<Value> {
        match value {
            Value::Null => Ok(Value::Null),
            Value::Str(name) => self.named(name, cx),
            Value::Array(items) => items
                .into_iter()
                .enumerate()
                .map(|(i, item)| self.read(item, cx).map_err(|e| e.at_index(i)))
                .collect::<Result<Vec<_>>>()
                .map(Value::Array),
            Value::Object(map) if !map.contains_key("class_name") => {
                let mut out = Map::with_capacity(map.len());
                for (key, item) in map {
                    let item = self.read(item, cx).map_err(|e| e.at(&*key))?;
                    out.push(key, item);
                }
                Ok(Value::Object(out))
            }
            Value::Object(_) => {
                check_class(&value, &[Role::Loss, Role::Metric], self.from, cx)?;
                Measure::read(value, cx).map(|measure| measure.object().clone().into_value())
            }
            Value::Live(ref live) => match live.get::<Guest>() {
                Some(Guest(custom)) => {
                    let object = custom.make(Map::new(), Some(self.role), cx)?;
                    Measure::of(object).map(|measure| measure.object().clone().into_value())
                }
                None => {
                    Measure::read(value, cx).map(|measure| measure.object().clone().into_value())
                }
            },
            other => Err(Error::config(format!(
                "expected {}, got {}",
                self.role.with_article(),
                describe(&other)
            ))
            .received(&other)
            .expected("a name, an object, a function, or a list of them")),
        }
    }

    /// A name stays one, if it is not that of a function that was given.
    fn named(self, name: String, cx: &Context) -> Result<Value> {
        let custom = cx.custom(&name);
        if let Some(function) = custom.as_ref().filter(|custom| custom.is_function()) {
            let object = function.make(Map::new(), Some(self.role), cx)?;
            return Ok(object.into_value());
        }
        let is_known = custom.is_some()
            || registry::by_name(self.role, &name).is_some()
            || CHOSEN_BY_SHAPE.contains(&&*name.to_ascii_lowercase());
        if is_known || self.from == From::Config {
            return Ok(Value::Str(name));
        }
        let customs = cx.custom_names();
        let mut known: Vec<&str> = registry::names(self.role)
            .chain(CHOSEN_BY_SHAPE.iter().copied())
            .collect();
        known.extend(customs.iter().map(String::as_str));
        let error = Error::class(format!("there is no {} {name:?}", self.role.noun()))
            .received(&Value::from(&*name))
            .expected(format!("the name of {}", self.role.with_article()));
        Err(match crate::text::nearest(&name, known) {
            Some(near) => error.hint(format!("Did you mean {near:?}?")),
            None => error.hint("If it is your own, give the function itself."),
        })
    }
}

/// The names for which Keras chooses by the shapes that it trains on.
const CHOSEN_BY_SHAPE: &[&str] = &["accuracy", "acc", "crossentropy", "ce"];

/// Refuses, before it is made, what names a class of another role. In a config, a
/// class is found by its module, not by its place.
fn check_class(value: &Value, roles: &[Role], from: From, cx: &Context) -> Result<()> {
    let Value::Object(envelope) = value else {
        return Ok(());
    };
    let class_name = envelope.get("class_name").and_then(Value::as_str);
    if from == From::Config && class_name != Some("function") {
        Names::take(&mut Names::of(envelope))?.class(None, cx)?;
    }
    let Some((name, role)) = super::envelope::builtin_role(envelope, cx) else {
        return Ok(());
    };
    if roles.contains(&role) {
        return Ok(());
    }
    let expected: Vec<&str> = roles.iter().map(|role| role.noun()).collect();
    let expected = expected.join(" or ");
    Err(
        Error::class(format!("class `{name}` of Keras is no {expected}"))
            .received(&Value::from(&*name))
            .expected(format!("a {expected} of Keras, or one of `custom_objects`"))
            .hint(format!(
                "If it is your own: `custom_objects = list({})`. To load the layers alone, remove \
             `compile_config`.",
                r_name(&name)
            )),
    )
}

/// Metrics stand in a list or named list, even one alone.
fn listed(value: Value) -> Result<Value> {
    match value {
        Value::Null | Value::Array(_) | Value::Object(_) => Ok(value),
        other => Err(Error::config(format!(
            "expected a list of metrics, got {}",
            describe(&other)
        ))
        .received(&other)
        .expected("a list or named list")),
    }
}

/// Keras looks at the weights of losses if there are losses.
fn check_weights(weights: &Value, loss: &Value, from: From) -> Result<()> {
    let fits = match weights {
        Value::Null | Value::Float(_) => true,
        Value::Array(_) | Value::Object(_) => from == From::Config || are_numbers(weights),
        Value::Live(_) => false,
        _ => from == From::Config && (loss.is_null() || is_zero(weights)),
    };
    match fits {
        true => Ok(()),
        false => Err(Error::config(format!(
            "expected weights of losses, got {}",
            describe(weights)
        ))
        .received(weights)
        .expected("a float, or a list or named list of numbers")),
    }
}

fn are_numbers(weights: &Value) -> bool {
    let mut stack = vec![weights];
    while let Some(value) = stack.pop() {
        match value {
            Value::Array(items) => stack.extend(items),
            Value::Object(map) => stack.extend(map.values()),
            Value::Null | Value::Int(_) | Value::Float(_) => {}
            _ => return false,
        }
    }
    true
}

/// What Python takes for nothing.
fn is_zero(value: &Value) -> bool {
    match value {
        Value::Bool(b) => !b,
        Value::Int(i) => *i == 0,
        Value::Float(x) => *x == 0.0,
        Value::Str(s) => s.is_empty(),
        _ => value.is_null(),
    }
}

/// A model is compiled into one program if its layers can be, and not run eagerly.
fn resolved(jit_compile: Value, run_eagerly: &Value, model: &Layer) -> Value {
    let is_eager = !is_zero(run_eagerly);
    match jit_compile.as_str() {
        Some("auto") => Value::Bool(!is_eager && model.supports_jit()),
        _ if is_eager && !is_zero(&jit_compile) => Value::Bool(false),
        _ => jit_compile,
    }
}

/// A whole double from R is an integer here.
fn whole_as_integer(value: Value) -> Value {
    match (crate::config::whole(&value), &value) {
        (Some(n), Value::Float(_)) => Value::Int(n),
        _ => value,
    }
}
