//! Merging layers (`keras.layers`, `keras/src/layers/merging`).

pub mod add;
pub mod average;
mod base_merge;
pub mod concatenate;
pub mod dot;
pub mod maximum;
pub mod minimum;
pub mod multiply;
pub mod subtract;

crate::layers::layers! {
    add::Add,
    average::Average,
    concatenate::Concatenate,
    dot::Dot,
    maximum::Maximum,
    minimum::Minimum,
    multiply::Multiply,
    subtract::Subtract,
}
