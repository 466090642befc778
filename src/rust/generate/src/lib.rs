//! Writes the R constructors, with their help, from the core's class table.
