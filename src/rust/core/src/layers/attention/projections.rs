//! What the layers with several heads have in common: the arguments of the dense
//! layers inside, and those layers.

use super::inputs::returns_scores;
use crate::config::{no_fields, Field, Fraction, Literal, Positive, Reader};
use crate::constraints::Constraint;
use crate::context::Context;
use crate::dtype_policies::DTypePolicy;
use crate::error::{Error, Result};
use crate::initializers::seed::Seed;
use crate::initializers::Initializer;
use crate::layers::signature::Signature;
use crate::layers::{Build, CallArg, CallSpec, Layer, Spec};
use crate::object::{KerasObject, RoleObject};
use crate::registry;
use crate::regularizers::Regularizer;
use crate::shape::{Dim, Nested, Shape};
use crate::value::{Map, Value};
use keratin_derive::KerasConfig;
use std::cell::RefCell;
use std::rc::Rc;

/// The arguments behind those that are each class's own.
#[derive(Debug, KerasConfig)]
#[keras(group)]
pub struct Projections {
    /// How far a position looks: at those less than so many steps away, itself
    /// included; `NULL` for all.
    #[config(default = None)]
    sliding_window: Option<Positive>,
    /// Whether flash attention computes the layer, which allows no dropout;
    /// `NULL` leaves it to Keras. It is no part of the config.
    #[config(default = None, no_write)]
    flash_attention: Option<bool>,
    /// How the kernels are filled.
    #[config(default = "glorot_uniform")]
    kernel_initializer: Option<Rc<dyn Initializer>>,
    /// How the biases are filled.
    #[config(default = "zeros")]
    bias_initializer: Option<Rc<dyn Initializer>>,
    /// The penalty on the kernels.
    #[config(default = None)]
    kernel_regularizer: Option<Rc<dyn Regularizer>>,
    /// The penalty on the biases.
    #[config(default = None)]
    bias_regularizer: Option<Rc<dyn Regularizer>>,
    /// The penalty on the output of the dense layers inside.
    #[config(default = None)]
    activity_regularizer: Option<Rc<dyn Regularizer>>,
    /// The constraint on the kernels.
    #[config(default = None)]
    kernel_constraint: Option<Rc<dyn Constraint>>,
    /// The constraint on the biases.
    #[config(default = None)]
    bias_constraint: Option<Rc<dyn Constraint>>,
    /// Whether the heads' outputs are multiplied by a gate that the query opens.
    #[config(default = false)]
    use_gate: bool,
    /// An integer that makes the choice of what is dropped reproducible; `NULL`
    /// draws a new one.
    #[config(default = None)]
    seed: Seed,
}

/// What is particular to one dense layer inside.
pub struct Dense<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its equation.
    pub equation: String,
    /// The dimensions of its output, as letters of the equation.
    pub bias_axes: String,
    /// Its output's shape without the batch.
    pub output: Vec<Dim>,
}

/// `query`, `value`, `key = None`, masks, and how to compute.
pub const SIGNATURE: &Signature = &[
    CallArg::required("query"),
    CallArg::required("value"),
    CallArg::with("key", Literal::None),
    CallArg::with("query_mask", Literal::None),
    CallArg::with("value_mask", Literal::None),
    CallArg::with("key_mask", Literal::None),
    CallArg::with("attention_mask", Literal::None),
    CallArg::with("return_attention_scores", Literal::Bool(false)),
    CallArg::with("training", Literal::None),
    CallArg::with("use_causal_mask", Literal::Bool(false)),
];

/// The arguments whose shapes the layers are built for.
pub const BUILT_FOR: &[&str] = &["query", "value", "key"];

impl Projections {
    /// Whether there is a gate.
    pub fn use_gate(&self) -> bool {
        self.use_gate
    }

    /// The penalty on the output of the dense layers inside.
    pub fn activity_regularizer(&self) -> Option<&Rc<dyn Regularizer>> {
        self.activity_regularizer.as_ref()
    }

    /// Flash attention drops nothing.
    pub fn check(&self, dropout: &Fraction) -> Result<()> {
        match self.flash_attention == Some(true) && dropout.get() > 0.0 {
            false => Ok(()),
            true => Err(
                Error::config("flash attention allows no dropout, got a rate above 0")
                    .hint("Set `dropout = 0`, or leave `flash_attention` out.")
                    .at("dropout"),
            ),
        }
    }

    /// A dense layer inside, not yet built.
    pub fn dense(&self, build: &Build<'_>, dense: Dense<'_>, use_bias: bool) -> Result<Layer> {
        let activation = match dense.name {
            "gate" => Value::from("sigmoid"),
            _ => Value::Null,
        };
        let bias_axes = use_bias.then_some(dense.bias_axes);
        let layer = build.layer();
        let args = Map::from_iter([
            ("equation", Value::from(dense.equation)),
            ("output_shape", Shape::new(dense.output).value()),
            ("activation", activation),
            ("bias_axes", Value::from(bias_axes)),
            ("name", Value::from(dense.name)),
            ("dtype", policy(layer)),
            ("kernel_initializer", live(&self.kernel_initializer)),
            ("bias_initializer", live(&self.bias_initializer)),
            ("kernel_regularizer", live(&self.kernel_regularizer)),
            ("bias_regularizer", live(&self.bias_regularizer)),
            ("activity_regularizer", live(&self.activity_regularizer)),
            ("kernel_constraint", live(&self.kernel_constraint)),
            ("bias_constraint", live(&self.bias_constraint)),
        ]);
        inner("EinsumDense", args, build.context())
    }

    /// The layers that turn scores into weights and drop some of them.
    pub fn softmax_and_dropout(
        &self,
        build: &Build<'_>,
        axis: Value,
        dropout: &Fraction,
    ) -> Result<[Layer; 2]> {
        let dtype = policy(build.layer());
        let softmax = Map::from_iter([("axis", axis), ("dtype", dtype.clone())]);
        let dropout = Map::from_iter([
            ("rate", dropout.write()?),
            ("dtype", dtype),
            ("seed", self.seed.write()?),
        ]);
        let cx = build.context();
        Ok([
            inner("Softmax", softmax, cx)?,
            inner("Dropout", dropout, cx)?,
        ])
    }
}

fn policy(layer: &Layer) -> Value {
    <dyn DTypePolicy>::wrap(layer.dtype_policy()).into_value()
}

fn live<R: RoleObject + ?Sized>(object: &Option<Rc<R>>) -> Value {
    let object = object.as_ref();
    object.map_or(Value::Null, |object| R::wrap(object).into_value())
}

/// A layer of another family, from its arguments.
fn inner(class_name: &str, args: Map, cx: &Context) -> Result<Layer> {
    let missing = || Error::class(format!("there is no layer `{class_name}`"));
    let entry = registry::by_path("keras.layers", class_name).ok_or_else(missing)?;
    match (entry.construct)(Reader::new(entry.schema, args, cx))? {
        KerasObject::Layer(layer) => Ok(layer),
        _ => Err(missing()),
    }
}

/// The shapes of query, value and key; without a key, the value is the key.
pub fn built_for<'a>(build: &'a Build<'_>) -> Result<[&'a Shape; 3]> {
    let shape = |name: &str| build.shape(name).and_then(Nested::one);
    let missing = || Error::shape("the layer is built for the shapes of a query and a value");
    let query = shape("query_shape").ok_or_else(missing)?;
    let value = shape("value_shape").ok_or_else(missing)?;
    Ok([query, value, shape("key_shape").unwrap_or(value)])
}

/// Query, value and key of a call; without a key, the value is the key.
pub fn called_on(call: &CallSpec) -> Result<[&Spec; 3]> {
    let spec = |name: &str| call.tensors(name).and_then(Nested::one);
    let missing = |name: &str| Error::graph(format!("`{name}` must be one tensor"));
    let query = spec("query").ok_or_else(|| missing("query"))?;
    let value = spec("value").ok_or_else(|| missing("value"))?;
    let key = match call.tensors("key") {
        None => value,
        Some(_) => spec("key").ok_or_else(|| missing("key"))?,
    };
    Ok([query, value, key])
}

/// Value and key differ in nothing but the last dimension.
pub fn check_value_and_key(value: &Shape, key: &Shape) -> Result<()> {
    let between = |shape: &Shape| -> Vec<Dim> {
        let to = shape.rank().saturating_sub(1);
        shape.iter().take(to).skip(1).copied().collect()
    };
    match between(value) == between(key) {
        true => Ok(()),
        false => Err(Error::shape(format!(
            "value and key do not fit: expected the same dimensions between batch and last, got \
             shapes {value} and {key}"
        ))
        .received(&[value.value(), key.value()].into_iter().collect())),
    }
}

/// The output, and the scores if the call asks for them.
pub fn outputs(
    layer: &Layer,
    call: &CallSpec,
    output: Shape,
    scores: impl FnOnce() -> Result<Shape>,
) -> Result<Nested<Spec>> {
    let spec = |shape: Shape| Nested::One(Spec::new(shape, layer.compute_dtype()));
    Ok(match returns_scores(call) {
        false => spec(output),
        true => Nested::List(vec![spec(output), spec(scores()?)]),
    })
}

/// The layers inside, which are made when the layer is built.
#[derive(Debug, Default)]
pub struct Inside(RefCell<Vec<Layer>>);

impl Inside {
    /// Keeps them, in Keras's order.
    pub fn set(&self, build: &Build<'_>, layers: Vec<Layer>) {
        for inside in &layers {
            build.layer().deepen_for(inside);
        }
        *self.0.borrow_mut() = layers;
    }

    /// All of them; none before the layer is built.
    pub fn all(&self) -> Vec<Layer> {
        self.0.borrow().clone()
    }

    /// How many dimensions the value has that the layer is built for.
    pub fn value_rank(&self, layer: &Layer) -> Option<usize> {
        let layers = self.0.borrow();
        let value = layers.iter().find(|inside| inside.name() == "value");
        let built = value.filter(|_| layer.is_built())?.built_for()?;
        built.one().map(|shape| shape.rank())
    }

    /// One of the dense layers, by the name of its property.
    pub fn property(&self, name: &str) -> Option<Result<Value>> {
        let name = match name.strip_suffix("_dense")? {
            "output" => "attention_output",
            name => name,
        };
        let layers = self.0.borrow();
        let layer = layers.iter().find(|layer| layer.name() == name);
        Some(Ok(layer.map_or(Value::Null, Layer::value)))
    }
}

/// The names of the properties of [`Inside`].
pub const DENSE: &[&str] = &["query_dense", "key_dense", "value_dense", "output_dense"];

no_fields!(Inside);
