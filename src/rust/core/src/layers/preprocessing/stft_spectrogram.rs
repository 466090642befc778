//! [`StftSpectrogram`].

use crate::config::{keyword, Field, Positive};
use crate::context::Context;
use crate::dtype::DType;
use crate::error::{Error, Result};
use crate::initializers::stft::Scaling;
use crate::initializers::window::Window;
use crate::initializers::Initializer;
use crate::layers::window::Window as Sliding;
use crate::layers::{
    configured, Base, Build, CallSpec, DataFormat, InputSpec, Layer, LayerClass, Spec, Weight,
};
use crate::shape::{product, Nested, Shape};
use crate::value::{Map, Value};
use keratin_derive::KerasConfig;
use std::rc::Rc;

keyword! {
    /// What of the transform is given.
    pub enum Mode exactly
    "\"log\", \"magnitude\", \"psd\", \"real\", \"imag\", \"angle\" or \"stft\"" {
        /// The logarithm of the magnitude.
        Log = "log",
        /// The magnitude.
        Magnitude = "magnitude",
        /// The power's density.
        Psd = "psd",
        /// The real part.
        Real = "real",
        /// The imaginary part.
        Imaginary = "imag",
        /// The angle of the complex numbers.
        Angle = "angle",
        /// Real and imaginary parts.
        Stft = "stft",
    }
}

keyword! {
    /// What is added around a signal.
    pub enum SignalPadding exactly "\"valid\" or \"same\"" {
        /// Nothing.
        Valid = "valid",
        /// As much as keeps the length, at steps of 1.
        Same = "same",
    }
}

/// Sound as an image of its frequencies over time
///
/// A short-time Fourier transform, by convolutions: a signal is cut into frames,
/// and each gives the strengths of its frequencies. The kernels begin as those of
/// the transform, and are trained with the model unless `trainable = FALSE`.
///
/// # Input shape
/// `(batch, samples, channels)`, or `(batch, channels, samples)` with
/// `data_format = "channels_first"`.
///
/// # Output shape
/// `(batch, time, channels * frequencies)`, or with `expand_dims`
/// `(batch, time, frequencies, channels)`; with `data_format = "channels_first"`,
/// `(batch, channels * frequencies, time)` or `(batch, channels, time, frequencies)`.
/// There are `fft_length %/% 2 + 1` frequencies, twice as many with
/// `mode = "stft"`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.STFTSpectrogram",
    python = "keras.src.layers.preprocessing.stft_spectrogram.STFTSpectrogram",
    r = "layer_stft_spectrogram",
    keys = "mode frame_length frame_step fft_length window periodic scaling padding \
            data_format expand_dims",
    example = "keras_input(shape = c(16000, 1)) |>\n  \
               layer_stft_spectrogram(frame_length = 256, frame_step = 128, trainable = FALSE)"
)]
pub struct StftSpectrogram {
    /// What of the transform is given: `"magnitude"`, its logarithm `"log"`, the power
    /// `"psd"`, the parts `"real"` and `"imag"`, both with `"stft"`, or `"angle"`.
    #[config(default = "log")]
    mode: Mode,
    /// The length of a frame.
    #[config(default = 256)]
    frame_length: Positive,
    /// How many samples the frames are apart, at most `frame_length`; `NULL` for half
    /// of it.
    #[config(default = None)]
    frame_step: Option<Positive>,
    /// The length of the Fourier transform, at least `frame_length`, best a power of
    /// two; `NULL` for the next power of two.
    #[config(default = None)]
    fft_length: Option<Positive>,
    /// What frames are multiplied by: the name of a window such as `"hann"` or
    /// `"hamming"`, as many values as a frame has samples, or `NULL` for nothing.
    #[config(default = "hann")]
    window: Window,
    /// Whether a window given by name is the periodic one, not the symmetric.
    #[config(default = false)]
    periodic: bool,
    /// `"density"` divides by the root of the window's power, `"spectrum"` by its
    /// sum, `NULL` leaves the transform as it is.
    #[config(default = "density")]
    scaling: Option<Scaling>,
    /// `"valid"` for whole frames only, `"same"` to fill up the signal with zeros.
    #[config(default = "valid")]
    padding: SignalPadding,
    /// Whether frequencies have a dimension of their own, as in an image.
    #[config(default = false)]
    expand_dims: bool,
    /// `"channels_last"` or `"channels_first"`; `NULL` for the session's.
    #[config(default = None)]
    data_format: DataFormat,
}

impl StftSpectrogram {
    fn step(&self) -> i64 {
        let half = self.frame_length.get() / 2;
        self.frame_step.map_or(half, Positive::get)
    }

    /// How many frequencies the transform has.
    fn frequencies(&self) -> Result<i64> {
        let too_long = || Error::shape("the Fourier transform is too long");
        let length = match self.fft_length {
            Some(length) => length.get(),
            None => u64::try_from(self.frame_length.get())
                .ok()
                .and_then(u64::checked_next_power_of_two)
                .and_then(|n| i64::try_from(n).ok())
                .ok_or_else(too_long)?,
        };
        (length / 2).checked_add(1).ok_or_else(too_long)
    }

    /// A kernel of the convolutions, filled by the part of the transform.
    fn kernel(&self, side: &str, build: &Build<'_>) -> Result<Weight> {
        let config = Map::from_iter([
            ("side", Value::from(side)),
            ("window", self.window.write()?),
            ("periodic", Value::Bool(self.periodic)),
            ("scaling", self.scaling.write()?),
        ]);
        let envelope = Map::from_iter([
            ("module", Value::from("keras.initializers")),
            ("class_name", Value::from("STFT")),
            ("config", config.into()),
        ]);
        let initializer: Option<Rc<dyn Initializer>> =
            Field::read(envelope.into(), build.context())?;
        let length = self.frame_length.get();
        let shape = [length, 1, self.frequencies()?].map(Some);
        Ok(Weight::new(format!("{side}_kernel"), Shape::new(shape)).initializer(&initializer))
    }
}

impl LayerClass for StftSpectrogram {
    configured!();

    fn prepare(self, _base: &mut Base, cx: &Context) -> Result<Self> {
        let frame = self.frame_length.get();
        let step = self.step();
        if !(1..=frame).contains(&step) {
            return Err(Error::config(format!(
                "`frame_step` must be from 1 to `frame_length`, which is {frame}, got {step}"
            ))
            .expected(format!("an integer from 1 to {frame}"))
            .at("frame_step"));
        }
        if let Some(length) = self.fft_length.filter(|n| n.get() < frame) {
            return Err(Error::config(format!(
                "`fft_length` is {}, less than `frame_length`, which is {frame}",
                length.get()
            ))
            .expected(format!("at least {frame}"))
            .at("fft_length"));
        }
        let window = self.window.check_length(frame, cx);
        window.map_err(|e| e.at("window"))?;
        Ok(self)
    }

    fn input_spec(&self, _built: Option<&Nested<Shape>>) -> Vec<InputSpec> {
        vec![InputSpec::ndim(3)]
    }

    fn build(&self, build: &mut Build<'_>, _shapes: &Nested<Shape>) -> Result<()> {
        for (side, other) in [("real", Mode::Imaginary), ("imag", Mode::Real)] {
            if self.mode != other {
                build.add(self.kernel(side, build)?)?;
            }
        }
        Ok(())
    }

    fn compute_output_spec(&self, layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
        let input = call.one()?;
        if !input.dtype.is_float() {
            return Err(Error::graph(format!(
                "expected a signal of floats, got dtype {}",
                input.dtype
            ))
            .expected("a float dtype"));
        }
        let shape = self.compute_output_shape(&input.shape)?;
        let dtype = self.output_dtype(layer, input.dtype);
        Ok(Nested::One(Spec::new(shape, dtype)))
    }

    fn compute_output_shape(&self, input: &Shape) -> Result<Shape> {
        let channels = self.data_format.channels(input)?;
        if channels.is_none() {
            return Err(Error::shape(format!(
                "the number of channels must be known, got shape {input}"
            ))
            .received(&input.value()));
        }
        let parts = if self.mode == Mode::Stft { 2 } else { 1 };
        let frequencies = product(&[Some(self.frequencies()?), Some(parts)])?;
        let sliding = Sliding {
            size: &[self.frame_length.get()],
            strides: &[self.step()],
            dilation: &[1],
            padding: self.padding.name(),
            data_format: self.data_format,
        };
        let flat = sliding.output_shape(input, product(&[frequencies, channels])?)?;
        if !self.expand_dims {
            return Ok(flat);
        }
        let mut image = self.data_format.spatial(&flat).to_vec();
        image.push(frequencies);
        Ok(self.data_format.shape(flat.at(0)?, image, channels))
    }

    fn output_dtype(&self, layer: &Layer, _input: DType) -> DType {
        layer.compute_dtype()
    }
}
