//! Reading aloud, by the voices of the device. Nothing is shown where it has none for the language.

use std::cell::RefCell;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Event, SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

use super::{Icon, click, dynamic, live};
use crate::ui::i18n::tr;

thread_local! {
    static READER: Option<Reader> = Reader::new();
    /// What is being read, its last part: browsers forget what nobody holds.
    static LAST_PART: RefCell<Option<SpeechSynthesisUtterance>> = const { RefCell::new(None) };
}

/// The device's voices, for as long as the page is open.
struct Reader {
    speech: SpeechSynthesis,
    /// Languages that have a voice. Browsers find their voices late.
    languages: ArcRwSignal<Vec<String>>,
    /// The button that reads, and how many have read.
    reading: ArcRwSignal<(Option<u32>, u32)>,
    /// Called when a part was read or could not be.
    finished: js_sys::Function,
}

impl Reader {
    fn new() -> Option<Reader> {
        let speech = web_sys::window()?.speech_synthesis().ok()?;
        if speech.is_undefined() {
            return None;
        }
        let languages = ArcRwSignal::new(languages(&speech));
        let reading = ArcRwSignal::new((None, 0));
        let (found, listened) = (languages.clone(), speech.clone());
        let look = Closure::<dyn FnMut()>::new(move || {
            let now = self::languages(&listened);
            if found.with_untracked(|before| *before != now) {
                found.set(now);
            }
        });
        // It listens for as long as the page is open.
        speech.set_onvoiceschanged(Some(look.into_js_value().unchecked_ref()));
        let ended = reading.clone();
        let finished = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            let part = event.target().map(JsValue::from);
            let last = LAST_PART.with_borrow(|last| last.as_ref().map(JsValue::from));
            if part.is_some() && part == last {
                ended.update(|(button, _)| *button = None);
            }
        });
        Some(Reader {
            speech,
            languages,
            reading,
            finished: finished.into_js_value().unchecked_into(),
        })
    }

    fn voice(&self, language: &str) -> Option<SpeechSynthesisVoice> {
        let mut found = voices(&self.speech);
        found.retain(|voice| language_of(voice) == language);
        // A voice on the device reads without a network.
        let here = found.iter().position(SpeechSynthesisVoice::local_service);
        found.into_iter().nth(here.unwrap_or(0))
    }

    /// Reads a text, a sentence at a time: browsers break off long ones.
    fn read(&self, button: u32, text: &str, language: &str) {
        self.stop();
        let voice = self.voice(language);
        for part in text.split_inclusive(". ") {
            let Ok(part) = SpeechSynthesisUtterance::new_with_text(part) else {
                return;
            };
            part.set_lang(
                &voice
                    .as_ref()
                    .map_or(language.to_string(), |voice| voice.lang()),
            );
            part.set_voice(voice.as_ref());
            part.set_onend(Some(&self.finished));
            part.set_onerror(Some(&self.finished));
            self.speech.speak(&part);
            LAST_PART.set(Some(part));
        }
        self.reading.update(|(reads, _)| *reads = Some(button));
    }

    fn stop(&self) {
        LAST_PART.set(None);
        self.reading.update(|(button, _)| *button = None);
        self.speech.cancel();
    }
}

fn voices(speech: &SpeechSynthesis) -> Vec<SpeechSynthesisVoice> {
    let voices = speech.get_voices();
    voices.iter().map(JsCast::unchecked_into).collect()
}

fn languages(speech: &SpeechSynthesis) -> Vec<String> {
    voices(speech).iter().map(language_of).collect()
}

/// Returns the language of a voice without its country: `es-PE` and `es_PE` are `es`.
fn language_of(voice: &SpeechSynthesisVoice) -> String {
    let tag = voice.lang().to_ascii_lowercase();
    tag.split(['-', '_']).next().unwrap_or_default().to_string()
}

/// Tells whether the device has a voice for a language; follows voices that come later.
pub fn has_voice(language: &str) -> bool {
    READER.with(|reader| {
        let languages = reader.as_ref().map(|reader| reader.languages.get());
        languages.is_some_and(|all| all.iter().any(|found| found == language))
    })
}

/// A button that reads a text aloud and stops when it is pressed again; nothing where there is no voice
/// for the language, given by its ISO 639 code.
pub fn speak_button(text: impl Fn() -> String + Send + Sync + 'static, language: &str) -> AnyView {
    button(std::sync::Arc::new(text), language.to_string())
}

type Text = std::sync::Arc<dyn Fn() -> String + Send + Sync>;

fn button(text: Text, language: String) -> AnyView {
    let Some(reading) = READER.with(|reader| Some(reader.as_ref()?.reading.clone())) else {
        return ().into_any();
    };
    let number = reading.try_update_untracked(|(_, count)| {
        *count += 1;
        *count
    });
    let number = number.unwrap_or_default();
    let now = Memo::new(move |_| reading.read().0 == Some(number));
    on_cleanup(move || {
        READER.with(|reader| {
            let reader = reader.as_ref();
            if let Some(reader) =
                reader.filter(|reader| reader.reading.read_untracked().0 == Some(number))
            {
                reader.stop();
            }
        });
    });
    let press = move |text: &Text, language: &str| {
        READER.with(|reader| match reader {
            Some(reader) if now.get_untracked() => reader.stop(),
            Some(reader) => reader.read(number, &text(), language),
            None => {}
        });
    };
    dynamic(move || {
        has_voice(&language).then(|| {
            let (text, language) = (text.clone(), language.clone());
            view! {
                <button class="icon-button speak no-print" type="button" aria-label=live(move || {
                    if now.get() { tr!(common.speak_stop) } else { tr!(common.speak) }
                }) on:click=click(move |_| press(&text, &language))>
                    {dynamic(move || if now.get() {
                        view! { <Icon name="i-stop" /> }
                    } else {
                        view! { <Icon name="i-speak" /> }
                    })}
                </button>
            }
        })
    })
    .into_any()
}
