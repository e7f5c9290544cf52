//! QR codes as a camera sees them: small, turned, out of focus, grainy, several in the picture.

use proptest::collection::vec;
use proptest::prelude::*;
use yachay_municipal::transfer::qr::{self, Code, MAX_PIXELS, Picture};
use yachay_municipal::transfer::{CodeSize, Receiver, Sender};

use crate::{Random, usual_text};

/// What a camera does to a code.
#[derive(Clone, Copy, Debug)]
struct Camera {
    /// Pixels of a module.
    scale: f64,
    /// Turned by this angle, in degrees.
    turn: f64,
    /// Pixels on each side that run into each other.
    blur: usize,
    /// Most that grain adds or takes away.
    grain: f64,
    /// How much darker the right edge is than the left one.
    shade: f64,
}

const STEADY: Camera = Camera {
    scale: 4.0,
    turn: 0.0,
    blur: 0,
    grain: 0.0,
    shade: 0.0,
};

/// A picture of a code in the middle of a grey table, one byte a pixel.
fn take(code: &Code, camera: Camera, side: usize) -> Vec<u8> {
    let (sin, cos) = camera.turn.to_radians().sin_cos();
    let middle = side as f64 / 2.0;
    let half = code.side as f64 / 2.0;
    let at = |x: usize, y: usize| {
        let (dx, dy) = (x as f64 + 0.5 - middle, y as f64 + 0.5 - middle);
        let u = (dx * cos + dy * sin) / camera.scale + half;
        let v = (dy * cos - dx * sin) / camera.scale + half;
        let edge = code.side as f64;
        let inside = (0.0..edge).contains(&u) && (0.0..edge).contains(&v);
        let margin = (-4.0..edge + 4.0).contains(&u) && (-4.0..edge + 4.0).contains(&v);
        match inside && code.dark[v as usize * code.side + u as usize] {
            true => 40.0,
            false if margin => 220.0,
            false => 150.0,
        }
    };
    let places = (0..side).flat_map(|y| (0..side).map(move |x| (x, y)));
    let sharp: Vec<f64> = places.map(|(x, y)| at(x, y)).collect();
    let soft = blur(&sharp, side, camera.blur);
    let mut random = Random(9);
    let seen = soft.iter().enumerate().map(|(place, bright)| {
        let shade = 1.0 - camera.shade * (place % side) as f64 / side as f64;
        let grain = (random.share() * 2.0 - 1.0) * camera.grain;
        (bright * shade + grain).clamp(0.0, 255.0) as u8
    });
    seen.collect()
}

fn blur(sharp: &[f64], side: usize, reach: usize) -> Vec<f64> {
    let mean = |places: &mut dyn Iterator<Item = f64>| {
        let (sum, count) = places.fold((0.0, 0.0), |(sum, count), item| (sum + item, count + 1.0));
        sum / count
    };
    let range = |place: usize| place.saturating_sub(reach)..(place + reach + 1).min(side);
    let along = |from: &[f64], across: bool| -> Vec<f64> {
        let place = |index: usize| {
            let (x, y) = (index % side, index / side);
            match across {
                true => mean(&mut range(x).map(|x| from[y * side + x])),
                false => mean(&mut range(y).map(|y| from[y * side + x])),
            }
        };
        (0..from.len()).map(place).collect()
    };
    along(&along(sharp, true), false)
}

fn frame_of(size: CodeSize) -> Vec<u8> {
    Sender::new(&usual_text(), size).expect("a text").frame(1)
}

fn read(pixels: &[u8], side: usize) -> Vec<Vec<u8>> {
    Picture::new(side, side, pixels).expect("a picture").codes()
}

#[test]
fn a_code_is_read_as_a_camera_sees_it() {
    let cameras = [
        ("steady", STEADY),
        (
            "far",
            Camera {
                scale: 3.0,
                ..STEADY
            },
        ),
        (
            "between pixels",
            Camera {
                scale: 4.37,
                ..STEADY
            },
        ),
        (
            "turned",
            Camera {
                turn: 12.0,
                ..STEADY
            },
        ),
        (
            "upside down",
            Camera {
                turn: 180.0,
                ..STEADY
            },
        ),
        (
            "out of focus",
            Camera {
                scale: 5.0,
                blur: 2,
                ..STEADY
            },
        ),
        (
            "grainy",
            Camera {
                grain: 50.0,
                ..STEADY
            },
        ),
        (
            "in the shade",
            Camera {
                shade: 0.5,
                ..STEADY
            },
        ),
        (
            "everything",
            Camera {
                scale: 5.3,
                turn: -7.0,
                blur: 1,
                grain: 25.0,
                shade: 0.3,
            },
        ),
    ];
    for size in CodeSize::ALL {
        let frame = frame_of(size);
        let code = qr::draw(&frame, size).expect("it fits");
        assert_eq!(code.side, qr::side(size));
        for (name, camera) in cameras {
            let side = (f64::from(code.side as u32 + 12) * camera.scale * 1.3) as usize;
            let found = read(&take(&code, camera, side), side);
            assert_eq!(found, std::slice::from_ref(&frame), "{name}, {size:?}");
        }
    }
}

#[test]
fn a_code_of_every_size_is_full_and_no_fuller() {
    for size in CodeSize::ALL {
        let frame = frame_of(size);
        assert!(qr::draw(&frame, size).is_some());
        assert!(qr::draw(&[&frame[..], b"x"].concat(), size).is_none());
    }
}

#[test]
fn the_path_has_a_bar_for_each_run_of_dark_modules() {
    let code = Code {
        side: 3,
        dark: vec![true, true, false, false, false, false, true, false, true],
    };
    assert_eq!(code.path(), "M0 0h2v1h-2zM0 2h1v1h-1zM2 2h1v1h-1z");
}

#[test]
fn several_codes_in_a_picture_are_all_read() {
    let frame = frame_of(CodeSize::Small);
    let ours = qr::draw(&frame, CodeSize::Small).expect("it fits");
    let poster = qr::draw(b"https://example.org", CodeSize::Small).expect("it fits");
    let side = 300;
    let (left, right) = (take(&ours, STEADY, side), take(&poster, STEADY, side));
    let rows = left.chunks(side).zip(right.chunks(side));
    let both: Vec<u8> = rows.flat_map(|(a, b)| [a, b].concat()).collect();
    let picture = Picture::new(side * 2, side, &both).expect("a picture");
    let codes = picture.codes();
    assert!(
        codes.contains(&frame) && codes.len() == 2,
        "{}",
        codes.len()
    );
    let mut receiver = Receiver::default();
    for code in &codes {
        receiver.take(code);
    }
    assert!(receiver.progress() > 0.0);
}

#[test]
fn a_whole_response_goes_from_screen_to_camera() {
    let text = usual_text();
    let sender = Sender::new(&text, CodeSize::Medium).expect("a text");
    let mut receiver = Receiver::default();
    let camera = Camera {
        scale: 4.6,
        turn: 4.0,
        blur: 1,
        grain: 20.0,
        shade: 0.2,
    };
    for number in (0..).step_by(2) {
        let code = qr::draw(&sender.frame(number), CodeSize::Medium).expect("it fits");
        let luma = take(&code, camera, 480);
        let rgba: Vec<u8> = luma
            .iter()
            .flat_map(|&grey| [grey, grey, grey, 255])
            .collect();
        for code in read(&rgba, 480) {
            receiver.take(&code);
        }
        if receiver.text().is_some() || number > 100 {
            break;
        }
    }
    assert_eq!(receiver.text(), Some(text.as_str()));
}

#[test]
fn what_only_looks_like_corners_takes_no_time() {
    let (width, height) = (640, 480);
    let mut random = Random(3);
    let noise: Vec<u8> = (0..width * height)
        .map(|_| (random.draw() >> 30) as u8)
        .collect();
    // A wall of square windows, each like the corner of a code.
    let ring = |x: usize, y: usize| (x % 24).abs_diff(11).max((y % 24).abs_diff(11));
    let dark = |ring: usize| ring <= 4 || (7..=9).contains(&ring);
    let windows: Vec<u8> = (0..width * height)
        .map(|place| match dark(ring(place % width, place / width)) {
            true => 20,
            false => 230,
        })
        .collect();
    for pixels in [noise, windows] {
        let begin = std::time::Instant::now();
        let picture = Picture::new(width, height, &pixels).expect("a picture");
        assert_eq!(picture.codes(), Vec::<Vec<u8>>::new());
        // Optimised it takes a hundredth of that; an earlier reader took minutes.
        assert!(begin.elapsed().as_secs() < 20, "{:?}", begin.elapsed());
    }
}

#[test]
fn pictures_that_do_not_fit_are_refused() {
    let refused =
        |width, height, bytes: usize| Picture::new(width, height, &vec![0; bytes]).is_err();
    assert!(refused(0, 0, 0));
    assert!(refused(10, 10, 99));
    assert!(refused(10, 10, 300));
    assert!(refused(usize::MAX, 2, 4));
    assert!(refused(MAX_PIXELS + 1, 1, MAX_PIXELS + 1));
    assert!(!refused(10, 10, 400));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_picture_is_harmless(width in 1usize..120, pixels in vec(any::<u8>(), 1..9_000)) {
        let height = pixels.len() / width;
        if let Ok(picture) = Picture::new(width, height, &pixels[..width * height]) {
            picture.codes();
        }
    }

    #[test]
    fn a_code_with_blots_is_read_right_or_not_at_all(
        blots in vec((0usize..57, 0usize..57, 1usize..12), 0..12),
    ) {
        let frame = frame_of(CodeSize::Small);
        let mut code = qr::draw(&frame, CodeSize::Small).expect("it fits");
        for (x, y, reach) in blots {
            for place in 0..reach * reach {
                let (x, y) = (x + place % reach, y + place / reach);
                if x < 57 && y < 57 {
                    code.dark[y * 57 + x] ^= true;
                }
            }
        }
        let mut receiver = Receiver::default();
        for found in read(&take(&code, STEADY, 300), 300) {
            if found != frame {
                receiver.take(&found);
                prop_assert_eq!(receiver.progress(), 0.0);
            }
        }
    }
}
