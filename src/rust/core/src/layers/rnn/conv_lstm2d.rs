//! [`ConvLstm2d`].

use super::conv_lstm::conv_lstm;

conv_lstm! {
    /// Convolutional long short-term memory for films
    ///
    /// As `layer_lstm()`, but input and state are images, and what a dense layer
    /// does there a convolution does here. All sizes but batch and time must be
    /// known.
    ///
    /// # Input shape
    /// `(batch, time, rows, columns, channels)`; the channels stand behind `time` with
    /// `data_format = "channels_first"`.
    ///
    /// # Output shape
    /// `(batch, new_rows, new_columns, filters)`; with `return_sequences = TRUE`,
    /// `(batch, time, new_rows, new_columns, filters)`; with `return_state = TRUE`, a list of
    /// that and both tensors of the state.
    ///
    /// # Reference
    /// Shi et al., 2015: Convolutional LSTM network: a machine learning approach for
    /// precipitation nowcasting.
    #[keras(
        class = "keras.layers.ConvLSTM2D",
        python = "keras.src.layers.rnn.conv_lstm2d.ConvLSTM2D",
        r = "layer_conv_lstm_2d",
        example = "keras_input(shape = c(3, 8, 8, 2)) |>\n  layer_conv_lstm_2d(filters = 4, kernel_size = 3)"
    )]
    ConvLstm2d, 2
}
