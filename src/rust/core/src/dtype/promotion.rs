//! Type promotion: the dtype of what operands of several dtypes give.
//!
//! Keras orders its dtypes in a lattice; the result is their least upper bound.
//! Python's own numbers are weak: they give way to any dtype of their kind.

use super::DType;
use crate::error::{Error, Result};

/// The type of an operand's elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ElementType {
    /// A dtype.
    Of(DType),
    /// That of an integer that stands in code.
    WeakInt,
    /// That of a float that stands in code.
    WeakFloat,
}

use ElementType::{Of, WeakFloat, WeakInt};

impl From<DType> for ElementType {
    fn from(dtype: DType) -> Self {
        Of(dtype)
    }
}

/// The nodes of the lattice, and what stands directly above each.
const ABOVE: &[(ElementType, &[ElementType])] = &[
    (Of(DType::Bool), &[WeakInt]),
    (Of(DType::UInt8), &[Of(DType::Int16), Of(DType::UInt16)]),
    (Of(DType::UInt16), &[Of(DType::Int32), Of(DType::UInt32)]),
    (Of(DType::UInt32), &[Of(DType::Int64), Of(DType::UInt64)]),
    (Of(DType::UInt64), &[WeakFloat]),
    (
        WeakInt,
        &[Of(DType::UInt8), Of(DType::Int8), Of(DType::Complex64)],
    ),
    (Of(DType::Int8), &[Of(DType::Int16)]),
    (Of(DType::Int16), &[Of(DType::Int32)]),
    (Of(DType::Int32), &[Of(DType::Int64)]),
    (Of(DType::Int64), &[WeakFloat]),
    (WeakFloat, &[Of(DType::BFloat16), Of(DType::Float16)]),
    (Of(DType::BFloat16), &[Of(DType::Float32)]),
    (Of(DType::Float16), &[Of(DType::Float32)]),
    (
        Of(DType::Float32),
        &[Of(DType::Float64), Of(DType::Complex64)],
    ),
    (Of(DType::Float64), &[Of(DType::Complex128)]),
    (Of(DType::Complex64), &[Of(DType::Complex128)]),
    (Of(DType::Complex128), &[]),
];

/// A set of nodes: a bit for each.
type Nodes = u32;

fn place(node: ElementType) -> Result<usize> {
    let place = ABOVE.iter().position(|(known, _)| *known == node);
    place.ok_or_else(|| match node {
        Of(dtype) if dtype.is_float() => {
            Error::shape(format!("{dtype} is not converted by itself; cast it first"))
        }
        Of(dtype) => Error::shape(format!("{dtype} does not combine with other dtypes")),
        WeakInt | WeakFloat => Error::shape("numbers do not combine with this dtype"),
    })
}

/// The node at a place and all above it.
fn upper_bounds(node: usize) -> Nodes {
    let mut bounds: Nodes = 0;
    let mut pending = vec![node];
    while let Some(at) = pending.pop() {
        let bit = 1 << at;
        if bounds & bit == 0 {
            bounds |= bit;
            let above = ABOVE.get(at).map_or(&[][..], |(_, above)| above);
            pending.extend(above.iter().filter_map(|node| place(*node).ok()));
        }
    }
    bounds
}

fn least_upper_bound(types: &[ElementType]) -> Result<ElementType> {
    let mut common = Nodes::MAX;
    let mut given: Nodes = 0;
    for node in types {
        let at = place(*node)?;
        given |= 1 << at;
        common &= upper_bounds(at);
    }
    let among_given = (0..ABOVE.len()).filter(|at| common & given & (1 << at) != 0);
    let below_all =
        (0..ABOVE.len()).filter(|at| common & (1 << at) != 0 && common & !upper_bounds(*at) == 0);
    let mut least = among_given.chain(below_all);
    least
        .next()
        .and_then(|at| ABOVE.get(at))
        .map(|(node, _)| *node)
        .ok_or_else(|| Error::shape("the dtypes have no common one; cast them first"))
}

/// The dtype of what operands give together, as Keras promotes them: never more
/// than 32 bits.
pub fn result_type(types: &[ElementType], floatx: DType) -> Result<DType> {
    let strong = |node: ElementType| match node {
        WeakInt => DType::Int32,
        WeakFloat => DType::Float32,
        Of(dtype) => dtype,
    };
    let is_weak = |node: &ElementType| matches!(node, WeakInt | WeakFloat);
    for node in types {
        if let Of(DType::Float8E4M3FN | DType::Float8E5M2) = node {
            place(*node)?;
        }
    }
    let first = types.first().copied().unwrap_or(Of(floatx));
    let all_weak = !types.is_empty() && types.iter().all(is_weak);
    let same = types.iter().all(|node| strong(*node) == strong(first));
    let result = if types.len() < 2 {
        first
    } else if same && !all_weak {
        Of(strong(first))
    } else if all_weak {
        match types.contains(&WeakFloat) {
            true => WeakFloat,
            false => WeakInt,
        }
    } else {
        least_upper_bound(types)?
    };
    Ok(match result {
        WeakInt => match floatx {
            DType::Float64 => DType::Int32,
            DType::Float32 => DType::Int32,
            _ => DType::Int16,
        },
        WeakFloat => match floatx {
            DType::BFloat16 | DType::Float16 => DType::Float16,
            _ => DType::Float32,
        },
        Of(DType::Int64) => DType::Int32,
        Of(DType::UInt64) => DType::UInt32,
        Of(DType::Float64) => DType::Float32,
        Of(DType::Complex128) => DType::Complex64,
        Of(dtype) => dtype,
    })
}
