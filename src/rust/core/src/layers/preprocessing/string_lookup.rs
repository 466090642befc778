//! [`StringLookup`].

use super::index_lookup::{looks_up, Encoding, Size, Table, Texts, Token, Vocabulary};
use crate::config::keyword;
use crate::context::Context;
use crate::dtype::DType;
use crate::error::Result;
use crate::layers::{Base, LayerClass};
use keratin_derive::KerasConfig;

keyword! {
    /// What the terms are.
    pub enum VocabularyDType exactly "\"string\"" {
        /// Texts.
        String = "string",
    }
}

/// Texts as indices of a vocabulary
///
/// Every text gets the index of the term it is, or one that stands for all that is
/// not in the vocabulary. With `output_mode = "int"`, the mask token has the first
/// index if there is one, then come those for terms that are not in the
/// vocabulary, then the vocabulary; other modes know no mask token, and drop it.
///
/// The vocabulary is given, or read from a file, or set by `set_vocabulary()`. A
/// config holds one that was given alone; of the others, it holds the size.
///
/// # Input shape
/// Any; texts, or indices with `invert = TRUE`.
///
/// # Output shape
/// That of the input. With `output_mode = "one_hot"`, the number of tokens stands
/// behind the last dimension, or in its place if it is 1; with other modes, in its
/// place.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.StringLookup",
    python = "keras.src.layers.preprocessing.string_lookup.StringLookup",
    bases("keras.src.layers.preprocessing.index_lookup.IndexLookup"),
    base = "config",
    r = "layer_string_lookup",
    r_args = "object max_tokens num_oov_indices mask_token oov_token vocabulary idf_weights invert \
              output_mode pad_to_max_tokens sparse encoding name ... vocabulary_dtype",
    args = "max_tokens num_oov_indices mask_token oov_token vocabulary idf_weights invert \
            output_mode pad_to_max_tokens sparse encoding salt",
    keys = "invert max_tokens num_oov_indices oov_token mask_token output_mode sparse \
            pad_to_max_tokens idf_weights vocabulary vocabulary_size oov_method salt encoding",
    example = "lookup <- layer_string_lookup(vocabulary = c(\"red\", \"green\", \"blue\"))\nget_vocabulary(lookup)\nkeras_input(shape = 1, dtype = \"string\") |>\n  lookup()"
)]
pub struct StringLookup {
    #[config(flatten)]
    size: Size,
    /// What stands for nothing, such as `""`; `NULL` for no such token.
    #[config(default = None)]
    mask_token: Option<Token<Texts>>,
    /// What an index that is no term's becomes with `invert = TRUE`.
    #[config(default = "[UNK]")]
    oov_token: Option<Token<Texts>>,
    /// The terms: a character vector, or a list of texts. A single text is the path
    /// of a file with one term in each line; a vocabulary of one term is a list.
    #[config(default = None, r_convert = "as_vocabulary")]
    vocabulary: Option<Vocabulary<Texts>>,
    #[config(flatten)]
    codes: Encoding,
    /// How the texts are encoded.
    #[config(default = "utf-8")]
    encoding: Option<String>,
    /// `"string"`, or `NULL`: the only dtype there is.
    #[config(default = None, no_write)]
    vocabulary_dtype: Option<VocabularyDType>,
    #[config(flatten)]
    table: Table,
}

impl StringLookup {
    /// The vocabulary.
    pub fn table(&self) -> &Table {
        &self.table
    }
}

impl LayerClass for StringLookup {
    looks_up!();

    fn own_dtype(&self) -> Option<DType> {
        Some(DType::String)
    }

    fn prepare(mut self, _base: &mut Base, cx: &Context) -> Result<Self> {
        let mask = self.mask_token.as_ref().map(Token::term);
        let oov = self.oov_token.as_ref().map(Token::term);
        let settings = self.codes.settings(&self.size, mask, oov, cx);
        let terms = self.vocabulary.as_ref().map(Vocabulary::terms);
        self.table = Table::new(settings, self.codes.given(terms))?;
        Ok(self)
    }

    fn supports_jit(&self) -> bool {
        false
    }
}
