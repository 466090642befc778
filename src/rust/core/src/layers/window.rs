//! [`Window`]: what slides over an input, in convolutions and pooling.

use crate::config::keyword;
use crate::error::{Error, Result};
use crate::layers::DataFormat;
use crate::shape::{Dim, Shape};

keyword! {
    /// What is added around an input before a window slides over it.
    pub enum Padding expects "\"valid\" or \"same\"" {
        /// Nothing.
        Valid = "valid",
        /// As much as keeps the size, at strides of 1.
        Same = "same",
    }
}

keyword! {
    /// [`Padding`] of sequences.
    pub enum SequencePadding expects "\"valid\", \"same\" or \"causal\"" {
        /// Nothing.
        Valid = "valid",
        /// As much as keeps the size, at strides of 1.
        Same = "same",
        /// The same amount, all of it before the first step.
        Causal = "causal",
    }
}

/// What slides over an input: as many numbers in each as spatial dimensions.
#[derive(Clone, Copy, Debug)]
pub struct Window<'a> {
    /// How far it reaches.
    pub size: &'a [i64],
    /// How far it moves.
    pub strides: &'a [i64],
    /// How far its elements are apart.
    pub dilation: &'a [i64],
    /// What is added around the input: the word in the config.
    pub padding: &'a str,
    /// Where the channels stand.
    pub data_format: DataFormat,
}

impl Window<'_> {
    /// The shape of the output: one element for every place of the window.
    pub fn output_shape(&self, input: &Shape, channels: Dim) -> Result<Shape> {
        let mut spatial = Vec::with_capacity(self.size.len());
        for (size, reach, stride) in self.each(input)? {
            let steps = match (size, self.padding) {
                _ if stride == 0 => return Err(self.too_small(input)),
                (None, "valid" | "same" | "causal") => None,
                (Some(size), "valid") => size.checked_sub(reach),
                (Some(size), "same" | "causal") => size.checked_sub(1),
                _ => return Err(self.unknown_padding()),
            };
            let places = match steps {
                None => None,
                Some(steps) => Some(
                    steps
                        .checked_div_euclid(stride)
                        .and_then(|n| n.checked_add(1))
                        .filter(|n| *n > 0 || self.padding != "valid" && *n == 0)
                        .ok_or_else(|| self.too_small(input))?,
                ),
            };
            spatial.push(places);
        }
        Ok(self.data_format.shape(input.at(0)?, spatial, channels))
    }

    /// The shape of the input that would give `input`, as a transposed
    /// convolution computes it.
    pub fn transposed_shape(
        &self,
        input: &Shape,
        output_padding: Option<&[i64]>,
        channels: Dim,
    ) -> Result<Shape> {
        let mut spatial = Vec::with_capacity(self.size.len());
        for (i, (size, reach, stride)) in self.each(input)?.into_iter().enumerate() {
            let added = output_padding.and_then(|p| p.get(i)).copied();
            let size = match (size, self.padding, added) {
                (None, _, _) => None,
                (Some(size), "same", None) => Some(size.checked_mul(stride)),
                (Some(size), "same", Some(added)) => {
                    Some(grown(size, stride, reach.rem_euclid(2), added))
                }
                (Some(size), "valid", added) => {
                    let added = added.unwrap_or(reach.max(stride) - reach);
                    Some(grown(size, stride, reach, added))
                }
                _ => return Err(self.unknown_padding()),
            };
            spatial.push(match size {
                None => None,
                Some(size) => Some(
                    size.filter(|n| *n >= 0)
                        .ok_or_else(|| self.too_small(input))?,
                ),
            });
        }
        Ok(self.data_format.shape(input.at(0)?, spatial, channels))
    }

    /// For each spatial dimension its size, how far the window reaches there,
    /// gaps included, and how far it moves.
    fn each(&self, input: &Shape) -> Result<Vec<(Dim, i64, i64)>> {
        let spatial = self.data_format.spatial(input);
        if spatial.len() != self.size.len() {
            return Err(Error::shape(format!(
                "expected an input with batch, channels and {} more dimension(s), got shape {input}",
                self.size.len()
            ))
            .received(&input.value()));
        }
        let windows = self.size.iter().zip(self.strides).zip(self.dilation);
        spatial
            .iter()
            .zip(windows)
            .map(|(size, ((reach, stride), dilation))| {
                let reach = reach.checked_sub(1).and_then(|n| n.checked_mul(*dilation));
                let reach = reach.and_then(|n| n.checked_add(1));
                Ok((*size, reach.ok_or_else(|| self.too_small(input))?, *stride))
            })
            .collect()
    }

    fn too_small(&self, input: &Shape) -> Error {
        Error::shape(format!(
            "no window of size {:?} (strides {:?}, dilation {:?}, padding {:?}) fits into shape {input}",
            self.size, self.strides, self.dilation, self.padding
        ))
        .received(&input.value())
        .hint("Give a larger input, a smaller window, or `padding = \"same\"`.")
    }

    fn unknown_padding(&self) -> Error {
        Error::config(format!(
            "expected \"valid\" or \"same\", got {:?}",
            self.padding
        ))
        .expected("\"valid\" or \"same\"")
        .at("padding")
    }
}

fn grown(size: i64, stride: i64, reach: i64, added: i64) -> Option<i64> {
    size.checked_sub(1)?
        .checked_mul(stride)?
        .checked_add(reach)?
        .checked_add(added)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;

    fn window<'a>(size: &'a [i64], strides: &'a [i64], padding: &'a str) -> Window<'a> {
        Window {
            size,
            strides,
            dilation: &[1],
            padding,
            data_format: DataFormat::ChannelsLast,
        }
    }

    fn sequence(steps: Dim) -> Shape {
        Shape::new([Some(2), steps, Some(3)])
    }

    fn output(window: &Window<'_>, steps: i64) -> Result<Shape> {
        window.output_shape(&sequence(Some(steps)), Some(4))
    }

    #[test]
    fn a_window_has_as_many_places_as_fit() {
        let shape = |steps| Shape::new([Some(2), Some(steps), Some(4)]);
        assert_eq!(output(&window(&[3], &[1], "valid"), 10).unwrap(), shape(8));
        assert_eq!(output(&window(&[3], &[3], "valid"), 10).unwrap(), shape(3));
        assert_eq!(output(&window(&[3], &[3], "same"), 10).unwrap(), shape(4));
        assert_eq!(output(&window(&[3], &[1], "causal"), 2).unwrap(), shape(2));
    }

    #[test]
    fn an_unknown_size_stays_unknown() {
        let shape = window(&[3], &[2], "valid").output_shape(&sequence(None), Some(4));
        assert_eq!(shape.unwrap(), Shape::new([Some(2), None, Some(4)]));
    }

    #[test]
    fn a_window_that_does_not_fit_is_refused() {
        let error = output(&window(&[3], &[1], "valid"), 2).unwrap_err();
        assert_eq!(error.kind(), crate::ErrorKind::Shape);
        assert_eq!(
            error.message(),
            "no window of size [3] (strides [1], dilation [1], padding \"valid\") fits into shape (2, 2, 3)"
        );
    }

    #[test]
    fn no_number_overflows() {
        let huge = i64::MAX;
        let wide = Window {
            dilation: &[huge],
            ..window(&[3], &[1], "same")
        };
        assert!(output(&wide, 10).is_err());
        assert!(output(&window(&[1], &[0], "valid"), 10).is_err());
        let unknown = window(&[1], &[0], "same").output_shape(&sequence(None), Some(4));
        assert!(unknown.is_err());
        assert!(output(&window(&[1], &[-1], "same"), 10).is_err());
        let transposed = |window: &Window<'_>, steps| {
            window.transposed_shape(&sequence(Some(steps)), None, Some(4))
        };
        assert!(transposed(&window(&[2], &[huge], "same"), 3).is_err());
        assert!(transposed(&window(&[2], &[huge], "valid"), 3).is_err());
        assert!(transposed(&window(&[2], &[2], "causal"), 3).is_err());
    }

    #[test]
    fn the_rank_of_the_input_is_that_of_the_window() {
        let images = Shape::new([Some(2), Some(5), Some(5), Some(3)]);
        assert!(window(&[3], &[1], "valid")
            .output_shape(&images, Some(4))
            .is_err());
    }
}
