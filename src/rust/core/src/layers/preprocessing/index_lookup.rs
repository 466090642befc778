//! [`IndexLookup`], and what the layers have in common that know a vocabulary.

mod encoding;
mod table;
mod term;
#[cfg(test)]
mod tests;

pub use encoding::{Encoding, MaxTokens, OutputMode, Size};
pub use table::{Given, Settings, Table};
pub use term::{Any, Integers, Term, Texts, Token, Vocabulary};

use super::text_vectorization::TextVectorization;
use super::{integer_lookup::IntegerLookup, string_lookup::StringLookup};
use crate::config::{keyword, Field, Real};
use crate::context::Context;
use crate::dtype::DType;
use crate::error::{Error, Result};
use crate::layers::{Base, Layer, LayerClass};
use crate::value::Value;
use keratin_derive::KerasConfig;

keyword! {
    /// What the terms of a vocabulary are.
    pub enum VocabularyDType exactly "\"string\" or \"int64\"" {
        /// Texts.
        String = "string",
        /// Integers.
        Int64 = "int64",
    }
}

/// Terms as indices
///
/// The base of [`StringLookup`] and [`IntegerLookup`], which Keras does not export.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.layers.preprocessing.index_lookup.IndexLookup",
    python = "keras.src.layers.preprocessing.index_lookup.IndexLookup",
    base = "config",
    args = "max_tokens num_oov_indices mask_token oov_token vocabulary_dtype vocabulary idf_weights \
            invert output_mode sparse pad_to_max_tokens oov_method salt",
    keys = "invert max_tokens num_oov_indices oov_token mask_token output_mode sparse \
            pad_to_max_tokens vocabulary_dtype idf_weights vocabulary vocabulary_size oov_method salt"
)]
pub struct IndexLookup {
    #[config(flatten)]
    size: Size,
    /// What stands for nothing.
    mask_token: Option<Token<Any>>,
    /// What stands for all that is not in the vocabulary.
    oov_token: Option<Token<Any>>,
    /// What the terms are.
    vocabulary_dtype: VocabularyDType,
    /// The terms.
    #[config(default = None)]
    vocabulary: Option<Vocabulary<Any>>,
    #[config(flatten)]
    encoding: Encoding,
    #[config(flatten)]
    table: Table,
}

impl IndexLookup {
    /// Terms and tokens are of the one dtype.
    fn check_terms(&self) -> Result<()> {
        let fits = |term: &Term| match self.vocabulary_dtype {
            VocabularyDType::String => matches!(term, Term::Text(_)),
            VocabularyDType::Int64 => matches!(term, Term::Integer(_)),
        };
        let tokens = [
            ("mask_token", &self.mask_token),
            ("oov_token", &self.oov_token),
        ];
        for (name, token) in tokens {
            if let Some(term) = token.as_ref().map(Token::term).filter(|term| !fits(term)) {
                return Err(self.misfit(&term).at(name));
            }
        }
        let terms = self.vocabulary.iter().flat_map(|v| v.terms());
        match terms.enumerate().find(|(_, term)| !fits(term)) {
            Some((i, term)) => Err(self.misfit(term).at_index(i).at("vocabulary")),
            None => Ok(()),
        }
    }

    fn misfit(&self, term: &Term) -> Error {
        let dtype = self.vocabulary_dtype.name();
        Error::config(format!("{term} is not of dtype \"{dtype}\"")).received(&term.value())
    }
}

/// The behaviour of a layer around a [`Table`]: the struct has a `table`.
macro_rules! looks_up {
    () => {
        fn as_any(&self) -> &dyn std::any::Any {
            self
        }

        fn write_config(
            &self,
            _layer: &$crate::layers::Layer,
            writer: &mut $crate::config::Writer<'_>,
        ) -> $crate::error::Result<()> {
            $crate::config::KerasConfig::write(self, writer)?;
            writer.put("vocabulary_size", self.table.known_size());
            Ok(())
        }

        fn compute_output_spec(
            &self,
            _layer: &$crate::layers::Layer,
            call: &$crate::layers::CallSpec,
        ) -> $crate::error::Result<$crate::shape::Nested<$crate::layers::Spec>> {
            let shape = self.table.output_shape(&call.one()?.shape);
            Ok($crate::shape::Nested::One(self.table.output_spec(shape)))
        }

        fn compute_output_shape(
            &self,
            input: &$crate::shape::Shape,
        ) -> $crate::error::Result<$crate::shape::Shape> {
            Ok(self.table.output_shape(input))
        }

        fn converts_inputs(&self) -> bool {
            false
        }

        // No shape says more than the config.
        fn get_build_config(
            &self,
            _layer: &$crate::layers::Layer,
        ) -> Option<$crate::error::Result<Option<$crate::value::Value>>> {
            Some(Ok(Some($crate::value::Value::object())))
        }
    };
}
pub(crate) use looks_up;

impl LayerClass for IndexLookup {
    looks_up!();

    fn own_dtype(&self) -> Option<DType> {
        Some(match self.vocabulary_dtype {
            VocabularyDType::String => DType::String,
            VocabularyDType::Int64 => DType::Int64,
        })
    }

    fn prepare(mut self, _base: &mut Base, cx: &Context) -> Result<Self> {
        self.check_terms()?;
        if self.vocabulary_dtype == VocabularyDType::Int64 {
            self.encoding.check_salt()?;
        }
        let (mask, oov) = (self.mask_token.as_ref(), self.oov_token.as_ref());
        let (mask, oov) = (mask.map(Token::term), oov.map(Token::term));
        let settings = self.encoding.settings(&self.size, mask, oov, cx);
        let terms = self.vocabulary.as_ref().map(Vocabulary::terms);
        self.table = Table::new(settings, self.encoding.given(terms))?;
        Ok(self)
    }
}

/// Who knows a vocabulary.
enum Known<'a> {
    Any(&'a IndexLookup),
    Texts(&'a Table),
    Integers(&'a Table),
}

impl<'a> Known<'a> {
    fn by(layer: &'a Layer) -> Result<Self> {
        let known = layer
            .body_as::<StringLookup>()
            .map(|body| Known::Texts(body.table()))
            .or_else(|| {
                let body = layer.body_as::<IntegerLookup>()?;
                Some(Known::Integers(body.table()))
            })
            .or_else(|| {
                let body = layer.body_as::<TextVectorization>()?;
                Some(Known::Texts(body.table()))
            })
            .or_else(|| layer.body_as().map(Known::Any));
        known.ok_or_else(|| {
            Error::config(format!("a `{}` has no vocabulary", layer.class().name()))
                .expected("a lookup or text vectorization layer")
                .at("object")
        })
    }

    /// The terms of a value.
    fn read(&self, value: Value, cx: &Context) -> Result<Vec<Term>> {
        fn read<K: term::Kind>(value: Value, cx: &Context) -> Result<Vec<Term>> {
            let read = Vocabulary::<K>::read(value, cx).map_err(|e| e.at("vocabulary"))?;
            Ok(read.terms().to_vec())
        }
        let integers = match self {
            Known::Any(body) => body.vocabulary_dtype == VocabularyDType::Int64,
            Known::Texts(_) => false,
            Known::Integers(_) => true,
        };
        match integers {
            true => read::<Integers>(value, cx),
            false => read::<Texts>(value, cx),
        }
    }

    fn table(&self) -> &Table {
        match self {
            Known::Any(body) => &body.table,
            Known::Texts(table) | Known::Integers(table) => table,
        }
    }
}

/// The tokens of a layer's vocabulary, special ones included or not.
pub fn get_vocabulary(layer: &Layer, with_special: bool) -> Result<Vec<Value>> {
    Known::by(layer)?.table().tokens(with_special)
}

/// The number of tokens of a layer's vocabulary, special ones included; `None` if
/// the layer is none that has one.
pub fn vocabulary_size(layer: &Layer) -> Option<Result<i64>> {
    let known = Known::by(layer).ok()?;
    Some(known.table().size())
}

/// Whether it is not known how many tokens a layer's vocabulary has.
pub fn lacks_size(layer: &Layer) -> bool {
    Known::by(layer).is_ok_and(|known| known.table().known_size().is_none())
}

/// Gives a layer another vocabulary.
pub fn set_vocabulary(
    layer: &Layer,
    vocabulary: Value,
    idf_weights: Value,
    cx: &Context,
) -> Result<()> {
    let known = Known::by(layer)?;
    let terms = known.read(vocabulary, cx)?;
    let weights = Option::<Vec<Real>>::read(idf_weights, cx).map_err(|e| e.at("idf_weights"))?;
    known.table().set(&terms, weights.map(|w| w.len()))?;
    layer.note_change();
    Ok(())
}

/// Gives a layer the lines of a file for its vocabulary: terms, whatever they are.
pub fn set_vocabulary_lines(layer: &Layer, lines: Value, cx: &Context) -> Result<()> {
    let known = Known::by(layer)?;
    known.table().set_lines(&known.read(lines, cx)?)?;
    layer.note_change();
    Ok(())
}

/// The terms of a layer that its config does not have.
pub fn unwritten_terms(layer: &Layer) -> Option<Vec<Value>> {
    Known::by(layer).ok()?.table().unwritten()
}

/// Gives a layer back what [`unwritten_terms`] gave.
pub fn restore_terms(layer: &Layer, terms: Value, cx: &Context) -> Result<()> {
    let known = Known::by(layer)?;
    known.table().restore(&known.read(terms, cx)?)
}
