//! [`InputLayer`].

use crate::config::Positive;
use crate::context::Context;
use crate::dtype::DType;
use crate::error::{Error, Result};
use crate::graph::{Node, Tensor};
use crate::layers::layer::signature::Signature;
use crate::layers::{configured, make, Base, CallSpec, Layer, LayerClass, Spec};
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
    /// The old name of `shape`.
    #[config(default = None, no_write)]
    input_shape: Option<Shape>,
    /// The old name of `batch_shape`.
    #[config(default = None, no_write)]
    batch_input_shape: Option<Shape>,
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

    /// The dtype; it says nothing of the layer's dtype policy.
    pub fn dtype(&self) -> DType {
        self.dtype.unwrap_or(DType::Float32)
    }

    fn spec(&self) -> Spec {
        Spec {
            shape: self.batch_shape().clone(),
            dtype: self.dtype(),
            sparse: self.sparse.unwrap_or(false),
        }
    }

    /// Takes everything from a tensor; what was given as well must agree.
    fn take_spec(&mut self, spec: &Spec) -> Result<()> {
        let refuse = |name: &str| {
            Err(Error::config(format!(
                "`{name}` is not that of the tensor given as `input_tensor`"
            ))
            .hint("Give only `input_tensor`.")
            .at(name))
        };
        let rest = spec.shape.iter().skip(1);
        if let Some(shape) = self.shape.take() {
            if spec.shape.rank() == 0 || !shape.iter().eq(rest) {
                return refuse("shape");
            }
        }
        if self.batch_shape.as_ref().is_some_and(|s| *s != spec.shape) {
            return refuse("batch_shape");
        }
        if let Some(batch) = self.batch_size.take() {
            if spec.shape.first() != Some(&Some(batch.get())) {
                return refuse("batch_size");
            }
        }
        if self.dtype.is_some_and(|dtype| dtype != spec.dtype) {
            return refuse("dtype");
        }
        if self.sparse.is_some_and(|sparse| sparse != spec.sparse) {
            return refuse("sparse");
        }
        self.batch_shape = Some(spec.shape.clone());
        self.dtype = Some(spec.dtype);
        self.sparse = Some(spec.sparse);
        Ok(())
    }

    /// The shape with the batch, from what was given.
    fn whole_shape(&mut self) -> Result<Shape> {
        match (self.shape.take(), self.batch_shape.take()) {
            (Some(_), Some(_)) => {
                Err(Error::config("give `shape` or `batch_shape`, not both").at("shape"))
            }
            (None, None) => {
                Err(Error::config("an input needs `shape` or `batch_shape`").at("shape"))
            }
            (None, Some(_)) if self.batch_size.is_some() => Err(Error::config(
                "`batch_size` goes with `shape`, not with `batch_shape`",
            )
            .at("batch_size")),
            (None, Some(batch_shape)) => Ok(batch_shape),
            (Some(shape), None) => {
                let batch = self.batch_size.map(Positive::get);
                Ok(std::iter::once(batch)
                    .chain(shape.iter().copied())
                    .collect())
            }
        }
    }
}

impl LayerClass for InputLayer {
    configured!();

    fn drops_unknown() -> bool {
        true
    }

    fn prepare(mut self, base: &mut Base, cx: &Context) -> Result<Self> {
        if let Some(shape) = self.input_shape.take() {
            self.shape = Some(shape);
        }
        if let Some(shape) = self.batch_input_shape.take() {
            self.batch_shape = Some(shape);
        }
        if let Some(tensor) = self.input_tensor.as_live::<Tensor>() {
            let spec = tensor.spec().clone();
            self.take_spec(&spec)?;
        } else if !self.input_tensor.is_null() {
            return Err(crate::layers::layer::not_a_tensor(&self.input_tensor).at("input_tensor"));
        }
        self.input_tensor = Value::Null;
        self.batch_shape = Some(self.whole_shape()?);
        self.batch_size = None;
        self.sparse = Some(self.sparse.unwrap_or(false));
        self.ragged = Some(self.ragged.unwrap_or(false));
        self.dtype = Some(self.dtype.unwrap_or(cx.settings().floatx));
        if base.name().is_empty() {
            // An input without a name gives a tensor that is named as any other.
            *base = base.clone().with_tensor_name(cx.tensor_name());
        }
        Ok(self)
    }

    fn signature(&self) -> &Signature {
        &[]
    }

    fn compute_output_spec(&self, _layer: &Layer, _call: &CallSpec) -> Result<Nested<Spec>> {
        Ok(Nested::One(self.spec()))
    }

    fn built_at_init(&self) -> bool {
        true
    }
}

/// A tensor of shape and dtype that is the input of no model. It takes none of
/// the names that are given automatically.
pub fn placeholder(spec: &Spec, cx: &Context) -> Result<Tensor> {
    let mut args = Map::new();
    args.push("batch_shape", spec.shape.value());
    args.push("dtype", spec.dtype.name());
    args.push("sparse", spec.sparse);
    args.push("name", "placeholder");
    output(&make::<InputLayer>(args, cx)?)
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
        let outputs = Nested::One(body.spec());
        let name = || layer.base().tensor_name().to_owned();
        Node::new(layer.clone(), Vec::new(), Map::new(), &outputs, name)
    });
    node.tensor(0)
        .ok_or_else(|| Error::graph("an input layer gives one tensor"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;
    use crate::json;
    use crate::layers::make;
    use crate::value::Live;

    fn from_tensor(more: &str, cx: &Context) -> Result<Layer> {
        let Value::Object(mut arguments) = json::read(more.as_bytes()).unwrap() else {
            panic!("not an object: {more}");
        };
        let first = Map::from_iter([
            ("batch_shape", json::read(b"[2, 3]").unwrap()),
            ("dtype", Value::from("float16")),
        ]);
        let tensor = output(&make::<InputLayer>(first, cx).unwrap()).unwrap();
        arguments.push("input_tensor", Value::Live(Live::new(tensor)));
        make::<InputLayer>(arguments, cx)
    }

    #[test]
    fn shape_and_dtype_are_those_of_a_tensor() {
        let cx = Context::new();
        for given in [
            "{}",
            r#"{"shape": [3], "batch_size": 2, "dtype": "float16"}"#,
        ] {
            let layer = from_tensor(given, &cx).unwrap();
            let body = layer.body_as::<InputLayer>().unwrap();
            assert_eq!(body.batch_shape(), &Shape::new([Some(2), Some(3)]));
            assert_eq!(body.dtype(), DType::Float16);
            assert_eq!(layer.compute_dtype(), DType::Float32);
        }
    }

    #[test]
    fn what_disagrees_with_the_tensor_is_refused() {
        let refused = [
            ("shape", r#"{"shape": [4]}"#),
            ("batch_shape", r#"{"batch_shape": [2, 4]}"#),
            ("batch_size", r#"{"batch_size": 5}"#),
            ("dtype", r#"{"dtype": "float32"}"#),
            ("sparse", r#"{"sparse": true}"#),
        ];
        for (name, given) in refused {
            let error = from_tensor(given, &Context::new()).unwrap_err();
            assert_eq!(error.path(), name);
        }
    }

    #[test]
    fn what_a_config_says_beyond_is_dropped() {
        let cx = Context::new();
        let text = br#"{"batch_shape": [null, 3], "name": "in", "from_later": 1}"#;
        let Value::Object(map) = json::read(text).unwrap() else {
            panic!("not an object");
        };
        assert!(make::<InputLayer>(map.clone(), &cx).is_err());
        let envelope = Map::from_iter([
            ("module", Value::from("keras.layers")),
            ("class_name", Value::from("InputLayer")),
            ("config", map.into()),
        ]);
        let read = crate::object::from_envelope(envelope, None, &cx).unwrap();
        assert!(!read.get_config().unwrap().contains_key("from_later"));
    }

    #[test]
    fn old_configs_name_the_shape_otherwise() {
        let old = Map::from_iter([("batch_input_shape", json::read(b"[null, 3]").unwrap())]);
        let layer = make::<InputLayer>(old, &Context::new()).unwrap();
        let body = layer.body_as::<InputLayer>().unwrap();
        assert_eq!(body.batch_shape(), &Shape::new([None, Some(3)]));
    }
}
