//! [`ConvLstm1d`].

use super::conv_lstm::conv_lstm;

conv_lstm! {
    /// Convolutional long short-term memory for sequences of lines
    ///
    /// As `layer_lstm()`, but input and state are lines, and what a dense layer
    /// does there a convolution does here. All sizes but batch and time must be
    /// known.
    ///
    /// # Input shape
    /// `(batch, time, length, channels)`; the channels stand behind `time` with
    /// `data_format = "channels_first"`.
    ///
    /// # Output shape
    /// `(batch, new_length, filters)`; with `return_sequences = TRUE`,
    /// `(batch, time, new_length, filters)`; with `return_state = TRUE`, a list of
    /// that and both tensors of the state.
    ///
    /// # Reference
    /// Shi et al., 2015: Convolutional LSTM network: a machine learning approach for
    /// precipitation nowcasting.
    #[keras(
        class = "keras.layers.ConvLSTM1D",
        python = "keras.src.layers.rnn.conv_lstm1d.ConvLSTM1D",
        r = "layer_conv_lstm_1d",
        example = "keras_input(shape = c(3, 8, 2)) |>\n  layer_conv_lstm_1d(filters = 4, kernel_size = 3)"
    )]
    ConvLstm1d, 1
}
