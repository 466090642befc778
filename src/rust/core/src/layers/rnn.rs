//! Recurrent layers, their cells, and wrappers over time
//! (`keras/src/layers/rnn`).

mod base_cell;
mod base_rnn;

pub mod bidirectional;
pub mod conv_lstm;
pub mod conv_lstm1d;
pub mod conv_lstm2d;
pub mod conv_lstm3d;
pub mod gru;
pub mod lstm;
#[allow(clippy::module_inception)] // Keras's file is named like its folder.
pub mod rnn;
pub mod simple_rnn;
pub mod stacked_rnn_cells;
pub mod time_distributed;

pub use base_cell::CellSizes;

crate::layers::layers! {
    bidirectional::Bidirectional,
    conv_lstm1d::ConvLstm1d,
    conv_lstm2d::ConvLstm2d,
    conv_lstm3d::ConvLstm3d,
    conv_lstm::ConvLstmCell,
    gru::Gru,
    gru::GruCell,
    lstm::Lstm,
    lstm::LstmCell,
    rnn::Rnn,
    simple_rnn::SimpleRnn,
    simple_rnn::SimpleRnnCell,
    stacked_rnn_cells::StackedRnnCells,
    time_distributed::TimeDistributed,
}

#[cfg(test)]
mod tests;
