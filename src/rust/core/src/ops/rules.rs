//! How the dtype of a result follows from that of one operand.

use crate::dtype::{result_type, DType, ElementType};
use crate::error::{Error, Result};

/// The dtype of a result, from that of the operand and the session's float type.
pub(super) type Rule = fn(DType, DType) -> Result<DType>;

/// The operand's own.
pub(super) fn same(dtype: DType, _floatx: DType) -> Result<DType> {
    Ok(dtype)
}

/// Truth values.
pub(super) fn truth(_dtype: DType, _floatx: DType) -> Result<DType> {
    Ok(DType::Bool)
}

/// Single precision, whatever the operand has.
pub(super) fn single(_dtype: DType, _floatx: DType) -> Result<DType> {
    Ok(DType::Float32)
}

/// What the operand's own is promoted to alone.
pub(super) fn promoted(dtype: DType, floatx: DType) -> Result<DType> {
    result_type(&[dtype.into()], floatx)
}

/// What the operand's own and a float are promoted to.
pub(super) fn with_float(dtype: DType, floatx: DType) -> Result<DType> {
    result_type(&[dtype.into(), ElementType::WeakFloat], floatx)
}

/// As [`with_float`], but the session's float type for long integers.
pub(super) fn float(dtype: DType, floatx: DType) -> Result<DType> {
    match dtype {
        DType::Int64 => Ok(floatx),
        dtype => with_float(dtype, floatx),
    }
}

/// The session's float type for integers and truth values, the operand's own for
/// others.
pub(super) fn float_of_integers(dtype: DType, floatx: DType) -> Result<DType> {
    Ok(match dtype.is_int() || dtype == DType::Bool {
        true => floatx,
        false => dtype,
    })
}

/// As [`float_of_integers`]; complex numbers are refused.
pub(super) fn float_of_reals(dtype: DType, floatx: DType) -> Result<DType> {
    match dtype {
        DType::Complex64 | DType::Complex128 => Err(Error::shape(format!(
            "complex numbers have no order, got a tensor of {dtype}"
        ))
        .expected("real numbers")
        .hint("Take their absolute value.")),
        dtype => float_of_integers(dtype, floatx),
    }
}

/// Double precision for long integers, the session's float type for shorter ones.
pub(super) fn wide_float_of_integers(dtype: DType, floatx: DType) -> Result<DType> {
    match dtype {
        DType::Int64 => Ok(DType::Float64),
        DType::UInt64 => Ok(dtype),
        dtype => float_of_integers(dtype, floatx),
    }
}

/// Half and double precision stay, long integers become doubles, all others the
/// session's float type.
pub(super) fn usual_float(dtype: DType, floatx: DType) -> Result<DType> {
    Ok(match dtype {
        DType::Int64 | DType::Float64 => DType::Float64,
        DType::BFloat16 | DType::Float16 => dtype,
        _ => floatx,
    })
}

/// Truth values count as integers.
pub(super) fn number(dtype: DType, _floatx: DType) -> Result<DType> {
    Ok(match dtype {
        DType::Bool => DType::Int32,
        dtype => dtype,
    })
}

/// Small integers would overflow.
pub(super) fn product(dtype: DType, _floatx: DType) -> Result<DType> {
    Ok(match dtype {
        DType::Bool | DType::Int8 | DType::Int16 => DType::Int32,
        DType::UInt8 | DType::UInt16 => DType::UInt32,
        dtype => dtype,
    })
}

/// As [`product`], of what the operand's own is promoted to.
pub(super) fn total(dtype: DType, floatx: DType) -> Result<DType> {
    product(promoted(dtype, floatx)?, floatx)
}

/// The mean of integers is a float.
pub(super) fn mean(dtype: DType, floatx: DType) -> Result<DType> {
    match dtype.is_int() || dtype == DType::Bool {
        true => result_type(&[dtype.into(), DType::Float32.into()], floatx),
        false => Ok(dtype),
    }
}
