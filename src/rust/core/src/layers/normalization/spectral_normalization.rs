//! [`SpectralNormalization`].

use crate::config::{Field, Positive};
use crate::error::{Error, Result};
use crate::layers::signature::{Signature, INPUTS_TRAINING_FALSE};
use crate::layers::{
    configured, one_shape, Build, CallSpec, InputSpec, Layer, LayerClass, Spec, Weight,
};
use crate::shape::{Nested, Shape};
use crate::value::{Map, Value};
use keratin_derive::KerasConfig;
use std::rc::Rc;

/// Keeps the largest stretch of a layer's kernel at one
///
/// Divides the kernel of the layer inside by its spectral norm, the most by which
/// it makes a vector longer. That steadies the training of adversarial networks.
/// The norm is found by power iterations, whose vector is kept from one training
/// step to the next.
///
/// # Input shape
/// That of the layer inside.
///
/// # Output shape
/// That of the layer inside.
///
/// # Reference
/// Miyato et al., 2018: Spectral normalization for generative adversarial
/// networks.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.SpectralNormalization",
    python = "keras.src.layers.normalization.spectral_normalization.SpectralNormalization",
    bases("keras.src.layers.core.wrapper.Wrapper"),
    r = "layer_spectral_normalization",
    example = "keras_input(c(10, 10, 1)) |>\n  layer_spectral_normalization(layer_conv_2d(filters = 2, kernel_size = 2))"
)]
pub struct SpectralNormalization {
    /// The layer inside, with a weight called `kernel` or `embeddings`: a dense,
    /// convolutional or embedding layer.
    layer: Layer,
    /// How many power iterations make a training step.
    #[config(default = 1)]
    power_iterations: Positive,
}

/// What the kernel of a layer is called.
const KERNELS: &[&str] = &["kernel", "embeddings"];

impl SpectralNormalization {
    fn kernel(&self) -> Option<Rc<Weight>> {
        let weights = self.layer.own_weights();
        KERNELS
            .iter()
            .find_map(|name| weights.iter().find(|weight| weight.name == *name))
            .cloned()
    }
}

impl LayerClass for SpectralNormalization {
    configured!();

    fn signature(&self) -> &Signature {
        INPUTS_TRAINING_FALSE
    }

    fn input_spec(&self, built: Option<&Nested<Shape>>) -> Vec<InputSpec> {
        let last = built
            .and_then(|shapes| one_shape(shapes).ok())
            .map(|shape| shape.at(-1).ok().flatten());
        match last {
            Some(last) => vec![InputSpec::min_ndim(1).axis(-1, last)],
            None => Vec::new(),
        }
    }

    fn build(&self, build: &mut Build<'_>, shapes: &Nested<Shape>) -> Result<()> {
        build.child(&self.layer, shapes)?;
        let kernel = self.kernel().ok_or_else(|| {
            Error::config(format!(
                "layer `{}` inside has no weight called `kernel` or `embeddings`, so there is \
                 nothing to normalize",
                self.layer.name()
            ))
            .received(&Value::from(self.layer.class().name()))
            .expected("a layer with a kernel, such as a dense or a convolutional one")
        })?;
        let shape = Shape::new([Some(1), kernel.shape.at(-1)?]);
        let initializer = Field::read(truncated_normal(), build.context())?;
        let mut vector = Weight::new("vector_u", shape)
            .initializer(&initializer)
            .not_trainable();
        // The kernel of a low-rank adaptation is a sum, and no weight.
        let adapted = self.layer.own_weights();
        if adapted.iter().any(|w| w.name.starts_with("lora_")) {
            vector.dtype = self.layer.compute_dtype();
            return build.add_as(vector);
        }
        vector.dtype = kernel.dtype;
        build.share(kernel);
        build.add_as(vector)
    }

    fn compute_output_spec(&self, layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
        let inside = CallSpec::of(call.first()?.clone());
        let output = self
            .layer
            .body()
            .compute_output_spec(&self.layer, &inside)?;
        let dtype = layer.compute_dtype();
        Ok(output.map(&mut |spec| Spec::new(spec.shape.clone(), dtype)))
    }

    fn property_names(&self) -> &[&'static str] {
        &["layer"]
    }

    fn property(&self, name: &str) -> Option<Result<Value>> {
        match name {
            "layer" => Some(Ok(self.layer.value())),
            _ => None,
        }
    }

    fn sublayers(&self) -> Vec<Layer> {
        vec![self.layer.clone()]
    }
}

/// How the vector begins.
fn truncated_normal() -> Value {
    let mut config = Map::new();
    config.push("stddev", 0.02);
    let mut envelope = Map::new();
    envelope.push("module", "keras.initializers");
    envelope.push("class_name", "TruncatedNormal");
    envelope.push("config", config);
    envelope.into()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;
    use crate::context::Context;
    use crate::json;
    use crate::layers::make;

    #[test]
    fn the_kernel_is_one_weight_of_two_layers() {
        let cx = Context::new();
        let dense = br#"{"class_name": "Dense", "config": {"units": 3, "name": "d"}}"#;
        let mut args = Map::new();
        args.push("layer", json::read(dense).unwrap());
        args.push("name", "s");
        let layer = make::<SpectralNormalization>(args, &cx).unwrap();
        layer
            .build(&Nested::One(Shape::new([None, Some(4)])), &cx)
            .unwrap();
        let weights = |layer: &Layer| -> Vec<(String, bool)> {
            let weights = layer.weights().into_iter();
            weights.map(|w| (w.path.clone(), w.trainable())).collect()
        };
        let expected = |trained: bool| {
            vec![
                ("s/d/kernel".to_owned(), trained),
                ("s/vector_u".to_owned(), false),
                ("s/d/bias".to_owned(), trained),
            ]
        };
        assert_eq!(weights(&layer), expected(true));
        assert_eq!(layer.count_params().unwrap(), 18);
        layer.sublayers()[0].set_trainable(false);
        assert_eq!(weights(&layer), expected(false));
        assert!(layer.trainable_weights().is_empty());
    }
}
