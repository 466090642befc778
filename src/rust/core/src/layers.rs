//! Layers (`keras.layers`): one class, one file, in the folder of its family.

pub mod activations;
pub mod applications;
pub mod attention;
pub mod callable;
pub mod convolutional;
pub mod core;
pub mod data_format;
pub mod export;
mod foreign;
pub mod images;
pub mod input_spec;
pub mod kernel_and_bias;
pub mod layer;
pub mod legacy;
pub mod lora;
pub mod merging;
pub mod normalization;
pub mod output_shape;
pub mod pooling;
pub mod preprocessing;
pub mod regularization;
pub mod reshaping;
pub mod rnn;
pub mod utils;
pub mod window;

pub use data_format::DataFormat;
pub use input_spec::InputSpec;
pub use kernel_and_bias::KernelAndBias;
pub(crate) use layer::configured;
pub use layer::signature;
pub use layer::{
    live, one_shape, Base, Build, CallArg, CallSpec, FunctionField, Layer, LayerClass, MaskCall,
    Operand, Operands, Operation, Signature, Spec, Traced, WeakLayer, Weight,
};
pub use output_shape::OutputShape;

use crate::config::{KerasConfig, Reader};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::object::{family, Class, ClassEntry};
use crate::registry;
use crate::value::Map;

/// The rows of one family of layers.
macro_rules! layers {
    ($($module:ident::$class:ident),+ $(,)?) => {
        /// The layers of this family.
        pub(crate) static CLASSES: &[$crate::object::ClassEntry] = &[
            $({
                fn construct(
                    reader: $crate::config::Reader<'_>,
                ) -> $crate::error::Result<$crate::object::KerasObject> {
                    $crate::layers::Layer::read::<$module::$class>(reader)
                        .map($crate::object::KerasObject::Layer)
                }
                $crate::object::ClassEntry {
                    schema: &<$module::$class as $crate::config::KerasConfig>::SCHEMA,
                    role: $crate::object::Role::Layer,
                    construct,
                }
            },)+
        ];
    };
}
pub(crate) use layers;

family! {
    InputRequirement:
    input_spec::InputSpecConfig,
}

/// The families, in Keras's order.
pub(crate) fn families() -> impl Iterator<Item = &'static [ClassEntry]> {
    [
        layer::CLASSES,
        core::CLASSES,
        activations::CLASSES,
        attention::CLASSES,
        convolutional::CLASSES,
        rnn::CLASSES,
        regularization::CLASSES,
        normalization::CLASSES,
        merging::CLASSES,
        pooling::CLASSES,
        reshaping::CLASSES,
        preprocessing::CLASSES,
        preprocessing::feature_space::CLASSES,
        legacy::CLASSES,
        export::CLASSES,
        utils::CLASSES,
        CLASSES,
        applications::CLASSES,
    ]
    .into_iter()
}

/// A layer of a built-in class, from its arguments.
pub(crate) fn make<T: KerasConfig + LayerClass>(args: Map, cx: &Context) -> Result<Layer> {
    let entry = registry::by_path(T::SCHEMA.module, T::SCHEMA.class_name)
        .ok_or_else(|| Error::class(format!("`{}` is in no table", T::SCHEMA.path())))?;
    Layer::read::<T>(Reader::new(entry.schema, args, cx))
}

/// A layer of a built-in class, from its own part.
pub(crate) fn make_from<T: KerasConfig + LayerClass>(
    base: Base,
    body: T,
    cx: &Context,
) -> Result<Layer> {
    let class = Class::Builtin(registry::entry_of(&T::SCHEMA)?);
    Ok(Layer::new(base, class, Box::new(body), cx))
}
