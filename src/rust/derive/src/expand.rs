//! From a struct to its `KerasConfig`.

use crate::attributes::{call_params, documentation, literal, ClassAttributes, FieldAttributes};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Error, Fields, Ident, Result, Type};

struct ConfigField<'a> {
    ident: &'a Ident,
    ty: &'a Type,
    doc: String,
    attributes: FieldAttributes,
}

pub fn expand(input: &DeriveInput) -> Result<TokenStream> {
    let class = ClassAttributes::parse(&input.attrs)?;
    let fields = fields(input)?;
    let schema = schema(input, &class, &fields)?;
    let reads = fields.iter().map(read);
    let writes = fields.iter().filter_map(write);
    let groups = fields.iter().filter(|f| f.attributes.flatten).map(|f| {
        let ident = f.ident;
        quote! {
            if crate::config::KerasConfig::write_field(&self.#ident, name, writer)? {
                return Ok(true);
            }
        }
    });
    let idents = fields.iter().map(|f| f.ident);
    let made = if class.prepare {
        quote! {
            let mut this = Self { #(#idents),* };
            this.prepare()?;
            Ok(this)
        }
    } else {
        quote!(Ok(Self { #(#idents),* }))
    };
    let ident = &input.ident;
    let (impl_generics, ty_generics, where_clause) = input.generics.split_for_impl();
    Ok(quote! {
        impl #impl_generics crate::config::KerasConfig for #ident #ty_generics #where_clause {
            #schema

            fn read(
                reader: &mut crate::config::Reader<'_>,
            ) -> crate::error::Result<Self> {
                let _ = &reader;
                #(#reads)*
                #made
            }

            fn write_field(
                &self,
                name: &str,
                writer: &mut crate::config::Writer<'_>,
            ) -> crate::error::Result<bool> {
                let _ = &writer;
                match name {
                    #(#writes)*
                    _ => {
                        #(#groups)*
                        return Ok(false);
                    }
                }
                #[allow(unreachable_code)]
                Ok(true)
            }
        }
    })
}

fn fields(input: &DeriveInput) -> Result<Vec<ConfigField<'_>>> {
    let Data::Struct(data) = &input.data else {
        return Err(Error::new(
            input.ident.span(),
            "only a struct can be a schema",
        ));
    };
    let Fields::Named(named) = &data.fields else {
        return Err(Error::new(
            input.ident.span(),
            "a schema needs named fields",
        ));
    };
    named
        .named
        .iter()
        .map(|field| {
            let ident = field
                .ident
                .as_ref()
                .ok_or_else(|| Error::new(field.span(), "a field needs a name"))?;
            let attributes = FieldAttributes::parse(&field.attrs)?;
            // A group brings the documentation of its own fields.
            let doc = if attributes.flatten {
                String::new()
            } else {
                documentation(&field.attrs, ident.span(), &format!("field `{ident}`"))?
            };
            Ok(ConfigField {
                ident,
                ty: &field.ty,
                doc,
                attributes,
            })
        })
        .collect()
}

fn schema(
    input: &DeriveInput,
    class: &ClassAttributes,
    fields: &[ConfigField<'_>],
) -> Result<TokenStream> {
    let (module, class_name) = class.module_and_name(input.ident.span())?;
    let what = format!("`{}`", input.ident);
    let doc = documentation(&input.attrs, input.ident.span(), &what)?;
    let parts = fields.iter().map(part).collect::<Result<Vec<_>>>()?;
    let python = match (&class.call, class.python.is_empty()) {
        // An operation is exported by no other path.
        (Some(_), true) => format!("{module}.{class_name}"),
        _ => class.python.clone(),
    };
    let ClassAttributes {
        bases,
        aliases,
        names,
        r,
        r_aliases,
        example,
        args,
        keys,
        ..
    } = class;
    let r_args = match &class.r_args {
        Some(args) => quote!(Some(#args)),
        None => quote!(None),
    };
    let call = match &class.call {
        Some(call) => call_params(call, &class.r_operands)?,
        None => Vec::new(),
    };
    let base = class.call.as_ref().map(|_| "Name").or(class.base);
    let base_keys = format_ident!("{}", base.unwrap_or("All"));
    Ok(quote! {
        const SCHEMA: crate::config::Schema = crate::config::Schema {
            module: #module,
            class_name: #class_name,
            python: #python,
            bases: &[#(#bases),*],
            aliases: &[#(#aliases),*],
            names: &[#(#names),*],
            r: #r,
            r_args: #r_args,
            r_aliases: &[#(#r_aliases),*],
            example: #example,
            doc: #doc,
            parts: &[#(#parts),*],
            args: &[#(#args),*],
            keys: &[#(#keys),*],
            base_keys: crate::config::BaseKeys::#base_keys,
            call: &[#(#call),*],
        };
    })
}

fn part(field: &ConfigField<'_>) -> Result<TokenStream> {
    let ConfigField {
        ident,
        ty,
        doc,
        attributes,
    } = field;
    if attributes.flatten {
        return Ok(quote! {
            crate::config::Part::Group(<#ty as crate::config::KerasConfig>::SCHEMA.parts)
        });
    }
    let name = ident.unraw().to_string();
    let default = match &attributes.default {
        Some(expr) => {
            let literal = literal(expr)?;
            quote!(Some(#literal))
        }
        None if attributes.base => quote!(Some(crate::config::Literal::None)),
        None => quote!(None),
    };
    let expected = if attributes.base {
        quote!("what every layer takes")
    } else {
        quote!(<#ty as crate::config::Field>::EXPECTED)
    };
    let in_config = !attributes.no_write;
    let in_base = attributes.base;
    let null_is_default = attributes.null_is_default;
    let required_in_config = attributes.required_in_config;
    let r_default = optional(attributes.r_default.as_deref());
    let r_convert = optional(attributes.r_convert.as_deref());
    Ok(quote! {
        crate::config::Part::Field(crate::config::FieldSchema {
            name: #name,
            doc: #doc,
            default: #default,
            expected: #expected,
            in_config: #in_config,
            in_base: #in_base,
            null_is_default: #null_is_default,
            required_in_config: #required_in_config,
            r_default: #r_default,
            r_convert: #r_convert,
        })
    })
}

fn read(field: &ConfigField<'_>) -> TokenStream {
    let ConfigField { ident, ty, .. } = field;
    if field.attributes.flatten {
        return quote!(let #ident = <#ty as crate::config::KerasConfig>::read(reader)?;);
    }
    if field.attributes.base {
        return quote!(let #ident = (););
    }
    let name = ident.unraw().to_string();
    quote!(let #ident = reader.field_named::<#ty>(#name)?;)
}

fn write(field: &ConfigField<'_>) -> Option<TokenStream> {
    let ConfigField {
        ident, attributes, ..
    } = field;
    if attributes.flatten {
        return None;
    }
    let name = ident.unraw().to_string();
    let body = if attributes.base {
        quote! {{
            let () = self.#ident;
            writer.base_field(#name)?
        }}
    } else if attributes.omit_none {
        quote!(writer.field_if_set(#name, &self.#ident)?)
    } else {
        quote!(writer.field(#name, &self.#ident)?)
    };
    Some(quote!(#name => { #body }))
}

fn optional(text: Option<&str>) -> TokenStream {
    match text {
        Some(text) => quote!(Some(#text)),
        None => quote!(None),
    }
}
