//! [`EinsumDense`].

mod equation;

use super::quantized_kernel::{check_lora, Kernel, Quantization};
use crate::activations::Activation;
use crate::config::{KerasConfig as _, Positive, Writer};
use crate::constraints::Constraint;
use crate::context::Context;
use crate::dtype::DType;
use crate::error::{Error, Result};
use crate::initializers::Initializer;
use crate::layers::lora::Lora;
use crate::layers::signature::{Signature, INPUTS_TRAINING};
use crate::layers::{one_shape, Base, Build, InputSpec, Layer, LayerClass, OutputShape, Weight};
use crate::object::{get, KerasObject, Role};
use crate::quantizers::configs::QuantizationConfig;
use crate::regularizers::Regularizer;
use crate::shape::{product, Dim, Nested, Shape};
use crate::value::Value;
use equation::{Equation, Shapes};
use keratin_derive::KerasConfig;
use std::any::Any;
use std::rc::Rc;

/// A dense layer whose product is an einsum equation
///
/// Computes `activation(einsum(equation, input, kernel) + bias)`. The equation
/// says which dimensions of input and kernel are multiplied and summed:
/// `"ab,bc->ac"` is an ordinary dense layer, `"abc,cde->abde"` gives each step of
/// a sequence a matrix.
///
/// # Input shape
/// As the equation says.
///
/// # Output shape
/// The batch, then `output_shape`; with an ellipsis, the dimensions it stands
/// for as well.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.EinsumDense",
    python = "keras.src.layers.core.einsum_dense.EinsumDense",
    r = "layer_einsum_dense",
    r_args = "object equation output_shape activation bias_axes kernel_initializer \
              bias_initializer kernel_regularizer bias_regularizer kernel_constraint \
              bias_constraint lora_rank lora_alpha ...",
    keys = "output_shape equation activation bias_axes kernel_initializer bias_initializer \
            kernel_regularizer bias_regularizer activity_regularizer kernel_constraint \
            bias_constraint quantization_config lora_rank lora_alpha gptq_unpacked_column_size"
)]
pub struct EinsumDense {
    /// The equation: `"ab,bc->ac"`. An ellipsis may stand at the left, or at the
    /// right, of both input and output: `"...b,bc->...c"`.
    equation: String,
    /// The output's shape, without the batch and without what an ellipsis
    /// stands for; `NA` for a dimension that is known only later.
    #[config(r_convert = "normalize_shape")]
    output_shape: OutputShape,
    /// The activation; `NULL` for none.
    #[config(default = None)]
    activation: Activation,
    /// The output's dimensions that the bias has, as letters of the equation;
    /// `NULL` for no bias.
    #[config(default = None)]
    bias_axes: Option<String>,
    /// How the kernel is filled.
    #[config(default = "glorot_uniform")]
    kernel_initializer: Option<Rc<dyn Initializer>>,
    /// How the bias is filled.
    #[config(default = "zeros")]
    bias_initializer: Option<Rc<dyn Initializer>>,
    /// The penalty on the kernel.
    #[config(default = None)]
    kernel_regularizer: Option<Rc<dyn Regularizer>>,
    /// The penalty on the bias.
    #[config(default = None)]
    bias_regularizer: Option<Rc<dyn Regularizer>>,
    /// The constraint on the kernel.
    #[config(default = None)]
    kernel_constraint: Option<Rc<dyn Constraint>>,
    /// The constraint on the bias.
    #[config(default = None)]
    bias_constraint: Option<Rc<dyn Constraint>>,
    #[config(flatten)]
    lora: Lora,
    /// The number of columns of a kernel that GPTQ has packed.
    #[config(default = None, omit_none)]
    gptq_unpacked_column_size: Option<Positive>,
    /// How the layer is quantized: a config such as
    /// `quantization_config_int8()`; `NULL` for none.
    #[config(default = None)]
    quantization_config: Option<Rc<dyn QuantizationConfig>>,
    /// The penalty on the output.
    #[config(base)]
    activity_regularizer: (),
}

impl EinsumDense {
    fn shapes(&self, input: &Shape) -> Result<Shapes> {
        let equation = Equation::parse(&self.equation)?;
        equation.shapes(input, &self.output_shape.0, self.bias_axes.as_deref())
    }

    fn quantize(
        &self,
        quantization: Quantization,
        build: &mut Build<'_>,
        kernel: &[Dim],
    ) -> Result<()> {
        let equation = Equation::parse(&self.equation)?;
        if equation.has_ellipsis() && !quantization.keeps_kernel() {
            return Err(Error::config(
                "a kernel can be quantized only if the equation has no ellipsis",
            )
            .received(&Value::from(self.equation.as_str()))
            .at("equation"));
        }
        let matrix = match quantization.has_columns_first() {
            true => matrix(kernel)?,
            false => {
                let reduced = equation.reduced();
                let part = |rows: bool| {
                    let axes = kernel.iter().enumerate();
                    let axes = axes.filter(|(i, _)| reduced.contains(i) == rows);
                    product(&axes.map(|(_, dim)| *dim).collect::<Vec<_>>())
                };
                [part(true)?, part(false)?]
            }
        };
        quantization.build(
            build,
            &Kernel {
                shape: kernel,
                matrix,
                scale: &equation.scale(kernel),
                zero_point: "zero_point",
            },
        )
    }
}

impl LayerClass for EinsumDense {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn write_config(&self, layer: &Layer, writer: &mut Writer<'_>) -> Result<()> {
        self.write(writer)?;
        if let Some(Nested::One(input)) = layer.built_for() {
            let quantization = Quantization::of(layer, &self.quantization_config)?;
            if let Some(Quantization::Gptq(..)) = quantization {
                let [_, columns] = matrix(&self.shapes(&input)?.kernel)?;
                writer.put("gptq_unpacked_column_size", Value::from(columns));
            }
        }
        Ok(())
    }

    fn prepare(mut self, _base: &mut Base, cx: &Context) -> Result<Self> {
        self.lora = self.lora.completed(cx)?;
        Ok(self)
    }

    fn signature(&self) -> &Signature {
        INPUTS_TRAINING
    }

    fn input_spec(&self, built: Option<&Nested<Shape>>) -> Vec<InputSpec> {
        let built = built.and_then(Nested::one);
        built
            .map(|shape| InputSpec::ndim(shape.rank()))
            .into_iter()
            .collect()
    }

    fn build(&self, build: &mut Build<'_>, shapes: &Nested<Shape>) -> Result<()> {
        let input = one_shape(shapes)?;
        let shapes = self.shapes(input)?;
        let quantization = Quantization::of(build.layer(), &self.quantization_config)?;
        if let Some(quantization) = quantization {
            self.quantize(quantization, build, &shapes.kernel)?;
        }
        let initializer = with_axes(&self.kernel_initializer, &shapes, build.context())?;
        let mut kernel = Weight::new("kernel", Shape::new(shapes.kernel.as_slice()))
            .initializer(&initializer)
            .regularizer(&self.kernel_regularizer)
            .constraint(&self.kernel_constraint);
        kernel = kernel.frozen_if(self.lora.rank().is_some());
        if quantization.map_or(true, Quantization::keeps_kernel) {
            build.add(kernel.clone())?;
        }
        if let Some(bias) = shapes.bias {
            build.add(
                Weight::new("bias", bias)
                    .initializer(&self.bias_initializer)
                    .regularizer(&self.bias_regularizer)
                    .constraint(&self.bias_constraint),
            )?;
        }
        check_lora(&self.lora, quantization)?;
        let outputs = shapes.kernel.last().copied().flatten();
        self.lora.add(build, &kernel, outputs)
    }

    fn compute_output_shape(&self, input: &Shape) -> Result<Shape> {
        Ok(self.shapes(input)?.output)
    }

    fn output_dtype(&self, layer: &Layer, _input: DType) -> DType {
        layer.compute_dtype()
    }
}

/// Rows and columns of a kernel for GPTQ and AWQ: the largest dimension of three
/// decides which two go together.
fn matrix(kernel: &[Dim]) -> Result<[Dim; 2]> {
    match *kernel {
        [rows, columns] => Ok([rows, columns]),
        [a, b, c] if a >= b && a >= c => Ok([a, product(&[b, c])?]),
        [a, b, c] => Ok([product(&[a, b])?, c]),
        _ => Err(
            Error::shape("only kernels of 2 or 3 dimensions can be quantized this way").at("dtype"),
        ),
    }
}

/// The initializer, told which of the kernel's axes are inputs and outputs if it
/// asks for that and was not told.
fn with_axes(
    initializer: &Option<Rc<dyn Initializer>>,
    shapes: &Shapes,
    cx: &Context,
) -> Result<Option<Rc<dyn Initializer>>> {
    let Some(given) = initializer else {
        return Ok(None);
    };
    let mut config = given.get_config()?;
    let untold = |key: &str| config.get(key).is_some_and(Value::is_null);
    if !(untold("input_axes") || untold("output_axes")) {
        return Ok(Some(Rc::clone(given)));
    }
    config.insert("input_axes", Value::from(shapes.input_axes.clone()));
    config.insert("output_axes", Value::from(shapes.output_axes.clone()));
    let envelope = given.class().identity().envelope(config);
    match get(Role::Initializer, envelope.into(), cx)? {
        KerasObject::Initializer(told) => Ok(Some(told)),
        _ => Ok(Some(Rc::clone(given))),
    }
}
