//! [`SparseSigmoid`].

use keratin_derive::KerasConfig;

/// Sparse sigmoid activation
///
/// 0 up to -1, `(x + 1) / 2` from there on, 1 from 1 on.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.activations.sparse_sigmoid",
    python = "keras.src.activations.activations.sparse_sigmoid",
    r = "activation_sparse_sigmoid",
    r_args = "x"
)]
pub struct SparseSigmoid {}
