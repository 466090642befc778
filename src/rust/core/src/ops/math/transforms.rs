//! Fourier transforms, and sequences that are cut and put together.

use crate::dtype::DType;
use crate::error::{Error, Result};
use crate::layers::{Operands, Operation, Spec};
use crate::ops::one;
use crate::shape::{Dim, Nested, Shape};
use crate::value::Value;
use keratin_derive::KerasConfig;

crate::ops::operations! {
    ExtractSequences, Fft, Fft2, Ifft2, Irfft, Istft, Rfft, Stft, ViewAsComplex, ViewAsReal,
}

/// A complex array as a list of two: real and imaginary part, of one shape.
fn parts(operands: &Operands<'_>) -> Result<[Spec; 2]> {
    let floatx = operands.floatx();
    match &operands.list("x")?[..] {
        [real, imaginary] if real.shape == imaginary.shape => {
            Ok([real, imaginary].map(|part| Spec::new(part.shape.clone(), part.dtype(floatx))))
        }
        _ => Err(Error::shape(
            "expected a list of two arrays of one shape: the real and the imaginary part",
        )
        .at("x")),
    }
}

/// The last axes must be there and known.
fn check_known(shape: &Shape, axes: usize) -> Result<()> {
    let last = shape.iter().rev().take(axes);
    match shape.rank() >= axes && last.clone().all(Option::is_some) {
        true => Ok(()),
        false => Err(Error::shape(format!(
            "the sizes of the last {axes} axes must be known, got the shape {shape}"
        ))
        .at("x")),
    }
}

fn both(spec: Spec) -> Result<Nested<Spec>> {
    Ok(Nested::list([spec.clone(), spec]))
}

/// The shape with other axes in place of the last ones.
fn behind(shape: &Shape, gone: usize, dims: &[Dim]) -> Shape {
    let kept = shape.rank().saturating_sub(gone);
    shape.iter().take(kept).chain(dims).copied().collect()
}

/// Transforms of complex arrays that keep their shape.
macro_rules! transforms {
    ($($(#[$meta:meta])* $class:ident: $axes:literal;)+) => {
        $(
            #[derive(Debug, KerasConfig)]
            $(#[$meta])*
            pub struct $class {}

            impl Operation for $class {
                fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
                    let parts = parts(operands)?;
                    for part in &parts {
                        check_known(&part.shape, $axes)?;
                    }
                    Ok(Nested::list(parts))
                }
            }
        )+
    };
}

transforms! {
    /// The Fourier transform
    ///
    /// Transforms along the last axis.
    ///
    /// # Operands
    /// x: A list of two tensors of one shape: the real and the imaginary part.
    ///
    /// # Returns
    /// A list of two symbolic tensors: the real and the imaginary part.
    #[keras(
        class = "keras.src.ops.math.FFT",
        r = "op_fft",
        call = "x",
        example = "x <- keras_input(shape = 8)\nop_fft(list(x, x))"
    )]
    Fft: 1;

    /// The Fourier transform in two dimensions
    ///
    /// Transforms along the last two axes.
    ///
    /// # Operands
    /// x: A list of two tensors of one shape: the real and the imaginary part.
    ///
    /// # Returns
    /// A list of two symbolic tensors: the real and the imaginary part.
    #[keras(
        class = "keras.src.ops.math.FFT2",
        r = "op_fft2",
        call = "x",
        example = "x <- keras_input(shape = c(8, 8))\nop_fft2(list(x, x))"
    )]
    Fft2: 2;

    /// The inverse Fourier transform in two dimensions
    ///
    /// Transforms back along the last two axes.
    ///
    /// # Operands
    /// x: A list of two tensors of one shape: the real and the imaginary part.
    ///
    /// # Returns
    /// A list of two symbolic tensors: the real and the imaginary part.
    #[keras(
        class = "keras.src.ops.math.IFFT2",
        r = "op_ifft2",
        call = "x",
        example = "x <- keras_input(shape = c(8, 8))\nop_ifft2(list(x, x))"
    )]
    Ifft2: 2;
}

/// The Fourier transform of real numbers
///
/// Transforms along the last axis, and gives the half that the other follows
/// from.
///
/// # Returns
/// A list of two symbolic tensors: the real and the imaginary part.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.math.RFFT", r = "op_rfft", call = "x")]
pub struct Rfft {
    /// The length that the axis is cut or padded to; `NULL` for its own.
    #[config(default = None)]
    fft_length: Option<i64>,
}

impl Operation for Rfft {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        let own = x.shape.at(-1)?;
        let length = self.fft_length.or(own);
        let half = length.map(|length| length / 2 + 1);
        both(Spec::new(behind(&x.shape, 1, &[half]), x.dtype))
    }
}

/// The inverse Fourier transform to real numbers
///
/// Transforms back along the last axis.
///
/// # Operands
/// x: A list of two tensors of one shape: the real and the imaginary part.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.math.IRFFT",
    r = "op_irfft",
    call = "x",
    example = "x <- keras_input(shape = 5)\nop_irfft(list(x, x))"
)]
pub struct Irfft {
    /// The length of the result; `NULL` for that which follows.
    #[config(default = None)]
    fft_length: Option<i64>,
}

impl Operation for Irfft {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let [real, _] = parts(operands)?;
        let own = real.shape.at(-1)?;
        let follows = own.map(|n| (n - 1).saturating_mul(2));
        let length = self.fft_length.or(follows);
        let shape = behind(&real.shape, 1, &[length]);
        one(shape, real.dtype)
    }
}

fn check_positive(numbers: &[(&'static str, i64)]) -> Result<()> {
    match numbers.iter().find(|(_, n)| *n < 1) {
        None => Ok(()),
        Some((name, n)) => Err(
            Error::config(format!("expected a positive integer, got {n}"))
                .received(&Value::Int(*n))
                .at(*name),
        ),
    }
}

/// Sequences cut out of a sequence
///
/// Cuts sequences of one length out of the last axis, each some steps behind the
/// one before.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.math.ExtractSequences",
    r = "op_extract_sequences",
    call = "x",
    example = "x <- keras_input(shape = 16)\n\
               op_extract_sequences(x, sequence_length = 4, sequence_stride = 2)"
)]
pub struct ExtractSequences {
    /// The length of a sequence.
    sequence_length: i64,
    /// The steps between two beginnings.
    sequence_stride: i64,
}

impl Operation for ExtractSequences {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        check_positive(&[("sequence_stride", self.sequence_stride)])?;
        let x = operands.spec("x")?;
        let count = x.shape.at(-1)?.map(|size| {
            (size.saturating_sub(self.sequence_length)).div_euclid(self.sequence_stride) + 1
        });
        let dims = [count, Some(self.sequence_length)];
        one(behind(&x.shape, 1, &dims), x.dtype)
    }
}

/// The short-time Fourier transform
///
/// Cuts the last axis into overlapping sequences and transforms each.
///
/// # Returns
/// A list of two symbolic tensors: the real and the imaginary part.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.math.STFT",
    r = "op_stft",
    call = "x",
    example = "x <- keras_input(shape = 64)\n\
               op_stft(x, sequence_length = 8, sequence_stride = 4, fft_length = 8)"
)]
pub struct Stft {
    /// The length of a sequence.
    sequence_length: i64,
    /// The steps between two beginnings.
    sequence_stride: i64,
    /// The length that is transformed.
    fft_length: i64,
    /// What sequences are multiplied with: `"hann"`, `"hamming"`, numbers, or
    /// `NULL` for nothing.
    #[config(default = "hann")]
    window: Value,
    /// Whether sequences are centered, with the axis padded at both ends.
    #[config(default = true)]
    center: bool,
}

impl Operation for Stft {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        check_positive(&[
            ("sequence_stride", self.sequence_stride),
            ("fft_length", self.fft_length),
        ])?;
        let x = operands.spec("x")?;
        let padded = match self.center {
            true => self.fft_length / 2 * 2,
            false => 0,
        };
        let count = x.shape.at(-1)?.map(|size| {
            let left = size.saturating_add(padded).saturating_sub(self.fft_length);
            left.div_euclid(self.sequence_stride) + 1
        });
        let dims = [count, Some(self.fft_length / 2 + 1)];
        both(Spec::new(behind(&x.shape, 1, &dims), x.dtype))
    }
}

/// The inverse short-time Fourier transform
///
/// Transforms sequences back and puts them together.
///
/// # Operands
/// x: A list of two tensors of one shape: the real and the imaginary part.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.math.ISTFT",
    r = "op_istft",
    call = "x",
    example = "x <- keras_input(shape = c(17, 5))\n\
               op_istft(list(x, x), sequence_length = 8, sequence_stride = 4, fft_length = 8)"
)]
pub struct Istft {
    /// The length of a sequence.
    sequence_length: i64,
    /// The steps between two beginnings.
    sequence_stride: i64,
    /// The length that was transformed.
    fft_length: i64,
    /// The length of the result; `NULL` for that which follows.
    #[config(default = None)]
    length: Option<i64>,
    /// What sequences were multiplied with: `"hann"`, `"hamming"`, numbers, or
    /// `NULL` for nothing.
    #[config(default = "hann")]
    window: Value,
    /// Whether sequences were centered.
    #[config(default = true)]
    center: bool,
}

impl Operation for Istft {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let [real, _] = parts(operands)?;
        let count = real.shape.at(-2)?;
        let follows = count.map(|count| {
            let whole = (count - 1)
                .saturating_mul(self.sequence_stride)
                .saturating_add(self.fft_length);
            match self.center {
                true => whole.saturating_sub(self.fft_length / 2 * 2),
                false => whole,
            }
        });
        let size = self.length.or(follows);
        let shape = behind(&real.shape, 2, &[size]);
        one(shape, real.dtype)
    }
}

/// Pairs of numbers as complex numbers
///
/// Takes the last axis, of size 2, for real and imaginary part.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.math.ViewAsComplex",
    r = "op_view_as_complex",
    call = "x",
    example = "x <- keras_input(shape = c(4, 2))\nop_view_as_complex(x)"
)]
pub struct ViewAsComplex {}

impl Operation for ViewAsComplex {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.operand("x")?;
        let shape = behind(&x.shape, 1, &[]);
        one(shape, DType::Complex64)
    }
}

/// Complex numbers as pairs of numbers
///
/// Makes of real and imaginary part a last axis of size 2.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.math.ViewAsReal",
    r = "op_view_as_real",
    call = "x",
    example = "x <- keras_input(shape = c(4, 2))\nop_view_as_real(op_view_as_complex(x))"
)]
pub struct ViewAsReal {}

impl Operation for ViewAsReal {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.operand("x")?;
        let shape = behind(&x.shape, 0, &[Some(2)]);
        one(shape, DType::Float32)
    }
}
