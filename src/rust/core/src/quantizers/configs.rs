//! What says how a layer is quantized.

use crate::object::{family, role, Builtin, Configured};

mod awq_config;
mod float8;
mod gptq_config;
mod int4;
mod int8;
mod plain;
mod unwritten;

pub use int4::Int4QuantizationConfig;

/// How the weights of a layer, and what goes into it, are quantized.
pub trait QuantizationConfig: Configured {}

role!(QuantizationConfig, "a quantization config");

impl<T> QuantizationConfig for Builtin<T> where Builtin<T>: Configured {}

family! {
    QuantizationConfig:
    awq_config::AwqConfig,
    float8::Float8QuantizationConfig,
    gptq_config::GptqConfig,
    int4::Int4QuantizationConfig,
    int8::Int8QuantizationConfig,
    plain::Plain,
}
