//! What the layers over time have in common.

use super::base_cell::CellSizes;
use crate::config::{Field, KerasConfig, Literal, Reader, Schema, Writer};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::layers::signature::Signature;
use crate::layers::{
    make_from, one_shape, Base, Build, CallArg, CallSpec, Layer, LayerClass, Spec,
};
use crate::shape::{Nested, Shape};
use crate::value::Value;
use keratin_derive::KerasConfig;
use std::cell::Cell;
use std::rc::Rc;

/// What every layer over time takes.
#[derive(Debug, KerasConfig)]
#[keras(group)]
pub struct Options {
    /// Whether the output is that of all time steps, or of the last one.
    #[config(default = false)]
    return_sequences: bool,
    /// Whether the last state is given as well.
    #[config(default = false)]
    return_state: bool,
    /// Whether time runs backwards; the output is reversed then, too.
    #[config(default = false)]
    go_backwards: bool,
    /// Whether the last state of a batch is the first of the next. The batch
    /// must have a known size.
    #[config(default = false)]
    stateful: bool,
    /// Whether the loop over time is written out: quicker for short sequences,
    /// at the price of memory.
    #[config(default = false)]
    unroll: bool,
    /// Whether masked time steps give zeros, or the output of the step before.
    #[config(default = false)]
    zero_output_for_mask: Flag,
}

/// `sequences`, `initial_state = None`, `mask = None`, `training = False`.
pub const SEQUENCES: &Signature = &[
    CallArg::required("sequences"),
    CallArg::with("initial_state", Literal::None),
    CallArg::with("mask", Literal::None),
    CallArg::with("training", Literal::Bool(false)),
];

/// The behaviour of a layer over time: the struct has `options` and a method
/// `cell`. What it gives can be said by a function in place of
/// [`Options::output_spec`].
macro_rules! recurrent {
    () => {
        $crate::layers::rnn::base_rnn::recurrent!(
            $crate::layers::rnn::base_rnn::Options::output_spec
        );
    };
    ($output_spec:path) => {
        fn signature(&self) -> &$crate::layers::Signature {
            $crate::layers::rnn::base_rnn::SEQUENCES
        }

        fn build_arguments(&self) -> &[&'static str] {
            &["sequences", "initial_state"]
        }

        fn build(
            &self,
            build: &mut $crate::layers::Build<'_>,
            shapes: &$crate::shape::Nested<$crate::shape::Shape>,
        ) -> $crate::error::Result<()> {
            self.options.build(build, shapes, self.cell()?)
        }

        fn compute_output_spec(
            &self,
            layer: &$crate::layers::Layer,
            call: &$crate::layers::CallSpec,
        ) -> $crate::error::Result<$crate::shape::Nested<$crate::layers::Spec>> {
            $output_spec(&self.options, layer, call, self.cell()?)
        }

        fn property_names(&self) -> &[&'static str] {
            &["cell"]
        }

        fn property(&self, name: &str) -> Option<$crate::error::Result<$crate::value::Value>> {
            (name == "cell").then(|| self.cell().map($crate::layers::Layer::value))
        }

        fn sublayers(&self) -> Vec<$crate::layers::Layer> {
            self.cell().into_iter().cloned().collect()
        }

        fn supports_masking(&self) -> bool {
            true
        }

        fn compute_mask(
            &self,
            call: &$crate::layers::MaskCall<'_>,
        ) -> $crate::Result<$crate::shape::Nested<$crate::graph::Tensor>> {
            Ok(match self.options.returns() {
                [true, _] => call.first(),
                [false, _] => $crate::shape::Nested::None,
            })
        }
    };
}

/// Makes a struct with `arguments`, `options` and `own` a layer over time that makes
/// a cell of the arguments itself.
macro_rules! own_cell {
    ($layer:ident, $cell:ident, $name:literal) => {
        impl $layer {
            fn cell(&self) -> $crate::Result<&$crate::layers::Layer> {
                self.own.get()
            }
        }

        impl $crate::layers::LayerClass for $layer {
            $crate::layers::configured!();
            $crate::layers::rnn::base_rnn::recurrent!();

            fn prepare(
                mut self,
                base: &mut $crate::layers::Base,
                cx: &$crate::Context,
            ) -> $crate::Result<Self> {
                let arguments = std::rc::Rc::clone(&self.arguments);
                let cell = $cell { arguments };
                self.own = $crate::layers::rnn::base_rnn::OwnCell::new($name, cell, base, cx)?;
                Ok(self)
            }

            fn input_spec(
                &self,
                _built: Option<&$crate::shape::Nested<$crate::shape::Shape>>,
            ) -> Vec<$crate::layers::InputSpec> {
                vec![$crate::layers::InputSpec::ndim(3)]
            }
        }
    };
}
pub(super) use {own_cell, recurrent};

impl Options {
    /// What is given at masked time steps, to be changed.
    pub fn zero_output_for_mask(&self) -> &Flag {
        &self.zero_output_for_mask
    }

    /// Whether all time steps are given, and whether the state is.
    pub fn returns(&self) -> [bool; 2] {
        [self.return_sequences, self.return_state]
    }

    /// Builds the cell for the shape of one time step.
    pub fn build(&self, build: &mut Build<'_>, shapes: &Nested<Shape>, cell: &Layer) -> Result<()> {
        let sequences = one_shape(shapes)?;
        let batch = sequences.at(0)?;
        if self.stateful && batch.is_none() {
            return Err(Error::shape(format!(
                "a stateful layer needs a batch of known size, got shape {sequences}"
            ))
            .received(&sequences.value())
            .hint("Give the input a `batch_size`, or set `stateful = FALSE`."));
        }
        build.child(cell, &Nested::One(one_step(sequences)))
    }

    /// The output, and the state if it is given as well.
    pub fn output_spec(
        &self,
        layer: &Layer,
        call: &CallSpec,
        cell: &Layer,
    ) -> Result<Nested<Spec>> {
        let sequences = &call.one()?.shape;
        let batch = sequences.at(0)?;
        let spec = |shape: Shape| Spec::new(shape, layer.compute_dtype());
        let sizes = sizes(cell)?;
        let mut shape = vec![batch];
        let length = sequences.at(1)?;
        if self.return_sequences {
            shape.push(length);
        }
        shape.push(Some(sizes.output));
        let output = Nested::One(spec(Shape::new(shape)));
        if !self.return_state {
            return Ok(output);
        }
        let mut outputs = vec![output];
        let state = sizes
            .state
            .map(&mut |size| spec(Shape::new([batch, Some(*size)])));
        match state {
            Nested::List(states) => outputs.extend(states),
            one => outputs.push(one),
        }
        Ok(Nested::List(outputs))
    }
}

/// The shape of one time step.
pub fn one_step(sequences: &Shape) -> Shape {
    let batch = sequences.iter().take(1);
    batch.chain(sequences.iter().skip(2)).copied().collect()
}

/// The sizes of a cell.
pub fn sizes(cell: &Layer) -> Result<CellSizes> {
    cell.body().cell_sizes().ok_or_else(|| {
        Error::class(format!(
            "layer `{}` of class `{}` is no recurrent cell",
            cell.name(),
            cell.class().name()
        ))
        .expected("a cell such as `rnn_cell_lstm()` gives: a layer with a `state_size`")
    })
}

/// The cell that a layer over time makes for itself.
#[derive(Debug, Default)]
pub struct OwnCell(Option<Layer>);

impl OwnCell {
    /// Makes the cell, with the layer's own policy.
    pub fn new<T: KerasConfig + LayerClass>(
        name: &str,
        body: T,
        base: &Base,
        cx: &Context,
    ) -> Result<Self> {
        let base = Base::unnamed(cx)?
            .with_name(name)
            .with_trainable(base.trainable())
            .with_dtype_policy(Rc::clone(base.dtype_policy()));
        make_from(base, body, cx).map(|cell| OwnCell(Some(cell)))
    }

    /// The cell.
    pub fn get(&self) -> Result<&Layer> {
        self.0
            .as_ref()
            .ok_or_else(|| Error::state("the layer has no cell yet"))
    }
}

/// No field of the config.
#[derive(Debug, KerasConfig)]
#[keras(group)]
struct NoFields {}

/// The cell follows from the fields of the layer.
impl KerasConfig for OwnCell {
    const SCHEMA: Schema = NoFields::SCHEMA;

    fn read(_reader: &mut Reader<'_>) -> Result<Self> {
        Ok(OwnCell(None))
    }

    fn write_field(&self, _name: &str, _writer: &mut Writer<'_>) -> Result<bool> {
        Ok(false)
    }
}

/// A truth value that a wrapper may change.
#[derive(Debug)]
pub struct Flag(Cell<bool>);

impl Flag {
    /// Changes it.
    pub fn set(&self, value: bool) {
        self.0.set(value);
    }
}

impl Field for Flag {
    const EXPECTED: &'static str = bool::EXPECTED;

    fn read(value: Value, cx: &Context) -> Result<Self> {
        bool::read(value, cx).map(|value| Flag(Cell::new(value)))
    }

    fn write(&self) -> Result<Value> {
        Ok(Value::Bool(self.0.get()))
    }
}

/// Whether the quicker implementation of graphics processors is used. It is no
/// part of the config.
#[derive(Debug)]
pub struct UseCudnn(Value);

impl Field for UseCudnn {
    const EXPECTED: &'static str = "\"auto\", true or false";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        match &value {
            Value::Bool(_) => Ok(UseCudnn(value)),
            Value::Str(word) if word == "auto" => Ok(UseCudnn(value)),
            _ => Err(Self::refuse(&value)),
        }
    }

    fn write(&self) -> Result<Value> {
        Ok(self.0.clone())
    }
}
