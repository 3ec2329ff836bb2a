//! What colours mean, as ICC profiles (ICC.1:2004-10): grey as sRGB's, and four
//! inks as they come out in offset printing. Both are made here, since they are
//! small and nothing but what standards say.

use lopdf::{Document as File, Object, Stream};

use super::object::{deflate, dictionary, name, text};
use crate::layout::inks::{SOLIDS, grown};

/// sRGB as the colours that a file without a printer is meant in.
pub(super) fn output_intent(file: &mut File) -> Object {
    let profile = add(file, &srgb(), 3);
    Object::Dictionary(dictionary([
        ("Type", name("OutputIntent")),
        ("S", name("GTS_PDFA1")),
        ("OutputConditionIdentifier", text("sRGB IEC61966-2.1")),
        ("Info", text("sRGB IEC61966-2.1")),
        ("DestOutputProfile", profile),
    ]))
}

/// Colour spaces of a page whose red is mixed from four inks.
pub(super) fn four_inks(file: &mut File) -> Object {
    let profile = add(file, &offset(), 4);
    let space = Object::Array(vec![name("ICCBased"), profile]);
    Object::Dictionary(dictionary([("DefaultCMYK", space)]))
}

fn add(file: &mut File, profile: &[u8], components: i64) -> Object {
    let dict = dictionary([
        ("N", Object::Integer(components)),
        ("Filter", name("FlateDecode")),
    ]);
    let stream = Stream::new(dict, deflate(profile));
    Object::Reference(file.add_object(stream))
}

/// White of the profile connection space, D50.
const D50: [f32; 3] = [0.9642, 1.0, 0.8249];

/// IEC 61966-2-1, its primaries adapted to D50.
fn srgb() -> Vec<u8> {
    let curve = [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.040_45];
    let curve = [&b"para\0\0\0\0\0\x03\0\0"[..], &numbers(&curve)].concat();
    let adapted = [
        1.047_88, 0.022_92, -0.050_22, 0.029_59, 0.990_48, -0.017_07, -0.009_25, 0.015_08, 0.751_68,
    ];
    let adapted = [&b"sf32\0\0\0\0"[..], &numbers(&adapted)].concat();
    let tags = [
        (b"desc", words("sRGB")),
        (b"cprt", words("CC0")),
        (b"wtpt", xyz(D50)),
        (b"chad", adapted),
        (b"rXYZ", xyz([0.436_07, 0.222_49, 0.013_92])),
        (b"gXYZ", xyz([0.385_15, 0.716_87, 0.097_08])),
        (b"bXYZ", xyz([0.143_07, 0.060_61, 0.714_1])),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    profile(b"mntr", b"RGB ", b"XYZ ", &tags)
}

/// Offset printing: what is between full inks is mixed by area (Neugebauer).
fn offset() -> Vec<u8> {
    let mut table = b"mft2\0\0\0\0\x04\x03\x02\0".to_vec();
    table.extend(numbers(&[1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0]));
    // Nine places of each ink's curve, two of what comes out.
    table.extend([0, 9, 0, 2]);
    let curve = (0..9_u8).map(|n| (grown(f32::from(n) / 8.0) * 65_535.0).round() as u16);
    let curve: Vec<u8> = curve.flat_map(u16::to_be_bytes).collect();
    table.extend(curve.repeat(4));
    for [light, a, b] in SOLIDS {
        let light = (f32::from(light) * 652.8).round() as u16;
        let opponent = |value: i16| (value + 128) as u16 * 256;
        table.extend(
            [light, opponent(a), opponent(b)]
                .map(u16::to_be_bytes)
                .concat(),
        );
    }
    table.extend([0, 0, 0xFF, 0xFF].repeat(3));
    let tags = [
        (b"desc", words("Offset")),
        (b"cprt", words("CC0")),
        // Paper: L* 95, a* 0, b* −2.
        (b"wtpt", xyz([0.844_8, 0.876_2, 0.745_7])),
        (b"A2B0", table),
    ];
    profile(b"scnr", b"CMYK", b"Lab ", &tags)
}

/// A profile of a class, from a space to the connection space, with its tags; what
/// equals the tag before is written once.
fn profile(
    class: &[u8; 4],
    space: &[u8; 4],
    to: &[u8; 4],
    tags: &[(&[u8; 4], Vec<u8>)],
) -> Vec<u8> {
    let mut directory = (tags.len() as u32).to_be_bytes().to_vec();
    let mut data: Vec<u8> = Vec::new();
    let start = 128 + 4 + 12 * tags.len();
    let mut place = start;
    for (n, (tag, bytes)) in tags.iter().enumerate() {
        if n == 0 || tags[n - 1].1 != *bytes {
            place = start + data.len();
            data.extend(bytes);
            data.resize(data.len().next_multiple_of(4), 0);
        }
        directory.extend(*tag);
        directory.extend((place as u32).to_be_bytes());
        directory.extend((bytes.len() as u32).to_be_bytes());
    }
    let mut profile = ((start + data.len()) as u32).to_be_bytes().to_vec();
    // No engine; version 4.2.
    profile.extend([0, 0, 0, 0, 4, 0x20, 0, 0]);
    profile.extend([*class, *space, *to].concat());
    // 1 January 2026, 00:00.
    profile.extend([2026, 1, 1, 0, 0, 0].map(u16::to_be_bytes).concat());
    profile.extend(b"acsp");
    profile.resize(68, 0);
    profile.extend(numbers(&D50));
    profile.resize(128, 0);
    [profile, directory, data].concat()
}

/// Numbers with sixteen bits behind the point.
fn numbers(numbers: &[f32]) -> Vec<u8> {
    let fixed = |number: &f32| (f64::from(*number) * 65_536.0).round() as i32;
    numbers
        .iter()
        .flat_map(|n| fixed(n).to_be_bytes())
        .collect()
}

fn xyz(values: [f32; 3]) -> Vec<u8> {
    [&b"XYZ \0\0\0\0"[..], &numbers(&values)].concat()
}

/// A name in English.
fn words(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut words = b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0cenUS".to_vec();
    words.extend((units.len() as u32).to_be_bytes());
    words.extend(28_u32.to_be_bytes());
    words.extend(units);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn profiles_are_small_and_as_long_as_they_say() {
        for (profile, most) in [(srgb(), 500), (offset(), 700)] {
            let said = u32::from_be_bytes([profile[0], profile[1], profile[2], profile[3]]);
            assert_eq!(said as usize, profile.len());
            assert!(profile.len() < most, "{}", profile.len());
            assert_eq!(&profile[36..40], b"acsp");
        }
    }
}
