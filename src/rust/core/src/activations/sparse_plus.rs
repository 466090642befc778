//! [`SparsePlus`].

use keratin_derive::KerasConfig;

/// Sparse plus activation
///
/// 0 up to -1, `(x + 1)^2 / 4` from there on, `x` from 1 on.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.activations.sparse_plus",
    python = "keras.src.activations.activations.sparse_plus",
    r = "activation_sparse_plus",
    r_args = "x"
)]
pub struct SparsePlus {}
