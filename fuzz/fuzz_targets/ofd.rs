#![no_main]
fangan_fuzz::target!("ofd");
