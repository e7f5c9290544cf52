//! Frames in any order, with losses, repetitions, strangers and flipped bits.

use proptest::collection::vec;
use proptest::prelude::*;
use yachay_municipal::transfer::{
    CodeSize, InflateError, MAX_CARRIED_BYTES, Receiver, SendError, Sender, Taken, deflate, inflate,
};

use crate::{Random, noise, usual_text};

/// Shows frames from `first` on, leaving out some, until the text is there; returns how many were seen.
fn carry(sender: &Sender, receiver: &mut Receiver, first: u32, lost: f64, seed: u64) -> usize {
    let mut random = Random(seed);
    let mut seen = 0;
    for number in first.. {
        if receiver.text().is_some() {
            break;
        }
        if random.share() >= lost {
            receiver.take(&sender.frame(number));
            seen += 1;
        }
        assert!(seen < 2_000, "it never ends");
    }
    seen
}

fn sender(text: &str, size: CodeSize) -> Sender {
    Sender::new(text, size).expect("a text that can be carried")
}

#[test]
fn every_length_arrives_at_every_size() {
    let texts = ["a".to_string(), "ñ".repeat(150), usual_text()];
    let long = [noise(60_000, 7), "[]".repeat(30_000)];
    for text in texts.into_iter().chain(long) {
        for size in CodeSize::ALL {
            let sender = sender(&text, size);
            let mut receiver = Receiver::default();
            assert_eq!(receiver.progress(), 0.0);
            let seen = carry(&sender, &mut receiver, 0, 0.0, 1);
            assert_eq!(seen, sender.needed(), "without losses none is wasted");
            assert_eq!(receiver.text(), Some(text.as_str()));
            assert_eq!(receiver.progress(), 1.0);
            assert_eq!(receiver.take(&sender.frame(3)), Taken::Known);
        }
    }
}

#[test]
fn what_is_too_large_or_nothing_is_refused() {
    let refused = |text: &str| Sender::new(text, CodeSize::Medium).err();
    assert_eq!(refused(""), Some(SendError::Empty));
    let bytes = MAX_CARRIED_BYTES + 1;
    assert_eq!(
        refused(&" ".repeat(bytes)),
        Some(SendError::TooLarge { bytes })
    );
    assert_eq!(refused(&" ".repeat(MAX_CARRIED_BYTES)), None);
}

#[test]
fn a_usual_response_needs_few_frames() {
    let needed = sender(&usual_text(), CodeSize::Medium).needed();
    assert!(needed <= 12, "{needed}");
    let most = sender(&noise(MAX_CARRIED_BYTES, 3), CodeSize::Medium).needed();
    assert!(most <= 160, "{most}");
}

#[test]
fn a_third_lost_costs_a_third_more_and_a_frame_or_two() {
    let text = noise(20_000, 5);
    let sender = sender(&text, CodeSize::Medium);
    let mut extra = 0;
    for seed in 1..=20 {
        let mut receiver = Receiver::default();
        let first = if seed % 2 == 0 { 0 } else { 1_000 };
        extra += carry(&sender, &mut receiver, first, 0.3, seed) - sender.needed();
        assert_eq!(receiver.text(), Some(text.as_str()));
    }
    assert!(extra <= 20 * 4, "{extra} in 20 transfers");
}

#[test]
fn two_transfers_at_the_same_time_do_not_mix() {
    let texts = [usual_text(), noise(5_000, 11)];
    let senders = [0, 1].map(|place: usize| sender(&texts[place], CodeSize::Small));
    let mut receiver = Receiver::default();
    let mut number = 0;
    while receiver.text().is_none() {
        for sender in &senders {
            receiver.take(&sender.frame(number));
        }
        number += 1;
    }
    let shorter = usize::from(senders[0].needed() > senders[1].needed());
    assert_eq!(receiver.text(), Some(texts[shorter].as_str()));
}

#[test]
fn changing_the_size_on_the_way_does_no_harm() {
    let text = usual_text();
    let (small, large) = (
        sender(&text, CodeSize::Small),
        sender(&text, CodeSize::Large),
    );
    let mut receiver = Receiver::default();
    receiver.take(&small.frame(0));
    carry(&large, &mut receiver, 1, 0.0, 1);
    assert_eq!(receiver.text(), Some(text.as_str()));
}

#[test]
fn strangers_do_not_push_out_what_has_arrived() {
    let text = noise(4_000, 2);
    let wanted = sender(&text, CodeSize::Medium);
    let mut receiver = Receiver::default();
    for number in 0..wanted.needed() as u32 - 1 {
        receiver.take(&wanted.frame(number));
        let other = noise(4_000, 100 + u64::from(number));
        receiver.take(&sender(&other, CodeSize::Medium).frame(number));
    }
    let last = wanted.needed() as u32 - 1;
    assert_eq!(receiver.take(&wanted.frame(last)), Taken::New);
    assert_eq!(receiver.text(), Some(text.as_str()));
}

/// A frame with other bytes and its CRC made right again, as only somebody on purpose would.
fn forged(frame: &[u8], change: impl FnOnce(&mut [u8])) -> Vec<u8> {
    let mut frame = frame[..frame.len() - 4].to_vec();
    change(&mut frame);
    let sum = rawzip::crc32(&frame);
    frame.extend(sum.to_be_bytes());
    frame
}

#[test]
fn forged_frames_fail_the_check_and_the_transfer_begins_anew() {
    let text = usual_text();
    let sender = sender(&text, CodeSize::Medium);
    let mut receiver = Receiver::default();
    let wrong = forged(&sender.frame(0), |frame| frame[40] ^= 1);
    assert_eq!(receiver.take(&wrong), Taken::New);
    let mut last = Taken::New;
    for number in 1..sender.needed() as u32 {
        last = receiver.take(&sender.frame(number));
    }
    assert_eq!(last, Taken::CheckFailed);
    assert_eq!((receiver.text(), receiver.progress()), (None, 0.0));
    carry(&sender, &mut receiver, 0, 0.0, 1);
    assert_eq!(receiver.text(), Some(text.as_str()));
}

#[test]
fn forged_headers_are_named_or_foreign() {
    let frame = sender("hola", CodeSize::Small).frame(0);
    let taken = |change: fn(&mut [u8])| Receiver::default().take(&forged(&frame, change));
    assert_eq!(taken(|frame| frame[2] = 2), Taken::TooNew);
    assert_eq!(taken(|frame| frame[2] = 0), Taken::Foreign);
    assert_eq!(taken(|frame| frame[0] = b'Z'), Taken::Foreign);
    assert_eq!(
        taken(|frame| frame[7..11].fill(0)),
        Taken::Foreign,
        "nothing"
    );
    assert_eq!(
        taken(|frame| frame[7..11].fill(255)),
        Taken::Foreign,
        "4 GB"
    );
    for length in 0..frame.len() {
        assert_eq!(Receiver::default().take(&frame[..length]), Taken::Foreign);
    }
    let short = forged(&frame[..40], |_| ());
    assert_eq!(
        Receiver::default().take(&short),
        Taken::Foreign,
        "short symbol"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_frames_in_any_order_restore_the_text(
        length in 1usize..8_000,
        seed in 1u64..1_000_000,
        numbers in vec(any::<u32>(), 0..40),
        lost in 0.0f64..0.6,
    ) {
        let text = noise(length, seed);
        let sender = sender(&text, CodeSize::Medium);
        let mut receiver = Receiver::default();
        for number in numbers {
            receiver.take(&sender.frame(number));
        }
        carry(&sender, &mut receiver, 0, lost, seed);
        prop_assert_eq!(receiver.text(), Some(text.as_str()));
    }

    #[test]
    fn flipped_bits_never_make_another_text(
        seed in 1u64..1_000_000,
        share in 0.0f64..0.9,
    ) {
        let text = noise(3_000, seed);
        let sender = sender(&text, CodeSize::Small);
        let mut receiver = Receiver::default();
        let mut random = Random(seed);
        for number in 0..60 {
            let mut frame = sender.frame(number);
            if random.share() < share {
                let place = random.draw() as usize % frame.len();
                frame[place] ^= 1 << (random.draw() % 8);
                prop_assert_eq!(receiver.take(&frame), Taken::Foreign);
            } else {
                receiver.take(&frame);
            }
        }
        prop_assert!(receiver.text().is_none_or(|found| found == text));
    }

    #[test]
    fn any_bytes_are_harmless(frames in vec(vec(any::<u8>(), 0..500), 0..20)) {
        let mut receiver = Receiver::default();
        for frame in frames {
            prop_assert_eq!(receiver.take(&frame), Taken::Foreign);
        }
    }

    #[test]
    fn any_symbols_with_a_right_crc_are_harmless(
        frames in vec((any::<[u8; 2]>(), 100usize..500, any::<u32>(), any::<u64>()), 0..60),
    ) {
        let mut receiver = Receiver::default();
        for (id, symbol, number, seed) in frames {
            let mut frame = b"YM\x01\0\0".to_vec();
            frame.extend([id[0] % 3, 0, 0, 0, id[1] % 4, 200]);
            frame.extend(number.to_be_bytes());
            frame.extend(noise(symbol, seed).into_bytes());
            frame.extend([0; 4]);
            receiver.take(&forged(&frame, |_| ()));
        }
        prop_assert!(receiver.text().is_none());
    }
}

#[test]
fn what_is_inflated_has_a_bound() {
    let bomb = deflate(&vec![b' '; 50_000_000]);
    assert!(bomb.len() < 60_000, "{}", bomb.len());
    assert_eq!(inflate(&bomb, 60_000), Err(InflateError::TooLarge));
    let exact = deflate(&vec![b' '; 60_000]);
    assert_eq!(inflate(&exact, 60_000).map(|bytes| bytes.len()), Ok(60_000));
    assert_eq!(inflate(&exact, 59_999), Err(InflateError::TooLarge));
    for broken in [&b""[..], b"\xff", &exact[..exact.len() / 2]] {
        assert_eq!(inflate(broken, 60_000), Err(InflateError::Broken));
    }
}
