//! Functions over axes that leave out what is not a number.

use crate::ops::numpy::reduction::reductions;
use crate::ops::rules::{product, promoted, total, with_float};

reductions! {
    /// The sum of elements over axes, without those that are not a number
    #[keras(class = "keras.src.ops.numpy.Nansum", call = "x")]
    Nansum: total, Kept;

    /// The product of elements over axes, without those that are not a number
    #[keras(class = "keras.src.ops.numpy.Nanprod", call = "x")]
    Nanprod: product, Lost;

    /// The mean of elements over axes, without those that are not a number
    #[keras(class = "keras.src.ops.numpy.Nanmean", call = "x")]
    Nanmean: with_float, Lost;

    /// The median of elements over axes, without those that are not a number
    #[keras(class = "keras.src.ops.numpy.Nanmedian", call = "x")]
    Nanmedian: with_float, Lost;

    /// The largest element over axes, without those that are not a number
    #[keras(class = "keras.src.ops.numpy.Nanmax", call = "x")]
    Nanmax: promoted, Lost;

    /// The smallest element over axes, without those that are not a number
    #[keras(class = "keras.src.ops.numpy.Nanmin", call = "x")]
    Nanmin: promoted, Lost;

    /// The standard deviation over axes, without what is not a number
    #[keras(class = "keras.src.ops.numpy.Nanstd", call = "x")]
    Nanstd: with_float, Lost;

    /// The variance over axes, without what is not a number
    #[keras(class = "keras.src.ops.numpy.Nanvar", call = "x")]
    Nanvar: with_float, Lost;
}
