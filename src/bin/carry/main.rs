//! The program that carries documents from device to device: QR codes, files under a password, archives.
//! It has no screen of its own: the other programs fetch it when somebody first needs it, and lend it the
//! place where codes are shown or a camera is seen.

#[cfg(target_arch = "wasm32")]
mod show;
#[cfg(target_arch = "wasm32")]
mod watch;

/// What the other programs call, by way of `src/ui/start.js`. Faults are plain strings, the names that
/// `yachay_municipal::transfer` gives them.
#[cfg(target_arch = "wasm32")]
mod page {
    use js_sys::{Array, Object, Reflect, Uint8Array};
    use wasm_bindgen::prelude::*;
    use yachay_municipal::transfer::archive::{self, Archive};
    use yachay_municipal::transfer::lock::LockFault;
    use yachay_municipal::transfer::qr::{self, Picture};
    use yachay_municipal::transfer::{self, CodeSize, SendError, Taken, cipher};

    /// A text shown as an endless row of QR codes.
    #[wasm_bindgen]
    pub struct Sender {
        frames: transfer::Sender,
        size: CodeSize,
    }

    #[wasm_bindgen]
    impl Sender {
        /// Prepares a text. `size` is `small`, `medium` or `large`; anything else is `medium`.
        ///
        /// # Errors
        /// `empty` or `too-large`.
        #[wasm_bindgen(constructor)]
        pub fn new(text: &str, size: &str) -> Result<Sender, JsValue> {
            let named = |item: &CodeSize| item.name() == size;
            let size = CodeSize::ALL.into_iter().find(named).unwrap_or_default();
            let frames = transfer::Sender::new(text, size).map_err(|error| send_fault(&error))?;
            Ok(Sender { frames, size })
        }

        /// Returns the modules on each side of its codes, without the light margin of four around them.
        #[wasm_bindgen(getter)]
        pub fn side(&self) -> usize {
            qr::side(self.size)
        }

        /// Returns how many codes suffice when none is missed.
        #[wasm_bindgen(getter)]
        pub fn needed(&self) -> usize {
            self.frames.needed()
        }

        /// Returns SVG path data of the code with this number, from 0 as far as one likes.
        pub fn path(&self, number: u32) -> String {
            let code = qr::draw(&self.frames.frame(number), self.size);
            code.map(|code| code.path()).unwrap_or_default()
        }
    }

    /// A text put together from pictures of a camera.
    #[wasm_bindgen]
    #[derive(Default)]
    pub struct Receiver(transfer::Receiver);

    #[wasm_bindgen]
    impl Receiver {
        /// Returns one that has seen nothing yet.
        #[wasm_bindgen(constructor)]
        pub fn new() -> Receiver {
            Receiver::default()
        }

        /// Looks at a picture of one byte (luma) or four bytes (RGBA) a pixel and returns
        /// `{ found, progress, done, fault? }`. `fault` is `picture`, `foreign`, `too-new` or `check`.
        pub fn look(&mut self, width: usize, height: usize, pixels: &[u8]) -> Object {
            let picture = Picture::new(width, height, pixels);
            let mut found = 0;
            let mut fault = picture.is_err().then_some("picture");
            for code in picture.iter().flat_map(Picture::codes) {
                match self.0.take(&code) {
                    Taken::New | Taken::Known => found += 1,
                    Taken::Foreign => fault = fault.or(Some("foreign")),
                    Taken::TooNew => fault = Some("too-new"),
                    Taken::CheckFailed => fault = Some("check"),
                }
            }
            let fault = fault.filter(|fault| found == 0 || *fault != "foreign");
            object(&[
                ("found", found.into()),
                ("progress", self.progress().into()),
                ("done", self.done().into()),
                ("fault", fault.into()),
            ])
        }

        /// Returns how much has arrived, from 0 to 1.
        #[wasm_bindgen(getter)]
        pub fn progress(&self) -> f64 {
            self.0.progress()
        }

        /// Tells whether the text is whole.
        #[wasm_bindgen(getter)]
        pub fn done(&self) -> bool {
            self.0.text().is_some()
        }

        /// Returns the text once it is whole.
        pub fn text(&self) -> Option<String> {
            self.0.text().map(str::to_string)
        }
    }

    /// Returns the text of a file that only this password opens.
    ///
    /// # Errors
    /// `empty-password`, `too-large`, `no-crypto` or `failed`.
    #[wasm_bindgen]
    pub async fn lock(text: String, password: String) -> Result<String, JsValue> {
        cipher::lock(&text, &password)
            .await
            .map_err(|fault| code(&fault))
    }

    /// Returns the text that is locked in a file.
    ///
    /// # Errors
    /// `not-locked`, `truncated`, `damaged`, `too-new`, `refused`, `too-large`, `empty-password`,
    /// `wrong-password`, `no-crypto` or `failed`.
    #[wasm_bindgen]
    pub async fn unlock(text: String, password: String) -> Result<String, JsValue> {
        cipher::unlock(&text, &password)
            .await
            .map_err(|fault| code(&fault))
    }

    /// Tells whether the text of a file says that it is under a password.
    #[wasm_bindgen]
    pub fn is_locked(text: &str) -> bool {
        transfer::is_locked(text.as_bytes())
    }

    /// Unpacks an archive into `[{ name, bytes? , fault? }]`; `fault` is `encrypted`, `nested`, `method`,
    /// `broken`, `too-large`, `bomb` or `total`.
    ///
    /// # Errors
    /// `not-zip`, `too-large`, `too-many`, `overlapping` or `damaged`.
    #[wasm_bindgen]
    pub fn unzip(bytes: &[u8]) -> Result<Array, JsValue> {
        let archive = Archive::open(bytes).map_err(|fault| JsValue::from_str(fault.code()))?;
        let entries = archive.entries().map(|entry| {
            let contents = match &entry.contents {
                Ok(contents) => ("bytes", Uint8Array::from(contents.as_slice()).into()),
                Err(fault) => ("fault", JsValue::from_str(fault.code())),
            };
            object(&[("name", entry.name.as_str().into()), contents])
        });
        Ok(entries.collect())
    }

    /// Packs texts under their names.
    ///
    /// # Errors
    /// `too-many`, `too-large` or `damaged`.
    #[wasm_bindgen]
    pub fn zip(names: Vec<String>, texts: Vec<String>) -> Result<Vec<u8>, JsValue> {
        let files: Vec<_> = names.into_iter().zip(texts).collect();
        archive::pack(&files).map_err(|fault| JsValue::from_str(fault.code()))
    }

    fn code(fault: &LockFault) -> JsValue {
        JsValue::from_str(fault.code())
    }

    /// Names why a text is not shown.
    pub fn send_fault(error: &SendError) -> JsValue {
        JsValue::from_str(match error {
            SendError::Empty => "empty",
            SendError::TooLarge { .. } => "too-large",
        })
    }

    /// Returns a plain object with these fields.
    pub fn object(fields: &[(&str, JsValue)]) -> Object {
        let made = Object::new();
        for (name, value) in fields {
            // A new plain object takes any field.
            let _ = Reflect::set(&made, &JsValue::from_str(name), value);
        }
        made
    }
}

fn main() {}
