//! [`MelSpectrogram`].

use crate::config::{Field, NonNegative, Positive, PositiveFloat, Real};
use crate::context::Context;
use crate::dtype::DType;
use crate::error::{Error, Result};
use crate::initializers::window::Window;
use crate::layers::{configured, Base, Layer, LayerClass};
use crate::shape::Shape;
use crate::value::Value;
use keratin_derive::KerasConfig;

/// Sound as an image of its pitches over time
///
/// Cuts a signal into frames, finds the strength of each frequency in a frame by a
/// short-time Fourier transform, and sums them up in bands that are equally wide to
/// the ear: on the mel scale.
///
/// # Input shape
/// `(batch, samples)`, or `(samples)` for a single signal.
///
/// # Output shape
/// `(batch, num_mel_bins, time)`, or `(num_mel_bins, time)`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.MelSpectrogram",
    python = "keras.src.layers.preprocessing.mel_spectrogram.MelSpectrogram",
    bases("keras.src.layers.preprocessing.data_layer.DataLayer"),
    r = "layer_mel_spectrogram",
    example = "keras_input(shape = 16000) |>\n  layer_mel_spectrogram(num_mel_bins = 80)"
)]
pub struct MelSpectrogram {
    /// The length of the Fourier transform, at least that of a frame.
    #[config(default = 2048)]
    fft_length: Positive,
    /// How many samples the frames are apart.
    #[config(default = 512)]
    sequence_stride: Positive,
    /// The length of a frame; `NULL` for `fft_length`.
    #[config(default = None)]
    sequence_length: Option<NonNegative>,
    /// What frames are multiplied by: `"hann"`, `"hamming"`, as many values as a
    /// frame has samples, or `NULL` for nothing.
    #[config(default = "hann")]
    window: Window,
    /// How many samples the signal has in a second.
    #[config(default = 16000, r_convert = "as_integer")]
    sampling_rate: PositiveFloat,
    /// The number of bands.
    #[config(default = 128)]
    num_mel_bins: Positive,
    /// The lowest frequency of the bands, in hertz.
    #[config(default = 20.0)]
    min_freq: Real,
    /// The highest frequency of the bands; `NULL` for half the `sampling_rate`.
    #[config(default = None)]
    max_freq: Option<Real>,
    /// Whether strengths are given in decibels.
    #[config(default = true)]
    power_to_db: bool,
    /// How many decibels below the strongest one strengths are cut off.
    #[config(default = 80.0)]
    top_db: Option<Real>,
    /// The exponent of magnitudes: 1 leaves them, 2 gives their power.
    #[config(default = 2.0)]
    mag_exp: Real,
    /// The least power that is counted.
    #[config(default = 1e-10)]
    min_power: Real,
    /// The power that is 0 decibels.
    #[config(default = 1.0)]
    ref_power: Real,
}

impl MelSpectrogram {
    /// How many frames a signal gives.
    fn frames(&self, samples: i64) -> Result<i64> {
        let stride = self.sequence_stride.get();
        let reach = samples.checked_add(stride).and_then(|n| n.checked_add(1));
        reach
            .and_then(|reach| reach.checked_div(stride))
            .ok_or_else(|| Error::shape("the number of frames does not fit 63 bits"))
    }
}

impl LayerClass for MelSpectrogram {
    configured!();

    fn prepare(mut self, _base: &mut Base, cx: &Context) -> Result<Self> {
        let fft_length = self.fft_length.get();
        let given = self.sequence_length.map(NonNegative::get);
        let frame = given.filter(|n| *n > 0).unwrap_or(fft_length);
        if fft_length < frame {
            return Err(Error::config(format!(
                "`fft_length` is {fft_length}, less than `sequence_length`, which is {frame}"
            ))
            .expected(format!("at least {frame}"))
            .at("fft_length"));
        }
        self.sequence_length = Field::read(Value::Int(frame), cx)?;
        if !matches!(self.window.name(), None | Some("hann" | "hamming")) {
            let refused = Window::refuse(&self.window.write()?);
            return Err(refused
                .expected("\"hann\", \"hamming\", values, or null")
                .at("window"));
        }
        let window = self.window.check_length(frame, cx);
        window.map_err(|e| e.at("window"))?;
        if self.max_freq.as_ref().map_or(true, |f| f.get() == 0.0) {
            // Half of it, without the fraction.
            let half =
                crate::config::whole(&Value::Float((self.sampling_rate.get() / 2.0).floor()));
            self.max_freq = half
                .map(|half| Real::read(Value::Int(half), cx))
                .transpose()?;
        }
        if self.power_to_db && self.top_db.is_none() {
            return Err(
                Error::config("decibels need `top_db`, where they are cut off")
                    .expected("a number")
                    .hint("Give `top_db`, or `power_to_db = FALSE`.")
                    .at("top_db"),
            );
        }
        Ok(self)
    }

    fn compute_output_shape(&self, input: &Shape) -> Result<Shape> {
        let bins = Some(self.num_mel_bins.get());
        let (batch, samples) = match &**input {
            [] => {
                return Err(Error::shape("expected a signal, got a single number")
                    .received(&input.value())
                    .expected("shape (batch, samples)"))
            }
            [samples] => (None, *samples),
            [batch, samples, ..] => (Some(*batch), *samples),
        };
        let time = samples.map(|n| self.frames(n)).transpose()?;
        Ok(batch.into_iter().chain([bins, time]).collect())
    }

    fn output_dtype(&self, layer: &Layer, _input: DType) -> DType {
        layer.compute_dtype()
    }
}
