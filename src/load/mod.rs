//! Takes the texts under `data/`; gives records as they were written (Raw).

pub mod raw;
