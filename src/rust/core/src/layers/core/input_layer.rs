//! [`InputLayer`].

use crate::config::Positive;
use crate::context::Context;
use crate::dtype::DType;
use crate::dtype_policies::policy;
use crate::error::{Error, Result};
use crate::graph::{Node, Tensor};
use crate::layers::layer::signature::Signature;
use crate::layers::{configured, Base, CallSpec, Layer, LayerClass, Spec};
use crate::shape::{Nested, Shape};
use crate::value::{Map, Value};
use keratin_derive::KerasConfig;

/// The entry of a model
///
/// Holds the shape and dtype of one input. `keras_input()` makes one and gives
/// its tensor.
///
/// # Output shape
/// `(batch, shape...)`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.InputLayer",
    python = "keras.src.layers.core.input_layer.InputLayer",
    keys = "batch_shape dtype sparse ragged name optional",
    base = "name"
)]
pub struct InputLayer {
    /// The shape, without the batch.
    #[config(default = None, no_write)]
    shape: Option<Shape>,
    /// The size of the batch.
    #[config(default = None, no_write)]
    batch_size: Option<Positive>,
    /// The dtype; `NULL` for the default float.
    #[config(default = None)]
    dtype: Option<DType>,
    /// Whether the tensor is sparse.
    #[config(default = None)]
    sparse: Option<bool>,
    /// Whether the tensor is ragged.
    #[config(default = None)]
    ragged: Option<bool>,
    /// The shape with the batch, in place of `shape` and `batch_size`.
    #[config(default = None)]
    batch_shape: Option<Shape>,
    /// A tensor to take shape and dtype from.
    #[config(default = None, no_write)]
    input_tensor: Value,
    /// Whether the input may be left out.
    #[config(default = false)]
    optional: bool,
    /// The name.
    #[config(base)]
    name: (),
}

impl InputLayer {
    /// The shape with the batch.
    pub fn batch_shape(&self) -> &Shape {
        static EMPTY: Shape = Shape::EMPTY;
        self.batch_shape.as_ref().unwrap_or(&EMPTY)
    }

    /// Whether the input may be left out.
    pub fn is_optional(&self) -> bool {
        self.optional
    }

    fn spec(&self, layer: &Layer) -> Spec {
        Spec {
            shape: self.batch_shape().clone(),
            dtype: layer.compute_dtype(),
            sparse: self.sparse.unwrap_or(false),
        }
    }
}

impl LayerClass for InputLayer {
    configured!();

    fn prepare(mut self, base: &mut Base, cx: &Context) -> Result<Self> {
        if let Some(tensor) = self.input_tensor.as_live::<Tensor>() {
            let Spec { shape, dtype, .. } = tensor.spec();
            self.batch_shape = Some(shape.clone());
            self.shape = None;
            self.dtype = Some(self.dtype.unwrap_or(*dtype));
        } else if !self.input_tensor.is_null() {
            return Err(crate::layers::layer::not_a_tensor(&self.input_tensor).at("input_tensor"));
        }
        self.input_tensor = Value::Null;
        self.batch_shape = match (self.shape.take(), self.batch_shape.take()) {
            (Some(_), Some(_)) => {
                return Err(Error::config("give `shape` or `batch_shape`, not both").at("shape"))
            }
            (None, None) => {
                return Err(Error::config("an input needs `shape` or `batch_shape`").at("shape"))
            }
            (Some(shape), None) => {
                let batch = self.batch_size.map(Positive::get);
                Some(
                    std::iter::once(batch)
                        .chain(shape.iter().copied())
                        .collect(),
                )
            }
            (None, Some(_)) if self.batch_size.is_some() => {
                return Err(
                    Error::config("`batch_size` goes with `shape`, not with `batch_shape`")
                        .at("batch_size"),
                )
            }
            (None, batch_shape) => batch_shape,
        };
        self.batch_size = None;
        self.sparse = Some(self.sparse.unwrap_or(false));
        self.ragged = Some(self.ragged.unwrap_or(false));
        let dtype = self.dtype.unwrap_or(cx.settings().floatx);
        self.dtype = Some(dtype);
        *base = base
            .clone()
            .with_dtype_policy(policy(Value::from(dtype.name()), cx)?);
        if base.name().is_empty() {
            // An input without a name gives a tensor that is named as any other.
            *base = base.clone().with_tensor_name(cx.tensor_name());
        }
        Ok(self)
    }

    fn signature(&self) -> &Signature {
        &[]
    }

    fn compute_output_spec(&self, layer: &Layer, _call: &CallSpec) -> Result<Nested<Spec>> {
        Ok(Nested::One(self.spec(layer)))
    }

    fn built_at_init(&self) -> bool {
        true
    }
}

/// The tensor of an input layer: the same at every call.
pub fn output(layer: &Layer) -> Result<Tensor> {
    let Some(body) = layer.body_as::<InputLayer>() else {
        return Err(Error::graph(format!(
            "layer `{}` is not an input layer",
            layer.name()
        )));
    };
    let node = layer.nodes().into_iter().find(|node| node.is_input());
    let node = node.unwrap_or_else(|| {
        let outputs = Nested::One(body.spec(layer));
        let name = || layer.base().tensor_name().to_owned();
        Node::new(layer.clone(), Vec::new(), Map::new(), &outputs, name)
    });
    node.tensor(0)
        .ok_or_else(|| Error::graph("an input layer gives one tensor"))
}
