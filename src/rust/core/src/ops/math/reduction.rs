//! Functions that take one or more axes together.

use crate::ops::numpy::reduction::reductions;
use crate::ops::rules::single;

reductions! {
    /// The logarithm of a sum of exponentials over axes
    ///
    /// Computes `log(sum(exp(x)))` along one axis or several, without overflow.
    #[keras(class = "keras.src.ops.math.Logsumexp", r = "op_logsumexp", call = "x")]
    Logsumexp: single, Lost;
}
