//! [`LayerClass`]: what makes a layer one of its class.

use super::signature::{self, Signature};
use super::MaskCall;
use super::{Base, Build, CallSpec, Layer, Spec};
use crate::config::Writer;
use crate::context::Context;
use crate::dtype::DType;
use crate::error::{Error, Result};
use crate::graph::Tensor;
use crate::layers::rnn::CellSizes;
use crate::layers::InputSpec;
use crate::shape::{Nested, Shape};
use crate::value::{Map, Value};
use std::any::Any;
use std::fmt;

/// What makes a layer one of its class.
///
/// A class says at least how shapes follow from shapes: that it
/// [keeps them](LayerClass::keeps_shapes),
/// [`compute_output_shape`](LayerClass::compute_output_shape) for one input and
/// one output, or [`compute_output_spec`](LayerClass::compute_output_spec).
/// Bodies do not change once made; what changes belongs to the [`Layer`].
pub trait LayerClass: fmt::Debug + Any {
    /// This as `Any`, to find out its type.
    fn as_any(&self) -> &dyn Any;

    /// Writes the config behind the keys that every layer has.
    fn write_config(&self, layer: &Layer, writer: &mut Writer<'_>) -> Result<()>;

    /// The arguments of a call.
    fn signature(&self) -> &Signature {
        signature::INPUTS
    }

    /// Whether a call takes named arguments beyond its signature.
    fn takes_any_argument(&self) -> bool {
        false
    }

    /// What is asked of the first argument of a call; `built` are the shapes the
    /// layer was built for.
    fn input_spec(&self, _built: Option<&Nested<Shape>>) -> Vec<InputSpec> {
        Vec::new()
    }

    /// Adds the weights, and builds the layers inside.
    fn build(&self, _build: &mut Build<'_>, _shapes: &Nested<Shape>) -> Result<()> {
        Ok(())
    }

    /// The names of the call's arguments whose shapes `build` takes, when it
    /// takes more than the first: its own arguments are named `{name}_shape`.
    fn build_arguments(&self) -> &[&'static str] {
        &[]
    }

    /// The same, of a class whose `build` is not known before it is made.
    fn build_argument_names(&self) -> Vec<String> {
        let names = self.build_arguments().iter();
        names.map(|name| (*name).to_owned()).collect()
    }

    /// Whether outputs have the shapes of the inputs, and the structure.
    fn keeps_shapes(&self) -> bool {
        false
    }

    /// Shape and dtype of what a call gives.
    fn compute_output_spec(&self, layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
        if self.keeps_shapes() {
            return call.same_shapes(layer.compute_dtype());
        }
        let input = call.one()?;
        let shape = self.compute_output_shape(&input.shape)?;
        let dtype = self.output_dtype(layer, input.dtype);
        Ok(Nested::One(Spec::new(shape, dtype)))
    }

    /// The shape of the output of one input.
    fn compute_output_shape(&self, input: &Shape) -> Result<Shape> {
        match self.keeps_shapes() {
            true => Ok(input.clone()),
            false => Err(Error::shape("this layer does not say its output's shape")),
        }
    }

    /// The dtype of the output of one input: the input's own, unless the class
    /// says otherwise. The input is in the layer's dtype already if it is float.
    fn output_dtype(&self, _layer: &Layer, input: DType) -> DType {
        input
    }

    /// The layers inside, in Keras's order.
    fn sublayers(&self) -> Vec<Layer> {
        Vec::new()
    }

    /// Whether the layers inside are the class's `layers`: models, and what holds
    /// a list of layers as they do.
    fn lists_layers(&self) -> bool {
        false
    }

    /// The names of the class's own properties, beside those of its config.
    fn property_names(&self) -> &[&'static str] {
        &[]
    }

    /// A property of the class's own: `None` if there is none of that name.
    fn property(&self, _name: &str) -> Option<Result<Value>> {
        None
    }

    /// What whoever made the class outside the core keeps with it: `None` for
    /// Keras's own classes. Where such a class inherits from one of them,
    /// [`as_any`](LayerClass::as_any) is that of the one it inherits from.
    fn guest(&self) -> Option<&dyn Any> {
        None
    }

    /// Whether masks pass through.
    fn supports_masking(&self) -> bool {
        false
    }

    /// The masks of the outputs, of a layer that supports masking: those of the
    /// inputs, unless the class says otherwise.
    fn compute_mask(&self, call: &MaskCall<'_>) -> Result<Nested<Tensor>> {
        Ok(call.masks.clone())
    }

    /// The masks that a graph gives its outputs, in their order.
    fn output_masks(&self) -> Vec<Option<Tensor>> {
        Vec::new()
    }

    /// Whether the layer is built as soon as it is made.
    fn built_at_init(&self) -> bool {
        false
    }

    /// The sizes of state and output, if the layer is a recurrent cell.
    fn cell_sizes(&self) -> Option<CellSizes> {
        None
    }

    /// Whether Keras's class says no shapes: they follow from a run of its `call`,
    /// also of one that a class that inherits from it has instead.
    fn shapes_by_call(&self) -> bool {
        self.cell_sizes().is_some()
    }

    /// How many seed generators the layer has of its own.
    fn seed_generators(&self) -> usize {
        0
    }

    /// Whether the inputs of a call are brought to the layer's dtype.
    fn converts_inputs(&self) -> bool {
        true
    }

    /// What the layer computes in and keeps, if not what its dtype policy says.
    fn own_dtype(&self) -> Option<DType> {
        None
    }

    /// What inputs are brought to, if not what the layer computes in.
    fn input_dtype(&self) -> Option<DType> {
        None
    }

    /// A build config of the class's own, in place of the shapes: `None` if it
    /// has no own one.
    fn get_build_config(&self, _layer: &Layer) -> Option<Result<Option<Value>>> {
        None
    }

    /// Builds from a build config of the class's own; `None` if it has none.
    fn build_from_config(
        &self,
        _layer: &Layer,
        _config: &Map,
        _cx: &Context,
    ) -> Option<Result<()>> {
        None
    }

    /// Whether it is a model, which can be compiled.
    fn can_be_compiled(&self) -> bool {
        false
    }

    /// A model of the class with other inputs and outputs: `None` if models of the
    /// class are not made of these alone.
    fn remake(
        &self,
        _inputs: &Nested<Tensor>,
        _outputs: &Nested<Tensor>,
        _name: &str,
    ) -> Option<Result<Layer>> {
        None
    }

    /// A compile config of the class's own, in place of what the model was compiled
    /// with: `None` if it has no own one.
    fn get_compile_config(&self) -> Option<Result<Value>> {
        None
    }

    /// Compiles from a compile config in a way of the class's own; `None` if it has
    /// none.
    fn compile_from_config(&self, _config: &Map) -> Option<Result<()>> {
        None
    }

    /// The arguments of `compile()` as the model keeps them.
    fn compile_arguments(&self, args: Map) -> Result<Map> {
        Ok(args)
    }

    /// Whether a program for training can be made of the layer as a whole.
    fn supports_jit(&self) -> bool {
        true
    }

    /// What configs of the class carry that is code to somebody: refused in safe
    /// mode, and never run.
    fn code_in_config() -> Option<&'static str>
    where
        Self: Sized,
    {
        None
    }

    /// Whether what a config says beyond the class's arguments is dropped, and not
    /// refused.
    fn drops_unknown() -> bool
    where
        Self: Sized,
    {
        false
    }

    /// The dtype of a layer that is given none, if not the session's policy.
    fn default_dtype(_args: &Map, _cx: &Context) -> Option<String>
    where
        Self: Sized,
    {
        None
    }

    /// Checks that take several arguments together, defaults that depend on the
    /// context, changes to what every layer has. Called once, when the layer is
    /// made.
    fn prepare(self, _base: &mut Base, _cx: &Context) -> Result<Self>
    where
        Self: Sized,
    {
        Ok(self)
    }
}

/// What the derive cannot know: how a struct that is a schema is `Any`, and that
/// its config is its fields. Every built-in layer begins its `LayerClass` with
/// `configured!()`.
macro_rules! configured {
    () => {
        fn as_any(&self) -> &dyn std::any::Any {
            self
        }

        fn write_config(
            &self,
            _layer: &$crate::layers::Layer,
            writer: &mut $crate::config::Writer<'_>,
        ) -> $crate::error::Result<()> {
            $crate::config::KerasConfig::write(self, writer)
        }
    };
}
pub(crate) use configured;
