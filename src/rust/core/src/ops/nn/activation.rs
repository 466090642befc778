//! Activations: functions of one array, element by element, that keep its dtype.

use crate::config::Real;
use crate::ops::elementwise::elementwise;
use crate::ops::rules::same;

elementwise! {
    /// What is positive
    ///
    /// Gives 0 for what is below 0, and all else as it is.
    #[keras(class = "keras.src.ops.nn.Relu", r = "op_relu", call = "x")]
    Relu: same, Lost;

    /// What is between 0 and 6
    ///
    /// Gives 0 for what is below 0, 6 for what is above 6, and all else as it is.
    #[keras(class = "keras.src.ops.nn.Relu6", r = "op_relu6", call = "x")]
    Relu6: same, Lost;

    /// The sigmoid
    ///
    /// Computes `1 / (1 + exp(-x))`, element by element.
    #[keras(class = "keras.src.ops.nn.Sigmoid", r = "op_sigmoid", call = "x")]
    Sigmoid: same, Lost;

    /// The sparse sigmoid
    ///
    /// Gives 0 up to -1, 1 from 1 on, and the straight line between.
    #[keras(
        class = "keras.src.ops.nn.SparseSigmoid",
        r = "op_sparse_sigmoid",
        call = "x"
    )]
    SparseSigmoid: same, Lost;

    /// The softplus
    ///
    /// Computes `log(1 + exp(x))`, element by element: a smooth `op_relu()`.
    #[keras(class = "keras.src.ops.nn.Softplus", r = "op_softplus", call = "x")]
    Softplus: same, Lost;

    /// The softsign
    ///
    /// Computes `x / (1 + abs(x))`, element by element.
    #[keras(class = "keras.src.ops.nn.Softsign", r = "op_softsign", call = "x")]
    Softsign: same, Lost;

    /// The sparse softplus
    ///
    /// Gives 0 up to -1, `x` from 1 on, and a quarter of `(x + 1)^2` between.
    #[keras(class = "keras.src.ops.nn.SparsePlus", r = "op_sparse_plus", call = "x")]
    SparsePlus: same, Lost;

    /// The sigmoid, times x
    ///
    /// Computes `x / (1 + exp(-x))`, element by element. It is also called swish.
    #[keras(class = "keras.src.ops.nn.Silu", r = "op_silu", call = "x")]
    Silu: same, Lost;

    /// The logarithm of the sigmoid
    ///
    /// Computes `-log(1 + exp(-x))`, element by element.
    #[keras(class = "keras.src.ops.nn.LogSigmoid", r = "op_log_sigmoid", call = "x")]
    LogSigmoid: same, Lost;

    /// A sigmoid of straight lines
    ///
    /// Gives 0 up to -3, 1 from 3 on, and `x / 6 + 0.5` between.
    #[keras(class = "keras.src.ops.nn.HardSigmoid", r = "op_hard_sigmoid", call = "x")]
    HardSigmoid: same, Lost;

    /// A sigmoid of straight lines, times x
    ///
    /// Gives 0 up to -3, `x` from 3 on, and `x * (x / 6 + 0.5)` between. It is also
    /// called hard swish.
    #[keras(
        class = "keras.src.ops.nn.HardSilu",
        r = "op_hard_silu",
        r_aliases = "op_hard_swish",
        call = "x"
    )]
    HardSilu: same, Lost;

    /// The hyperbolic tangent of straight lines
    ///
    /// Gives -1 for what is below -1, 1 for what is above 1, and all else as it is.
    #[keras(class = "keras.src.ops.nn.HardTanh", r = "op_hard_tanh", call = "x")]
    HardTanh: same, Lost;

    /// x minus its hyperbolic tangent
    ///
    /// Computes `x - tanh(x)`, element by element.
    #[keras(class = "keras.src.ops.nn.TanhShrink", r = "op_tanh_shrink", call = "x")]
    TanhShrink: same, Lost;

    /// The scaled exponential linear unit
    ///
    /// Scales what `op_elu()` gives, with constants that keep mean and variance from
    /// layer to layer.
    #[keras(class = "keras.src.ops.nn.Selu", r = "op_selu", call = "x")]
    Selu: same, Lost;

    /// The exponential linear unit
    ///
    /// Gives `alpha * (exp(x) - 1)` for what is below 0, and all else as it is.
    #[keras(class = "keras.src.ops.nn.Elu", r = "op_elu", call = "x")]
    Elu {
        /// The distance that the result keeps from 0 at most, below 0.
        #[config(default = 1.0)]
        alpha: Real,
    }: same, Lost;

    /// The exponential linear unit without a kink
    ///
    /// Gives `alpha * (exp(x / alpha) - 1)` for what is below 0, and all else as it is.
    #[keras(class = "keras.src.ops.nn.Celu", r = "op_celu", call = "x")]
    Celu {
        /// The distance that the result keeps from 0 at most, below 0.
        #[config(default = 1.0)]
        alpha: Real,
    }: same, Lost;

    /// The Gaussian error linear unit
    ///
    /// Multiplies each element with the probability that a standard normal number lies
    /// below it.
    #[keras(class = "keras.src.ops.nn.Gelu", r = "op_gelu", call = "x")]
    Gelu {
        /// Whether to take the approximation by a hyperbolic tangent.
        #[config(default = true)]
        approximate: bool,
    }: same, Lost;

    /// What is positive, with a slope below 0
    ///
    /// Multiplies what is below 0 with a slope, and gives all else as it is.
    #[keras(class = "keras.src.ops.nn.LeakyRelu", r = "op_leaky_relu", call = "x")]
    LeakyRelu {
        /// The slope below 0.
        #[config(default = 0.2)]
        negative_slope: Real,
    }: same, Lost;

    /// What is far from 0
    ///
    /// Gives 0 for what is not farther from 0 than a threshold, and all else as it is.
    #[keras(class = "keras.src.ops.nn.HardShrink", r = "op_hard_shrink", call = "x")]
    HardShrink {
        /// The threshold.
        #[config(default = 0.5)]
        threshold: Real,
    }: same, Lost;

    /// What is far from 0, brought nearer to it
    ///
    /// Gives 0 for what is not farther from 0 than a threshold, and brings all else
    /// nearer to 0 by it.
    #[keras(class = "keras.src.ops.nn.SoftShrink", r = "op_soft_shrink", call = "x")]
    SoftShrink {
        /// The threshold.
        #[config(default = 0.5)]
        threshold: Real,
    }: same, Lost;

    /// The squareplus
    ///
    /// Computes `(x + sqrt(x^2 + b)) / 2`, element by element.
    #[keras(class = "keras.src.ops.nn.Squareplus", r = "op_squareplus", call = "x")]
    Squareplus {
        /// How smooth the function is around 0.
        #[config(default = 4)]
        b: Real,
    }: same, Lost;

    /// What is above a threshold
    ///
    /// Gives another value for what is not above a threshold, and all else as it is.
    #[keras(
        class = "keras.src.ops.nn.Threshold",
        r = "op_threshold",
        call = "x",
        example = "x <- keras_input(shape = c(4, 4))\nop_threshold(x, 0.5, 0)"
    )]
    Threshold {
        /// The threshold.
        threshold: Real,
        /// What stands for all that is not above it.
        default_value: Real,
    }: same, Lost;
}
