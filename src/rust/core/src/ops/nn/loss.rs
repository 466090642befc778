//! Distances of predictions from what is true, element by element and over classes.

use crate::config::{Axis, Positive, Real};
use crate::dtype::{result_type, DType};
use crate::error::{Error, Result};
use crate::layers::{Operands, Operation, Spec};
use crate::ops::one;
use crate::shape::{Nested, Shape};
use keratin_derive::KerasConfig;

/// What is true and what was predicted, which must have the same shape.
fn of_one_shape(operands: &Operands<'_>) -> Result<Spec> {
    let target = operands.spec("target")?;
    let output = operands.spec("output")?;
    match target.shape == output.shape {
        true => Ok(Spec::new(output.shape, output.dtype)),
        false => Err(unlike("target", &target.shape, "output", &output.shape)),
    }
}

fn unlike(a: &str, a_shape: &Shape, b: &str, b_shape: &Shape) -> Error {
    Error::shape(format!(
        "`{a}` of shape {a_shape} does not fit `{b}` of shape {b_shape}"
    ))
}

/// Binary crossentropy, element by element
///
/// Says how far probabilities are from what is true: `-log(output)` where `target` is 1,
/// and `-log(1 - output)` where it is 0.
///
/// # Operands
///
/// target: What is true: a tensor of zeros and ones.
/// output: What was predicted: a tensor of the same shape.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.nn.BinaryCrossentropy",
    r = "op_binary_crossentropy",
    call = "target output",
    example = "y_true <- keras_input(shape = 4)\ny_pred <- keras_input(shape = 4)\n\
               op_binary_crossentropy(y_true, y_pred)"
)]
pub struct BinaryCrossentropy {
    /// Whether `output` has logits, not probabilities.
    #[config(default = false)]
    from_logits: bool,
}

impl Operation for BinaryCrossentropy {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        of_one_shape(operands).map(Nested::One)
    }
}

/// Categorical crossentropy
///
/// Says how far the probabilities of classes are from the true ones.
///
/// # Operands
///
/// target: What is true: a tensor with 1 for the true class, and 0 for the others.
/// output: What was predicted: a tensor of the same shape.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.nn.CategoricalCrossentropy",
    r = "op_categorical_crossentropy",
    call = "target output",
    example = "y_true <- keras_input(shape = 4)\ny_pred <- keras_input(shape = 4)\n\
               op_categorical_crossentropy(y_true, y_pred)"
)]
pub struct CategoricalCrossentropy {
    /// Whether `output` has logits, not probabilities.
    #[config(default = false)]
    from_logits: bool,
    /// The axis of the classes, counted from 1, or from the end if negative.
    #[config(default = -1, r_convert = "as_axis")]
    axis: Axis,
}

impl Operation for CategoricalCrossentropy {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let output = of_one_shape(operands)?;
        // Whatever the axis of the classes, Keras says that the last one goes.
        match output.shape.split_last() {
            Some((_, rest)) => one(Shape::new(rest), output.dtype),
            None => Err(Error::shape("there is no axis of classes in a scalar")),
        }
    }
}

/// Categorical crossentropy of classes by number
///
/// Says how far the probabilities of classes are from the true class, which is given by
/// its number, from 0.
///
/// # Operands
///
/// target: The numbers of the true classes: a tensor of integers.
/// output: What was predicted: a tensor with one more axis, that of the classes.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.nn.SparseCategoricalCrossentropy",
    r = "op_sparse_categorical_crossentropy",
    call = "target output",
    example = "y_true <- keras_input(shape = shape(), dtype = \"int32\")\n\
               y_pred <- keras_input(shape = 4)\n\
               op_sparse_categorical_crossentropy(y_true, y_pred)"
)]
pub struct SparseCategoricalCrossentropy {
    /// Whether `output` has logits, not probabilities.
    #[config(default = false)]
    from_logits: bool,
    /// The axis of the classes, counted from 1, or from the end if negative.
    #[config(default = -1, r_convert = "as_axis")]
    axis: Axis,
}

impl Operation for SparseCategoricalCrossentropy {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let target = operands.spec("target")?;
        let output = operands.spec("output")?;
        output.shape.at(self.axis.0)?;
        let classes = self.axis.resolve(output.shape.rank());
        let places = output.shape.iter().enumerate();
        let rest: Shape = places
            .filter(|(i, _)| Some(*i) != classes)
            .map(|(_, dim)| *dim)
            .collect();
        let mut given = target.shape.clone();
        if given.rank() == output.shape.rank() && given.at(-1)? == Some(1) {
            given = given.iter().take(rest.rank()).copied().collect();
        }
        match given == rest {
            true => one(rest, output.dtype),
            false => Err(unlike("target", &target.shape, "output", &output.shape)),
        }
    }
}

/// The loss of connectionist temporal classification
///
/// Says how far the predicted steps of sequences are from sequences of labels that stand
/// in the same order, but whose places are not known.
///
/// # Operands
///
/// target: The labels: a tensor of integers of shape (batch, labels).
/// output: The logits of each step: a tensor of shape (batch, steps, classes).
/// target_length: How many labels each sample has: a tensor of shape (batch).
/// output_length: How many steps each sample has: a tensor of shape (batch).
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.nn.CTCLoss",
    r = "op_ctc_loss",
    call = "target output target_length output_length",
    r_operands = "target=as_integer",
    example = "labels <- keras_input(shape = 5, dtype = \"int32\")\n\
               steps <- keras_input(shape = c(20, 10))\n\
               n_labels <- keras_input(shape = shape(), dtype = \"int32\")\n\
               n_steps <- keras_input(shape = shape(), dtype = \"int32\")\n\
               op_ctc_loss(labels, steps, n_labels, n_steps)"
)]
pub struct CTCLoss {
    /// The class that stands for no label, counted from 1.
    #[config(default = 0, r_default = "1L", r_convert = "as_index")]
    mask_index: i64,
}

impl Operation for CTCLoss {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let spec = |name| operands.spec(name);
        let (target, output) = (spec("target")?, spec("output")?);
        let batches = [
            ("target", &target.shape, "output", &output.shape),
            (
                "target_length",
                &spec("target_length")?.shape,
                "target",
                &target.shape,
            ),
            (
                "output_length",
                &spec("output_length")?.shape,
                "output",
                &output.shape,
            ),
        ];
        for (a, a_shape, b, b_shape) in batches {
            if a_shape.at(0)? != b_shape.at(0)? {
                return Err(unlike(a, a_shape, b, b_shape));
            }
        }
        let types = [output.dtype.into(), DType::Float32.into()];
        one(
            Shape::new([target.shape.at(0)?]),
            result_type(&types, operands.floatx())?,
        )
    }
}

/// The labels of connectionist temporal classification
///
/// Finds the labels that the predicted steps of sequences stand for.
///
/// # Operands
///
/// inputs: The logits of each step: a tensor of shape (batch, steps, classes).
/// sequence_lengths: How many steps each sample has: a tensor of shape (batch).
///
/// # Returns
///
/// A list of two symbolic tensors: the labels, of shape (paths, batch, steps), with -1
/// behind the last one, and the logarithms of their probabilities, of shape (batch,
/// paths).
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.nn.CTCDecode",
    r = "op_ctc_decode",
    call = "inputs sequence_lengths",
    r_operands = "sequence_lengths=as_integer",
    example = "steps <- keras_input(shape = c(20, 10))\n\
               n_steps <- keras_input(shape = shape(), dtype = \"int32\")\n\
               op_ctc_decode(steps, n_steps)"
)]
pub struct CTCDecode {
    /// How labels are looked for: `"greedy"` takes the likeliest one of each step,
    /// `"beam_search"` keeps several sequences.
    #[config(default = "greedy")]
    strategy: String,
    /// How many sequences a beam search keeps.
    #[config(default = 100)]
    beam_width: Positive,
    /// How many sequences a beam search gives.
    #[config(default = 1)]
    top_paths: Positive,
    /// Whether equal labels of neighboring steps are one label.
    #[config(default = true)]
    merge_repeated: bool,
    /// The class that stands for no label, counted from 1.
    #[config(default = 0, r_default = "1L", r_convert = "as_index")]
    mask_index: i64,
}

impl Operation for CTCDecode {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let inputs = operands.spec("inputs")?;
        let (batch, steps) = (inputs.shape.at(0)?, inputs.shape.at(1)?);
        let paths = match &*self.strategy {
            "greedy" => Some(1),
            _ => Some(self.top_paths.get()),
        };
        let types = [inputs.dtype.into(), DType::Float32.into()];
        let dtype = result_type(&types, operands.floatx())?;
        Ok(Nested::list([
            Spec::new(Shape::new([paths, batch, steps]), DType::Int32),
            Spec::new(Shape::new([batch, paths]), dtype),
        ]))
    }
}

/// The peak signal-to-noise ratio
///
/// Says how alike two images are, in decibels.
///
/// # Operands
///
/// x1: A tensor.
/// x2: A tensor of as many dimensions.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.nn.PSNR",
    r = "op_psnr",
    call = "x1 x2",
    example = "x1 <- keras_input(shape = c(32, 32, 3))\n\
               x2 <- keras_input(shape = c(32, 32, 3))\nop_psnr(x1, x2, max_val = 255)"
)]
pub struct PSNR {
    /// The largest value that an element can have.
    max_val: Real,
}

impl Operation for PSNR {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let (a, b) = (operands.spec("x1")?, operands.spec("x2")?);
        match a.shape.rank() == b.shape.rank() {
            true => one(Shape::EMPTY, DType::Float32),
            false => Err(unlike("x1", &a.shape, "x2", &b.shape)
                .expected("two tensors of as many dimensions")),
        }
    }
}

crate::ops::operations! {
    BinaryCrossentropy, CTCDecode, CTCLoss, CategoricalCrossentropy, PSNR,
    SparseCategoricalCrossentropy
}
