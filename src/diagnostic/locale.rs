//! The words for every fault, in Chinese and English.
