//! [`ConvLstmCell`], and what the layers have in common that keep it.

use super::base_cell::{Bounds, Fills, Shapes};
use super::base_rnn::{one_step, Options};
use super::lstm::CELL;
use crate::activations::Activation;
use crate::config::{whole, Field, NonNegative, Positive};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::initializers::seed::Seed;
use crate::layers::signature::Signature;
use crate::layers::window::{Padding, Window};
use crate::layers::{
    configured, one_shape, Base, Build, CallSpec, DataFormat, InputSpec, Layer, LayerClass, Spec,
};
use crate::shape::{product, Dim, Nested, Shape};
use crate::value::Value;
use keratin_derive::KerasConfig;
use std::rc::Rc;

/// What cell and layers take alike.
#[derive(Debug, KerasConfig)]
#[keras(group)]
pub struct Arguments {
    /// The activation; `NULL` for none.
    #[config(default = "tanh")]
    activation: Activation,
    /// The activation of the gates; `NULL` for none.
    #[config(default = "sigmoid")]
    recurrent_activation: Activation,
    #[config(flatten)]
    fills: Fills,
    /// Whether the bias of the forget gate begins at 1.
    #[config(default = true)]
    unit_forget_bias: bool,
    #[config(flatten)]
    bounds: Bounds,
    /// An integer that makes dropout reproducible; `NULL` draws a new one.
    #[config(default = None)]
    seed: Seed,
}

/// Cell of the convolutional long short-term memory layers
///
/// Computes one time step; `layer_conv_lstm_2d()` and its like compute whole
/// sequences, and make the cell themselves.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.layers.rnn.conv_lstm.ConvLSTMCell",
    python = "keras.src.layers.rnn.conv_lstm.ConvLSTMCell"
)]
pub struct ConvLstmCell {
    /// The number of dimensions that the window slides along: 1, 2 or 3.
    #[config(no_write)]
    pub rank: Positive,
    /// The number of channels of the output.
    pub filters: NonNegative,
    /// The size of the window.
    pub kernel_size: Sizes,
    /// How far the window moves at a time.
    #[config(default = 1)]
    pub strides: Sizes,
    /// What happens at the edges: `"valid"` or `"same"`.
    #[config(default = "valid")]
    pub padding: Padding,
    /// Where the channels stand; `NULL` for the session's format.
    #[config(default = None)]
    pub data_format: DataFormat,
    /// How far apart the places of the window are.
    #[config(default = 1)]
    pub dilation_rate: Sizes,
    /// What the layers take alike.
    #[config(flatten)]
    pub arguments: Rc<Arguments>,
}

impl ConvLstmCell {
    fn output_shape(&self, step: &Shape) -> Result<Shape> {
        let window = Window {
            size: &self.kernel_size.0,
            strides: &self.strides.0,
            dilation: &self.dilation_rate.0,
            padding: self.padding.name(),
            data_format: self.data_format,
        };
        window.output_shape(step, Some(self.filters.get()))
    }

    fn kernel_shape(&self, inputs: Dim) -> Result<Shape> {
        let gates = product(&[Some(4), Some(self.filters.get())])?;
        let window = self.kernel_size.0.iter().copied().map(Some);
        Ok(window.chain([inputs, gates]).collect())
    }
}

impl LayerClass for ConvLstmCell {
    configured!();

    fn prepare(mut self, _base: &mut Base, _cx: &Context) -> Result<Self> {
        let rank = usize::try_from(self.rank.get()).unwrap_or(usize::MAX);
        if rank > 3 {
            return Err(Error::config(format!(
                "a window slides along 1, 2 or 3 dimensions, got {rank}"
            ))
            .expected("1, 2 or 3")
            .at("rank"));
        }
        let lengths = [
            ("kernel_size", &mut self.kernel_size, 1),
            ("strides", &mut self.strides, 0),
            ("dilation_rate", &mut self.dilation_rate, 1),
        ];
        for (name, sizes, least) in lengths {
            sizes.stretch(rank, least).map_err(|e| e.at(name))?;
        }
        check_strides(&self.strides.0, &self.dilation_rate.0)?;
        Ok(self)
    }

    fn signature(&self) -> &Signature {
        CELL
    }

    fn input_spec(&self, _built: Option<&Nested<Shape>>) -> Vec<InputSpec> {
        vec![InputSpec::ndim(self.kernel_size.0.len() + 2)]
    }

    fn build(&self, build: &mut Build<'_>, shapes: &Nested<Shape>) -> Result<()> {
        let input = one_shape(shapes)?;
        let channels = self.data_format.channels(input)?;
        if channels.is_none() || self.data_format.spatial(input).contains(&None) {
            return Err(Error::shape(format!(
                "all sizes but batch and time must be known, got shape {input} for a time step"
            ))
            .received(&input.value()));
        }
        let Arguments { fills, bounds, .. } = &*self.arguments;
        let filters = Some(self.filters.get());
        let shapes = Shapes {
            kernel: self.kernel_shape(channels)?,
            recurrent_kernel: self.kernel_shape(filters)?,
            bias: Shape::new([product(&[Some(4), filters])?]),
        };
        fills.add(build, bounds, shapes)
    }

    fn compute_output_spec(&self, layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
        let first = call.first()?.one();
        let first = first.ok_or_else(|| Error::graph("a cell takes one input tensor"))?;
        let shape = self.output_shape(&first.shape)?;
        let spec = Nested::One(Spec::new(shape, layer.compute_dtype()));
        let states = Nested::List(vec![spec.clone(), spec.clone()]);
        Ok(Nested::List(vec![spec, states]))
    }

    fn seed_generators(&self) -> usize {
        1
    }
}

/// Strides and dilation are not both above 1.
fn check_strides(strides: &[i64], dilation: &[i64]) -> Result<()> {
    let above_one = |numbers: &[i64]| numbers.iter().any(|n| *n > 1);
    match above_one(strides) && above_one(dilation) {
        true => Err(Error::config(format!(
            "strides above 1 do not go with dilation above 1, got strides {strides:?} and \
             dilation {dilation:?}"
        ))
        .at("dilation_rate")),
        false => Ok(()),
    }
}

/// The output of a layer, and both tensors of the state if it is given as well.
pub fn output_spec(
    options: &Options,
    layer: &Layer,
    call: &CallSpec,
    cell: &Layer,
) -> Result<Nested<Spec>> {
    let [return_sequences, return_state] = options.returns();
    let Some(body) = cell.body_as::<ConvLstmCell>() else {
        return Err(Error::state("the layer has no cell yet"));
    };
    let sequences = &call.one()?.shape;
    let state = body.output_shape(&one_step(sequences))?;
    let spec = |shape: Shape| Nested::One(Spec::new(shape, layer.compute_dtype()));
    let output = match (return_sequences, state.split_at(state.rank().min(1))) {
        (true, (batch, rest)) => [batch, &[sequences.at(1)?], rest].concat(),
        (false, (batch, rest)) => [batch, rest].concat(),
    };
    let output = spec(Shape::new(output));
    Ok(match return_state {
        false => output,
        true => Nested::List(vec![output, spec(state.clone()), spec(state)]),
    })
}

/// One size for all dimensions, or one for each.
#[derive(Clone, Debug, PartialEq)]
pub struct Sizes(pub Vec<i64>);

impl Sizes {
    fn stretch(&mut self, rank: usize, least: i64) -> Result<()> {
        if let [one] = *self.0 {
            self.0 = vec![one; rank];
        }
        match self.0.len() == rank && self.0.iter().all(|n| *n >= least) {
            true => Ok(()),
            false => Err(Self::refuse(&self.write()?)),
        }
    }
}

impl Field for Sizes {
    const EXPECTED: &'static str = "an integer, or one for each dimension";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        let sizes: Option<Vec<i64>> = match &value {
            Value::Array(items) => items.iter().map(whole).collect(),
            one => whole(one).map(|n| vec![n]),
        };
        sizes.map(Sizes).ok_or_else(|| Self::refuse(&value))
    }

    fn write(&self) -> Result<Value> {
        Ok(Value::from(self.0.clone()))
    }
}

/// A layer over time whose cell convolves: `conv_lstm! { docs Name, rank }`.
macro_rules! conv_lstm {
    ($(#[$meta:meta])* $name:ident, $rank:literal) => {
        #[derive(Debug, keratin_derive::KerasConfig)]
        $(#[$meta])*
        #[keras(
            bases("keras.src.layers.rnn.conv_lstm.ConvLSTM", "keras.src.layers.rnn.rnn.RNN"),
            args = "filters kernel_size strides padding data_format dilation_rate activation \
                    recurrent_activation use_bias kernel_initializer recurrent_initializer \
                    bias_initializer unit_forget_bias kernel_regularizer recurrent_regularizer \
                    bias_regularizer activity_regularizer kernel_constraint \
                    recurrent_constraint bias_constraint dropout recurrent_dropout seed \
                    return_sequences return_state go_backwards stateful",
            r_args = "object filters kernel_size strides padding data_format dilation_rate \
                      activation recurrent_activation use_bias kernel_initializer \
                      recurrent_initializer bias_initializer unit_forget_bias \
                      kernel_regularizer recurrent_regularizer bias_regularizer \
                      activity_regularizer kernel_constraint recurrent_constraint \
                      bias_constraint dropout recurrent_dropout seed return_sequences \
                      return_state go_backwards stateful ... unroll=NULL",
            keys = "return_sequences return_state go_backwards stateful unroll \
                    zero_output_for_mask filters kernel_size strides padding data_format \
                    dilation_rate activation recurrent_activation use_bias kernel_initializer \
                    recurrent_initializer bias_initializer unit_forget_bias \
                    kernel_regularizer recurrent_regularizer bias_regularizer \
                    activity_regularizer kernel_constraint recurrent_constraint \
                    bias_constraint dropout recurrent_dropout seed"
        )]
        pub struct $name {
            /// The number of channels of the output.
            filters: $crate::config::NonNegative,
            /// The size of the window.
            kernel_size: $crate::config::Tuple<$rank>,
            /// How far the window moves at a time.
            #[config(default = 1)]
            strides: $crate::config::Tuple<$rank, 0>,
            /// What happens at the edges: `"valid"` leaves them out, `"same"` pads
            /// with zeros.
            #[config(default = "valid")]
            padding: $crate::layers::window::Padding,
            /// Where the channels stand: `"channels_last"` or `"channels_first"`;
            /// `NULL` for the session's format.
            #[config(default = None)]
            data_format: $crate::layers::DataFormat,
            /// How far apart the places of the window are.
            #[config(default = 1)]
            dilation_rate: $crate::config::Tuple<$rank>,
            #[config(flatten)]
            arguments: std::rc::Rc<$crate::layers::rnn::conv_lstm::Arguments>,
            /// The penalty on the output.
            #[config(base)]
            activity_regularizer: (),
            #[config(flatten)]
            options: $crate::layers::rnn::base_rnn::Options,
            #[config(flatten)]
            own: $crate::layers::rnn::base_rnn::OwnCell,
        }

        impl $name {
            fn cell(&self) -> $crate::Result<&$crate::layers::Layer> {
                self.own.get()
            }
        }

        impl $crate::layers::LayerClass for $name {
            $crate::layers::configured!();
            $crate::layers::rnn::base_rnn::recurrent!(
                $crate::layers::rnn::conv_lstm::output_spec
            );

            fn prepare(
                mut self,
                base: &mut $crate::layers::Base,
                cx: &$crate::Context,
            ) -> $crate::Result<Self> {
                use $crate::layers::rnn::conv_lstm::{ConvLstmCell, Sizes};
                // Keras does not tell this cell whether it is trained.
                let of_cell = base.clone().with_trainable(true);
                let cell = ConvLstmCell {
                    rank: $crate::config::Field::read($crate::Value::Int($rank), cx)?,
                    filters: self.filters,
                    kernel_size: Sizes(self.kernel_size.get().to_vec()),
                    strides: Sizes(self.strides.get().to_vec()),
                    padding: self.padding,
                    data_format: self.data_format,
                    dilation_rate: Sizes(self.dilation_rate.get().to_vec()),
                    arguments: std::rc::Rc::clone(&self.arguments),
                }
                .prepare(base, cx)?;
                self.own = $crate::layers::rnn::base_rnn::OwnCell::new(
                    "conv_lstm_cell",
                    cell,
                    &of_cell,
                    cx,
                )?;
                Ok(self)
            }

            fn input_spec(
                &self,
                _built: Option<&$crate::shape::Nested<$crate::shape::Shape>>,
            ) -> Vec<$crate::layers::InputSpec> {
                vec![$crate::layers::InputSpec::ndim($rank + 3)]
            }
        }
    };
}
pub(crate) use conv_lstm;
