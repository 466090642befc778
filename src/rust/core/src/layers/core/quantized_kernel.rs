//! [`Quantization`]: the weights of a kernel under a quantized dtype policy.

use crate::config::Field;
use crate::dtype::DType;
use crate::error::{Error, Result};
use crate::initializers::Initializer;
use crate::layers::lora::Lora;
use crate::layers::{Build, Layer, Weight};
use crate::quantizers::configs::{Int4QuantizationConfig, QuantizationConfig};
use crate::shape::{Dim, Shape};
use crate::value::Value;
use std::rc::Rc;

/// How a layer's dtype policy quantizes its kernel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantization {
    /// 8-bit integers.
    Int8,
    /// 4-bit integers, two to a byte, scaled in blocks of rows if there is a
    /// block size.
    Int4(Option<i64>),
    /// 8-bit floats, scaled by a history of that length.
    Float8(i64),
    /// Integers of so many bits, in groups of rows.
    Gptq(i64, Option<i64>),
    /// 4-bit integers weighted by activations, in groups of rows.
    Awq(Option<i64>),
}

/// A kernel to be quantized.
pub struct Kernel<'a> {
    /// The shape.
    pub shape: &'a [Dim],
    /// The sizes that 4-bit kernels have as a matrix: rows are summed over.
    pub matrix: [Dim; 2],
    /// The shape of the scale of an 8-bit kernel.
    pub scale: &'a [Dim],
    /// The name of the zero points of a GPTQ or AWQ kernel.
    pub zero_point: &'a str,
}

impl Quantization {
    /// What the layer's dtype policy says; a quantization config may give the
    /// block size.
    pub fn of(
        layer: &Layer,
        config: &Option<Rc<dyn QuantizationConfig>>,
    ) -> Result<Option<Quantization>> {
        let policy = layer.dtype_policy();
        let Some(mode) = policy.quantization_mode(&layer.path()) else {
            return Ok(None);
        };
        let own = policy.get_config()?;
        // The policy's own `mode` has the sizes: `int4/128`, `gptq/4/128`.
        let text = own.get("mode").and_then(Value::as_str).unwrap_or(&mode);
        let mut parts = text.split('/');
        let mode = parts.next().unwrap_or_default();
        let mut number = || parts.next().and_then(|part| part.parse::<i64>().ok());
        let positive = |n: Option<i64>| n.filter(|n| *n > 0);
        let quantization = match mode {
            "int8" => Quantization::Int8,
            "int4" => {
                let config = config.as_ref().map(|config| config.as_any());
                let given = config.and_then(|c| c.downcast_ref::<Int4QuantizationConfig>());
                let size = given.map_or_else(number, Int4QuantizationConfig::block_size);
                Quantization::Int4(positive(size))
            }
            "float8" => {
                let length = own.get("amax_history_length").and_then(Value::as_i64);
                Quantization::Float8(length.unwrap_or(1024))
            }
            "gptq" => Quantization::Gptq(number().unwrap_or(4), positive(number())),
            "awq" => {
                number();
                Quantization::Awq(positive(number()))
            }
            other => {
                return Err(
                    Error::config(format!("there is no quantization mode {other:?}"))
                        .received(&Value::from(other))
                        .at("dtype"),
                )
            }
        };
        Ok(Some(quantization))
    }

    /// Whether the kernel itself stays a float.
    pub fn keeps_kernel(self) -> bool {
        matches!(self, Quantization::Float8(_))
    }

    /// Whether the kernel is kept as columns by rows, calibrated later.
    pub fn has_columns_first(self) -> bool {
        matches!(self, Quantization::Gptq(..) | Quantization::Awq(_))
    }

    /// Adds the weights of a kernel.
    pub fn build(self, build: &mut Build<'_>, kernel: &Kernel<'_>) -> Result<()> {
        let [rows, columns] = kernel.matrix;
        match self {
            Quantization::Int8 => {
                stored(build, "kernel", kernel.shape, DType::Int8)?;
                scale(build, "kernel_scale", kernel.scale)
            }
            Quantization::Int4(block) => {
                stored(build, "kernel", &[rows, halved(columns)], DType::Int8)?;
                let Some(block) = block else {
                    return scale(build, "kernel_scale", &[columns]);
                };
                let blocks = [divided(rows, block), columns];
                scale(build, "kernel_scale", &blocks)?;
                stored(build, "kernel_zero", &blocks, DType::Int8)?;
                stored(build, "g_idx", &[rows], DType::Float32)
            }
            Quantization::Float8(length) => {
                for name in ["inputs", "kernel", "outputs_grad"] {
                    let mut scale = Weight::new(format!("{name}_scale"), Shape::EMPTY)
                        .initializer(&named("ones", build)?)
                        .overwritten_with_gradient();
                    scale.dtype = DType::Float32;
                    build.add_as(scale)?;
                    let history = Shape::new([Some(length)]);
                    let mut history = Weight::new(format!("{name}_amax_history"), history)
                        .initializer(&named("zeros", build)?)
                        .overwritten_with_gradient();
                    history.dtype = DType::Float32;
                    build.add_as(history)?;
                }
                Ok(())
            }
            Quantization::Gptq(bits, group) => {
                let packed = if bits == 4 { halved(columns) } else { columns };
                stored(build, "kernel", &[packed, rows], DType::UInt8)?;
                grouped(build, kernel, group)?;
                stored(build, "g_idx", &[rows], DType::Float32)
            }
            Quantization::Awq(group) => {
                stored(build, "kernel", &[halved(columns), rows], DType::UInt8)?;
                grouped(build, kernel, group)?;
                scale(build, "awq_scales", &[rows])?;
                stored(build, "g_idx", &[rows], DType::Float32)
            }
        }
    }
}

/// A low-rank adaptation needs a kernel, which some quantizations replace.
pub fn check_lora(lora: &Lora, quantization: Option<Quantization>) -> Result<()> {
    if lora.rank().is_some() && quantization.is_some_and(Quantization::has_columns_first) {
        return Err(Error::config(
            "a low-rank adaptation does not go with GPTQ or AWQ quantization",
        )
        .at("lora_rank"));
    }
    Ok(())
}

/// Scale and zero points of a kernel in groups of rows.
fn grouped(build: &mut Build<'_>, kernel: &Kernel<'_>, group: Option<i64>) -> Result<()> {
    let [rows, columns] = kernel.matrix;
    let groups = group.map_or(Some(1), |group| divided(rows, group));
    scale(build, "kernel_scale", &[columns, groups])?;
    stored(build, kernel.zero_point, &[columns, groups], DType::UInt8)
}

/// Adds a weight of stored numbers: zeros at first, never trained.
pub fn stored(build: &mut Build<'_>, name: &str, shape: &[Dim], dtype: DType) -> Result<()> {
    let mut weight = Weight::new(name, Shape::new(shape))
        .initializer(&named("zeros", build)?)
        .not_trainable();
    weight.dtype = dtype;
    build.add_as(weight)
}

/// Adds a scale: ones at first, never trained, in the layer's dtype.
pub fn scale(build: &mut Build<'_>, name: &str, shape: &[Dim]) -> Result<()> {
    let initializer = named("ones", build)?;
    build.add(
        Weight::new(name, Shape::new(shape))
            .initializer(&initializer)
            .not_trainable(),
    )
}

fn named(name: &str, build: &Build<'_>) -> Result<Option<Rc<dyn Initializer>>> {
    Field::read(Value::from(name), build.context())
}

/// Two 4-bit numbers go into a byte.
pub fn halved(n: Dim) -> Dim {
    divided(n, 2)
}

/// How many blocks of that size it takes.
pub fn divided(n: Dim, size: i64) -> Dim {
    n.map(|n| n / size + i64::from(n % size != 0))
}
