//! What a request will look like and do.

pub mod snippet;
