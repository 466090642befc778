//! The attributes of the derive, parsed and checked.

use proc_macro2::TokenStream;
use quote::quote;
use syn::meta::ParseNestedMeta;
use syn::spanned::Spanned;
use syn::{Attribute, Error, Expr, ExprLit, ExprUnary, Lit, LitStr, Result, UnOp};

/// `#[keras(...)]` on a struct.
#[derive(Default)]
pub struct ClassAttributes {
    pub class: Option<LitStr>,
    pub python: String,
    pub bases: Vec<String>,
    pub aliases: Vec<String>,
    pub names: Vec<String>,
    pub r: String,
    pub r_args: Option<String>,
    pub r_aliases: Vec<String>,
    pub example: String,
    pub args: Vec<String>,
    pub keys: Vec<String>,
    pub base: Option<&'static str>,
    pub group: bool,
    pub prepare: bool,
    pub call: Option<LitStr>,
    pub r_operands: Vec<String>,
}

impl ClassAttributes {
    pub fn parse(attributes: &[Attribute]) -> Result<Self> {
        let mut parsed = ClassAttributes::default();
        for attribute in attributes.iter().filter(|a| a.path().is_ident("keras")) {
            attribute.parse_nested_meta(|meta| parsed.take(&meta))?;
        }
        Ok(parsed)
    }

    fn take(&mut self, meta: &ParseNestedMeta<'_>) -> Result<()> {
        let name = meta.path.get_ident().map(ToString::to_string);
        match name.as_deref() {
            Some("class") => self.class = Some(meta.value()?.parse()?),
            Some("python") => self.python = string(meta)?,
            Some("bases") => self.bases = strings(meta)?,
            Some("aliases") => self.aliases = strings(meta)?,
            Some("names") => self.names = strings(meta)?,
            Some("r") => self.r = string(meta)?,
            Some("r_args") => self.r_args = Some(string(meta)?),
            Some("r_aliases") => self.r_aliases = words(&string(meta)?),
            Some("example") => self.example = string(meta)?,
            Some("args") => self.args = words(&string(meta)?),
            Some("keys") => self.keys = words(&string(meta)?),
            Some("base") => match string(meta)?.as_str() {
                "name" => self.base = Some("Name"),
                "config" => self.base = Some("Config"),
                "given" => self.base = Some("Given"),
                _ => return Err(meta.error("`base` can only be \"name\", \"config\" or \"given\"")),
            },
            Some("group") => self.group = true,
            Some("prepare") => self.prepare = true,
            Some("call") => self.call = Some(meta.value()?.parse()?),
            Some("r_operands") => self.r_operands = words(&string(meta)?),
            _ => return Err(meta.error("no such attribute of a class")),
        }
        Ok(())
    }

    /// Module and name of the class; empty for a group.
    pub fn module_and_name(&self, span: proc_macro2::Span) -> Result<(String, String)> {
        match &self.class {
            None if self.group => Ok((String::new(), String::new())),
            None => Err(Error::new(
                span,
                "a class needs `#[keras(class = \"...\")]`",
            )),
            Some(class) => class
                .value()
                .rsplit_once('.')
                .map(|(module, name)| (module.to_owned(), name.to_owned()))
                .ok_or_else(|| Error::new(class.span(), "expected a module and a name")),
        }
    }
}

/// The arguments of an operation's call, as Python writes them: `x axis=None`,
/// `*operands`; those after a lone `*` are given by name, `**lengths` takes any.
pub fn call_params(text: &LitStr, converters: &[String]) -> Result<Vec<TokenStream>> {
    let path = quote!(crate::config::CallParam);
    let mut by_name = false;
    let mut params = Vec::new();
    for word in words(&text.value()) {
        if word == "*" {
            by_name = true;
            continue;
        }
        let (name, default) = match word.split_once('=') {
            Some((name, default)) => (name, Some(default)),
            None => (&*word, None),
        };
        let (name, kind) = match (name.strip_prefix("**"), name.strip_prefix('*')) {
            (Some(name), _) => (name, quote!(AnyNamed)),
            (None, Some(name)) => (name, quote!(AnyNumber)),
            (None, None) if by_name => (name, quote!(ByName)),
            (None, None) => (name, quote!(Plain)),
        };
        let default = match default {
            Some(default) => {
                let literal = literal(&syn::parse_str(default)?)?;
                quote!(Some(#literal))
            }
            None => quote!(None),
        };
        let mut converters = converters.iter().filter_map(|word| word.split_once('='));
        let r_convert = match converters.find(|(operand, _)| *operand == name) {
            Some((_, function)) => quote!(Some(#function)),
            None => quote!(None),
        };
        params.push(quote!(#path {
            name: #name,
            default: #default,
            r_convert: #r_convert,
            kind: crate::config::ParamKind::#kind,
        }));
    }
    Ok(params)
}

/// `#[config(...)]` on a field.
#[derive(Default)]
pub struct FieldAttributes {
    pub default: Option<Expr>,
    pub flatten: bool,
    pub base: bool,
    pub no_write: bool,
    pub omit_none: bool,
    pub null_is_default: bool,
    pub required_in_config: bool,
    pub r_default: Option<String>,
    pub r_convert: Option<String>,
}

impl FieldAttributes {
    pub fn parse(attributes: &[Attribute]) -> Result<Self> {
        let mut parsed = FieldAttributes::default();
        for attribute in attributes.iter().filter(|a| a.path().is_ident("config")) {
            attribute.parse_nested_meta(|meta| parsed.take(&meta))?;
        }
        Ok(parsed)
    }

    fn take(&mut self, meta: &ParseNestedMeta<'_>) -> Result<()> {
        let name = meta.path.get_ident().map(ToString::to_string);
        match name.as_deref() {
            Some("default") => self.default = Some(meta.value()?.parse()?),
            Some("flatten") => self.flatten = true,
            Some("base") => self.base = true,
            Some("no_write") => self.no_write = true,
            Some("omit_none") => self.omit_none = true,
            Some("null_is_default") => self.null_is_default = true,
            Some("required_in_config") => self.required_in_config = true,
            Some("r_default") => self.r_default = Some(string(meta)?),
            Some("r_convert") => self.r_convert = Some(string(meta)?),
            _ => return Err(meta.error("no such attribute of a field")),
        }
        Ok(())
    }
}

/// The documentation: its lines, without the space that `///` leaves.
pub fn documentation(
    attributes: &[Attribute],
    span: proc_macro2::Span,
    what: &str,
) -> Result<String> {
    let mut lines = Vec::new();
    for attribute in attributes.iter().filter(|a| a.path().is_ident("doc")) {
        let value = &attribute.meta.require_name_value()?.value;
        if let Expr::Lit(ExprLit {
            lit: Lit::Str(text),
            ..
        }) = value
        {
            let text = text.value();
            lines.push(text.strip_prefix(' ').unwrap_or(&text).to_owned());
        }
    }
    let text = lines.join("\n").trim().to_owned();
    if text.is_empty() {
        return Err(Error::new(
            span,
            format!("{what} needs documentation: it becomes the help page"),
        ));
    }
    Ok(text)
}

/// A default as a `Literal`.
pub fn literal(expr: &Expr) -> Result<TokenStream> {
    let path = quote!(crate::config::Literal);
    match expr {
        Expr::Path(p) if p.path.is_ident("None") => Ok(quote!(#path::None)),
        Expr::Lit(ExprLit { lit, .. }) => match lit {
            Lit::Bool(b) => Ok(quote!(#path::Bool(#b))),
            Lit::Int(i) => Ok(quote!(#path::Int(#i))),
            Lit::Float(x) => Ok(quote!(#path::Float(#x))),
            Lit::Str(s) => Ok(quote!(#path::Str(#s))),
            _ => Err(Error::new(lit.span(), "not a default value")),
        },
        Expr::Unary(ExprUnary {
            op: UnOp::Neg(_),
            expr,
            ..
        }) => match &**expr {
            Expr::Lit(ExprLit {
                lit: Lit::Int(i), ..
            }) => Ok(quote!(#path::Int(-#i))),
            Expr::Lit(ExprLit {
                lit: Lit::Float(x), ..
            }) => Ok(quote!(#path::Float(-#x))),
            _ => Err(Error::new(expr.span(), "not a default value")),
        },
        Expr::Tuple(tuple) => {
            let items: Vec<_> = tuple.elems.iter().map(literal).collect::<Result<_>>()?;
            Ok(quote!(#path::Tuple(&[#(#items),*])))
        }
        Expr::Array(array) => {
            let items: Vec<_> = array.elems.iter().map(literal).collect::<Result<_>>()?;
            Ok(quote!(#path::List(&[#(#items),*])))
        }
        other => Err(Error::new(other.span(), "not a default value")),
    }
}

fn string(meta: &ParseNestedMeta<'_>) -> Result<String> {
    Ok(meta.value()?.parse::<LitStr>()?.value())
}

fn strings(meta: &ParseNestedMeta<'_>) -> Result<Vec<String>> {
    let content;
    syn::parenthesized!(content in meta.input);
    let items = content.parse_terminated(<LitStr as syn::parse::Parse>::parse, syn::Token![,])?;
    Ok(items.iter().map(LitStr::value).collect())
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}
