//! Locks and unlocks with the browser's own cryptography.

use js_sys::{Array, ArrayBuffer, JsString, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AesDerivedKeyParams, AesGcmParams, Crypto, CryptoKey, DomException, Pbkdf2Params, SubtleCrypto,
};

use super::lock::{self, Draft, IV_BYTES, LockFault, Recipe, SALT_BYTES};

/// Bits of the key.
const KEY_BITS: u32 = 256;

/// Returns the text of a file that only this password opens.
///
/// # Errors
/// The password is empty, the file would be too large, or the browser cannot.
pub async fn lock(text: &str, password: &str) -> Result<String, LockFault> {
    let (crypto, subtle) = cryptography()?;
    let draft = Draft::new(random::<SALT_BYTES>(&crypto)?, random::<IV_BYTES>(&crypto)?);
    let key = key(&subtle, &draft.recipe, password, "encrypt").await?;
    let packed = lock::pack(text);
    let parameters = parameters(&draft.recipe);
    let locked = subtle.encrypt_with_object_and_u8_array(&parameters, &key, &packed);
    let data = bytes(locked).await.map_err(|_| LockFault::Failed)?;
    draft.finish(&data)
}

/// Returns the text that is locked in a file.
///
/// # Errors
/// What is wrong with the file, the password or the browser.
pub async fn unlock(file: &str, password: &str) -> Result<String, LockFault> {
    let locked = lock::read(file.as_bytes())?;
    let (_, subtle) = cryptography()?;
    let key = key(&subtle, &locked.recipe, password, "decrypt").await?;
    let parameters = parameters(&locked.recipe);
    let opened = subtle.decrypt_with_object_and_u8_array(&parameters, &key, &locked.data);
    let packed = bytes(opened).await.map_err(|error| refusal(&error))?;
    lock::unpack(&packed)
}

/// Returns the browser's cryptography; a page that came by plain http has none.
fn cryptography() -> Result<(Crypto, SubtleCrypto), LockFault> {
    let crypto = Reflect::get(&js_sys::global(), &JsValue::from_str("crypto"));
    let crypto: Crypto = crypto
        .and_then(JsValue::dyn_into)
        .map_err(|_| LockFault::NoCrypto)?;
    let subtle = Reflect::get(&crypto, &JsValue::from_str("subtle"));
    let subtle = subtle.and_then(JsValue::dyn_into);
    Ok((crypto, subtle.map_err(|_| LockFault::NoCrypto)?))
}

fn random<const LENGTH: usize>(crypto: &Crypto) -> Result<[u8; LENGTH], LockFault> {
    let mut bytes = [0; LENGTH];
    let filled = crypto.get_random_values_with_u8_array(&mut bytes);
    filled.map(|_| bytes).map_err(|_| LockFault::Failed)
}

/// Makes the key of a password; it never leaves the browser's cryptography.
async fn key(
    subtle: &SubtleCrypto,
    recipe: &Recipe,
    password: &str,
    usage: &str,
) -> Result<CryptoKey, LockFault> {
    if password.is_empty() {
        return Err(LockFault::EmptyPassword);
    }
    // The same letters typed on two devices may be different characters; NFC makes them one.
    let password = String::from(JsString::from(password).normalize("NFC"));
    let password = Uint8Array::from(password.as_bytes());
    let usages = |name: &str| Array::of1(&JsValue::from_str(name));
    let usages_of_password = usages("deriveKey");
    let imported =
        subtle.import_key_with_str("raw", &password, "PBKDF2", false, &usages_of_password);
    let password: CryptoKey = result(imported).await.map_err(|_| LockFault::Failed)?;
    let salt = Uint8Array::from(recipe.salt.as_slice());
    let derivation = Pbkdf2Params::new_with_str("PBKDF2", "SHA-256", recipe.iterations, &salt);
    let derived = subtle.derive_key_with_object_and_object(
        &derivation,
        &password,
        &AesDerivedKeyParams::new("AES-GCM", KEY_BITS),
        false,
        &usages(usage),
    );
    result(derived).await.map_err(|_| LockFault::Failed)
}

fn parameters(recipe: &Recipe) -> Object {
    let iv = Uint8Array::from(recipe.iv.as_slice());
    let parameters = AesGcmParams::new_with_u8_array("AES-GCM", &iv);
    let header = Uint8Array::from(recipe.authenticated.as_slice());
    parameters.set_additional_data_u8_array(&header);
    parameters.into()
}

async fn result<T: JsCast>(started: Result<Promise, JsValue>) -> Result<T, JsValue> {
    JsFuture::from(started?).await?.dyn_into()
}

async fn bytes(started: Result<Promise, JsValue>) -> Result<Vec<u8>, JsValue> {
    let buffer: ArrayBuffer = result(started).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Tells a wrong password, which is all that an intact file can suffer from, from a failing browser.
fn refusal(error: &JsValue) -> LockFault {
    match error.dyn_ref::<DomException>() {
        Some(error) if error.name() == "OperationError" => LockFault::WrongPassword,
        _ => LockFault::Failed,
    }
}
