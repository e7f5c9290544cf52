//! The device that looks: frames in any order become the text again.

use super::fountain::Solver;
use super::frame::{self, FrameError, Transfer};

/// Transfers that are kept at the same time; of a further one the least advanced gives way.
const MAX_TRANSFERS: usize = 4;

/// Finished transfers that are remembered; the oldest is forgotten.
const MAX_FINISHED: usize = 200;

/// What became of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It said something new.
    New,
    /// Nothing new: it was there before, or everything has arrived.
    Known,
    /// It is no frame of ours, or was misread.
    Foreign,
    /// A later version of the program shows it.
    TooNew,
    /// Everything arrived but the check failed, so this transfer began anew.
    CheckFailed,
}

/// A text on its way in. It returns for any bytes whatsoever and keeps a bounded part of them.
#[derive(Default)]
pub struct Receiver {
    /// Those that have begun; the one last seen is the last.
    begun: Vec<(Transfer, Solver)>,
    finished: Vec<Transfer>,
    text: Option<String>,
}

impl Receiver {
    /// Takes what one QR code holds.
    pub fn take(&mut self, bytes: &[u8]) -> Taken {
        let (transfer, number, symbol) = match frame::read(bytes) {
            Ok(parts) => parts,
            Err(FrameError::Foreign) => return Taken::Foreign,
            Err(FrameError::TooNew) => return Taken::TooNew,
        };
        if self.text.is_some() || self.finished.contains(&transfer) {
            return Taken::Known;
        }
        let mut solver = self.resume(&transfer);
        let new = solver.take(number, symbol);
        if !solver.complete() {
            self.begun.push((transfer, solver));
            return if new { Taken::New } else { Taken::Known };
        }
        let load = solver.solve().unwrap_or_default();
        let load = load.get(..transfer.length).unwrap_or_default();
        self.text = frame::unload(load);
        if self.text.is_none() {
            return Taken::CheckFailed;
        }
        if self.finished.len() >= MAX_FINISHED {
            self.finished.remove(0);
        }
        self.finished.push(transfer);
        Taken::New
    }

    /// Returns how much has arrived of the transfer last seen, from 0 to 1.
    pub fn progress(&self) -> f64 {
        match (&self.text, self.begun.last()) {
            (Some(_), _) => 1.0,
            (None, None) => 0.0,
            (None, Some((transfer, solver))) => {
                solver.known() as f64 / transfer.count().max(1) as f64
            }
        }
    }

    /// Returns the text once everything has arrived and its check holds.
    pub fn text(&self) -> Option<&str> {
        self.text.as_deref()
    }

    /// Takes the text out once it is whole, so that another one can arrive. Frames of this one, which may
    /// still be shown, say nothing new.
    pub fn finish(&mut self) -> Option<String> {
        self.text.take()
    }

    /// Takes out what there is of a transfer, or begins it.
    fn resume(&mut self, transfer: &Transfer) -> Solver {
        if let Some(place) = self.begun.iter().position(|(begun, _)| begun == transfer) {
            return self.begun.remove(place).1;
        }
        if self.begun.len() >= MAX_TRANSFERS {
            let places = self.begun.iter().enumerate();
            let least = places.min_by_key(|(_, (_, solver))| solver.known());
            if let Some((place, _)) = least {
                self.begun.remove(place);
            }
        }
        Solver::new(transfer.count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transfer::{CodeSize, Sender};

    /// Shows all that is needed of a text, and returns the text that arrives.
    fn carry(receiver: &mut Receiver, text: &str) -> Option<String> {
        let sender = Sender::new(text, CodeSize::Small).unwrap();
        for number in 0..sender.needed() as u32 + 20 {
            receiver.take(&sender.frame(number));
        }
        receiver.finish()
    }

    #[test]
    fn texts_arrive_one_after_the_other_and_each_once() {
        let mut receiver = Receiver::default();
        let (one, other) = ("uno ".repeat(500), "otro ".repeat(500));
        assert_eq!(carry(&mut receiver, &one).as_ref(), Some(&one));
        assert_eq!(carry(&mut receiver, &one), None);
        assert_eq!(carry(&mut receiver, &other).as_ref(), Some(&other));
        assert_eq!(receiver.progress(), 0.0);
    }
}
