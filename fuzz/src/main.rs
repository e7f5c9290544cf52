//! One libFuzzer program for every way in; `YACHAY_FUZZ_TARGET` names the one to try.
#![no_main]

mod mutate;
#[path = "../../tests/fuzz/targets.rs"]
mod targets;

use std::sync::LazyLock;

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Memory that any file may take while it is worked on, in bytes: some for what is fixed, and a share of
/// its size. An empty object of two letters takes the most.
const MEMORY_FIXED: usize = 64_000_000;
const MEMORY_PER_BYTE: usize = 2_000;

static TARGET: LazyLock<fn(&[u8])> = LazyLock::new(|| {
    let wanted = std::env::var("YACHAY_FUZZ_TARGET").unwrap_or_default();
    let found = targets::TARGETS.iter().find(|(name, _)| *name == wanted);
    found.expect("YACHAY_FUZZ_TARGET names a way in").1
});

fuzz_target!(|bytes: &[u8]| {
    let target = *TARGET;
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    target(bytes);
    let taken = MEMORY.peak_usage().saturating_sub(before);
    let allowed = MEMORY_FIXED + MEMORY_PER_BYTE * bytes.len();
    assert!(
        taken <= allowed,
        "{} bytes took {taken} of memory",
        bytes.len()
    );
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    // Every second time the values of a JSON text are changed, so that most of what comes out is JSON.
    let changed = (seed % 2 == 0)
        .then(|| mutate::json(data.get(..size)?, max_size, seed))
        .flatten();
    match changed.and_then(|text| Some((data.get_mut(..text.len())?, text))) {
        Some((place, text)) => {
            place.copy_from_slice(&text);
            text.len()
        }
        None => fuzzer_mutate(data, size, max_size),
    }
});
