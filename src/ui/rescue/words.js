// The words of this page, Spanish and English side by side: it must speak without the rest of the
// product. The language is the one of the page.
const WORDS = {
  kind_response: ["Respuesta", "Response"],
  kind_dossier: ["Expediente", "Dossier"],
  kind_plan: ["Plan", "Plan"],
  kind_workshop: ["Sesión", "Session"],
  kind_framework: ["Marco", "Framework"],
  unnamed: ["sin nombre", "unnamed"],
  example: ["ejemplo", "example"],
  unreadable: ["no se puede leer", "cannot be read"],
  unseen: ["No se puede leer", "Cannot be read"],
  as_it_is: ["se descarga tal como está", "downloads as it is"],
  removed: ["borrado; quedan copias anteriores", "removed; earlier copies are left"],
  revision: ["revisión {n}", "revision {n}"],
  snapshot: ["copia {n}", "copy {n}"],

  stopped: ["El programa se detuvo", "The program stopped"],
  stopped_text: [
    "Lo que guardó en este equipo sigue en su lugar. Vuelva a cargar la página; si se detiene otra vez, descargue todo y pida ayuda.",
    "What you saved on this device is still in place. Reload the page; if it stops again, download everything and ask for help.",
  ],
  detail: ["Detalle técnico", "Technical detail"],
  stale: ["El programa se renovó mientras tanto", "The program was renewed meanwhile"],
  stale_text: [
    "Esta página es de una versión anterior que ya no está en el servidor. Vuelva a cargarla: lo guardado no cambia.",
    "This page belongs to an earlier version that is no longer on the server. Reload it: what is saved does not change.",
  ],
  reload: ["Volver a cargar", "Reload"],

  kept: ["Lo guardado en este equipo", "What is kept on this device"],
  looking: ["Buscando…", "Looking…"],
  nothing: ["No hay nada guardado en este navegador.", "Nothing is kept in this browser."],
  download: ["Descargar", "Download"],
  download_named: ["Descargar {name}", "Download {name}"],
  download_all: ["Descargar todo", "Download everything"],
  download_all_text: [
    "Todo lo de esta lista en un archivo, o en varios si pesa mucho. Contiene respuestas de personas: guárdelo con reserva.",
    "Everything in this list in one file, or several if it is large. It holds people's responses: keep it in confidence.",
  ],
  gathering: ["Reuniendo todo…", "Gathering everything…"],
  will_lack: ["No va en el archivo, porque no se puede leer: {names}.", "Not in the file, because it cannot be read: {names}."],
  not_read: ["En el archivo falta lo que el navegador no pudo leer", "The file lacks what the browser could not read"],
  not_read_text: [
    "Falta: {names}. Nada se borró: cierre el navegador, vuelva a abrirlo y descargue todo otra vez.",
    "Missing: {names}. Nothing was erased: close the browser, open it again and download everything once more.",
  ],
  not_all_text: [
    "El navegador no abrió uno de sus lugares: puede faltar más de lo que se nombra. Si sigue igual al volver a abrirlo, no borre los datos del sitio.",
    "The browser did not open one of its places: more may be missing than is named. If it stays so after opening it again, do not clear the site's data.",
  ],
  several: ["Son {n} archivos", "There are {n} files"],
  several_text: [
    "Todo junto pesa más de {most} MB, lo máximo que esta página vuelve a leer. Descargue cada uno y guárdelos juntos; se restauran uno tras otro, en cualquier orden.",
    "Everything together is over {most} MB, the most that this page reads again. Download each and keep them together; they are restored one after the other, in any order.",
  ],
  download_part: ["Descargar archivo {n} de {all}", "Download file {n} of {all}"],
  too_large: ["Algo no entra en ningún archivo", "Something fits in no file"],
  too_large_text: [
    "Pesa demasiado para un archivo de {most} MB: {names}. Sigue en este equipo; descárguelo aparte, en la lista de abajo.",
    "It is too large for a file of {most} MB: {names}. It is still on this device; download it separately, in the list below.",
  ],
  download_failed: ["No se pudo descargar", "Could not download"],
  download_failed_text: [
    "El navegador no entregó lo guardado. Sigue en su lugar: cierre otras pestañas del programa y pruebe de nuevo.",
    "The browser did not hand out what is kept. It is still in place: close other tabs of the program and try again.",
  ],
  documents: ["Respuestas, expedientes, planes y sesiones", "Responses, dossiers, plans and sessions"],
  working: ["Copias de trabajo", "Working copies"],
  rescued: ["Puesto aparte al restaurar", "Put aside when restoring"],
  snapshots: ["Copias anteriores", "Earlier copies"],
  framework: ["Marco propio", "Own framework"],
  preferences: ["Preferencias y señales", "Preferences and marks"],
  remove_named: ["Borrar {name}", "Delete {name}"],
  remove: ["Borrar", "Delete"],
  remove_sure: ["¿Borrar {name}?", "Delete {name}?"],
  remove_sure_text: [
    "Ahora no se puede leer, y lo borrado no vuelve. Antes, cierre el navegador y vuelva a abrirlo. Lo demás queda como está.",
    "It cannot be read now, and what is deleted does not come back. First close the browser and open it again. Everything else stays as it is.",
  ],
  remove_sure_copy: ["Si tiene una copia, restáurela: toma su lugar sin borrar nada.", "If you have a copy, restore it: it takes its place without deleting anything."],
  remove_for_good: ["Borrar para siempre", "Delete for good"],
  rest_stays: ["Lo demás sigue en su lugar.", "Everything else is still in place."],
  was_removed: ["Se borró {name}.", "{name} was deleted."],
  undo: ["Deshacer", "Undo"],
  local_denied: ["Este navegador no permite ver lo guardado", "This browser does not allow what is kept to be seen"],
  local_denied_text: [
    "Revise si las cookies o los datos de este sitio están bloqueados, o si la ventana es privada.",
    "Check whether cookies or data of this site are blocked, or whether the window is private.",
  ],
  database_failed: ["El almacén del navegador no se pudo abrir", "The browser's database could not be opened"],
  database_failed_text: [
    "Abajo está lo demás. Reinicie el navegador y vuelva a esta página; mientras tanto no borre los datos del sitio.",
    "The rest is below. Restart the browser and come back to this page; until then do not clear the site's data.",
  ],
  database_busy: ["El almacén del navegador no responde", "The browser's database does not answer"],
  database_busy_text: [
    "Si Yachay Municipal está abierto en otras pestañas, ciérrelas y pulse «Volver a mirar». Si sigue igual, cierre el navegador y vuelva a abrirlo; mientras tanto no borre los datos del sitio.",
    "If Yachay Municipal is open in other tabs, close them and press “Look again”. If it stays so, close the browser and open it again; until then do not clear the site's data.",
  ],
  database_newer: ["Lo guardado es de una versión más nueva del programa", "What is kept is of a newer version of the program"],
  database_newer_text: [
    "Aquí puede descargarlo. Para restaurar, abra la versión más nueva.",
    "You can download it here. To restore, open the newer version.",
  ],
  unread_some: ["El navegador no pudo leer una parte de lo guardado", "The browser could not read a part of what is kept"],
  unread_some_text: [
    "No se puede leer: {names}. Lo demás está completo en la lista. Cierre el navegador y vuelva a abrirlo; si sigue igual, restaure aquí una copia de ese trabajo o bórrelo.",
    "Cannot be read: {names}. Everything else is whole in the list. Close the browser and open it again; if it stays so, restore a copy of that work here or delete it.",
  ],
  again: ["Volver a mirar", "Look again"],
  gone: ["El navegador perdió trabajo guardado", "The browser lost saved work"],
  gone_text: [
    "Estaba en este equipo y ya no está. Si tiene una copia fuera del navegador (un archivo, una carpeta, una memoria USB), restaure la última.",
    "It was on this device and no longer is. If you have a copy outside the browser (a file, a folder, a USB stick), restore the last one.",
  ],
  gone_copy: ["última copia fuera del navegador: revisión {n}, {moment}", "last copy outside the browser: revision {n}, {moment}"],
  gone_no_copy: ["no consta una copia fuera del navegador", "no copy outside the browser is known"],
  gone_open: ["Restaurar una copia", "Restore a copy"],

  restore: ["Restaurar", "Restore"],
  restore_text: [
    "Elija un archivo de «Descargar todo» o el de una respuesta, un expediente, un plan, una sesión o un marco. Primero se muestra qué cambiaría.",
    "Choose a file of “Download everything”, or one of a response, a dossier, a plan, a session or a framework. First you see what would change.",
  ],
  file: ["Elija un archivo o suéltelo aquí", "Choose a file or drop it here"],
  file_hint: ["Termina en .json y pesa hasta 60 MB.", "It ends in .json and is up to 60 MB."],
  reading: ["Leyendo…", "Reading…"],
  no_read: ["«{name}» no se puede usar", "“{name}” cannot be used"],
  nothing_changed: ["Nada cambió en este equipo.", "Nothing changed on this device."],
  empty: ["Está vacío: no hay nada que leer.", "It is empty: there is nothing to read."],
  large: [
    "Pesa {size} MB y el máximo es {most} MB; no se leyó.",
    "It is {size} MB and the most is {most} MB; it was not read.",
  ],
  binary: [
    "No es un archivo de este programa: parece una foto, un PDF u otro documento.",
    "It is not a file of this program: it looks like a photo, a PDF or another document.",
  ],
  broken: [
    "Está cortado o fue modificado a mano. Pida que se lo envíen de nuevo.",
    "It is cut off or was changed by hand. Ask for it to be sent again.",
  ],
  foreign: [
    "Se lee bien, pero no es un archivo de este programa.",
    "It reads well, but it is not a file of this program.",
  ],
  newer: [
    "Lo escribió una versión más nueva del programa. Ábralo con esa versión.",
    "It was written by a newer version of the program. Open it with that version.",
  ],
  damaged: [
    "Es de este programa, pero le faltan partes. Pida que se lo envíen de nuevo.",
    "It is of this program, but parts of it are missing. Ask for it to be sent again.",
  ],
  crowded: [
    "Tiene más partes de las que este programa guarda; no se tocó nada.",
    "It has more parts than this program keeps; nothing was touched.",
  ],
  strange: [
    "Tiene datos que ningún archivo de este programa tiene: fue modificado a mano.",
    "It has data that no file of this program has: it was changed by hand.",
  ],
  would: ["Qué cambiaría con «{name}»", "What “{name}” would change"],
  skipped: [
    "Partes del archivo que no son de este programa y se dejan fuera: {n}.",
    "Parts of the file that are not of this program and are left out: {n}.",
  ],
  lost: [
    "En este navegador aún no hay almacén, así que las copias anteriores ({n}) no se pueden poner ahora. Abra el programa una vez y restaure de nuevo el mismo archivo.",
    "This browser has no database yet, so the earlier copies ({n}) cannot be put back now. Open the program once and restore the same file again.",
  ],
  state_new: ["no está en este equipo: se agrega", "not on this device: it is added"],
  state_same: ["ya está igual: no cambia", "already the same: no change"],
  state_adds: ["está igual: se agregan copias anteriores", "the same: earlier copies are added"],
  state_replaces: [
    "reemplaza lo que hay; lo de ahora se guarda aparte",
    "replaces what is there; the present one is put aside",
  ],
  state_older: [
    "lo que hay en este equipo es posterior; si lo marca, se reemplaza y lo de ahora se guarda aparte",
    "what is on this device is later; if you tick it, it is replaced and the present one is put aside",
  ],
  state_damaged: [
    "está dañado o fue modificado a mano: el programa no podrá abrirlo. No lo marque si tiene otra copia",
    "it is damaged or was changed by hand: the program will not be able to open it. Do not tick it if you have another copy",
  ],
  state_unread: [
    "lo que hay en este equipo no se puede leer: se reemplaza, y eso no se puede deshacer",
    "what is on this device cannot be read: it is replaced, and that cannot be undone",
  ],
  state_unread_later: [
    "lo que hay en este equipo no se puede leer y era posterior (revisión {n}). Primero cierre y vuelva a abrir el navegador; si sigue igual, márquelo: se reemplaza, y eso no se puede deshacer",
    "what is on this device cannot be read and was later (revision {n}). First close the browser and open it again; if it stays so, tick this: it is replaced, and that cannot be undone",
  ],
  state_unread_kept: [
    "lo que hay en este equipo no se puede leer, y el archivo no trae su texto: no cambia",
    "what is on this device cannot be read, and the file does not have its text: no change",
  ],
  state_shut: [
    "ahora no se puede escribir en el almacén de este navegador",
    "this browser's database cannot be written to now",
  ],
  restore_chosen: ["Restaurar lo marcado", "Restore what is ticked"],
  cancel: ["Cancelar", "Cancel"],
  none_chosen: ["Marque al menos una parte.", "Tick at least one part."],
  restored: ["Se restauró y se comprobó", "Restored and checked"],
  restored_text: [
    "Partes escritas y leídas de nuevo: {n}. Lo que había se guardó aparte.",
    "Parts written and read back: {n}. What was there was put aside.",
  ],
  restored_unread: [
    "Partes escritas y leídas de nuevo: {n}. Lo que no se podía leer se reemplazó; el resto de lo que había se guardó aparte.",
    "Parts written and read back: {n}. What could not be read was replaced; the rest of what was there was put aside.",
  ],
  taken_back: ["Se deshizo: todo está como antes.", "Undone: everything is as before."],
  open: ["Abrir el programa", "Open the program"],
  failed: ["No se pudo restaurar", "Could not restore"],
  changed: [
    "Otra pestaña cambió lo guardado mientras tanto. No se escribió nada: elija el archivo otra vez.",
    "Another tab changed what is kept meanwhile. Nothing was written: choose the file again.",
  ],
  full: [
    "El navegador no tiene espacio. Todo quedó como estaba: libere espacio o marque menos partes.",
    "The browser has no room. Everything stayed as it was: free some room or tick fewer parts.",
  ],
  broken_off: [
    "El navegador interrumpió la escritura; todo quedó como estaba. Pasa cuando el equipo casi no tiene espacio: libere un poco y pruebe de nuevo. Si no es eso, cierre y vuelva a abrir el navegador.",
    "The browser broke off writing; everything stayed as it was. It happens when the device is nearly full: free some room and try again. If that is not it, close the browser and open it again.",
  ],
  unread: [
    "Lo leído no coincide con lo escrito. Conserve el archivo y pruebe en otro navegador.",
    "What was read back is not what was written. Keep the file and try another browser.",
  ],
  refused: [
    "El navegador no permitió escribir. Todo quedó como estaba.",
    "The browser did not allow writing. Everything stayed as it was.",
  ],

  wipe: ["Borrar todo en este equipo", "Erase everything on this device"],
  wipe_text: [
    "Quita de este navegador todo lo que el programa guardó. No se puede deshacer. Los archivos que ya descargó, las copias en carpetas o memorias USB y otros navegadores no se tocan.",
    "Removes from this browser everything the program kept. It cannot be undone. Files already downloaded, copies in folders or on USB sticks, and other browsers are not touched.",
  ],
  wipe_goes: ["Se borraría", "What would go"],
  wipe_first: ["Antes, descargue todo: después ya no habrá de dónde.", "Download everything first: afterwards there is nothing to take it from."],
  wipe_confirm: ["Confirmar el borrado", "Confirm the erasure"],
  wipe_word: ["BORRAR", "DELETE"],
  wipe_type: ["Para confirmar, escriba {word}", "To confirm, type {word}"],
  wipe_wrong: ["Escriba {word} tal cual. No se borró nada.", "Type exactly {word}. Nothing was erased."],
  wiping: ["Borrando y comprobando…", "Erasing and checking…"],

  proof: ["Constancia de borrado", "Proof of erasure"],
  proof_clean: [
    "Todo lo de Yachay Municipal se borró de este navegador. Después se leyó cada lugar otra vez: no queda nada.",
    "Everything of Yachay Municipal was erased from this browser. Then each place was read again: nothing is left.",
  ],
  proof_left: ["Algo no se pudo borrar o comprobar", "Something could not be erased or checked"],
  proof_busy: [
    "Otra pestaña tiene abierto el almacén. Lo de adentro ya se vació; ciérrela y pulse «Comprobar otra vez».",
    "Another tab has the database open. Its contents are emptied already; close that tab and press “Check again”.",
  ],
  proof_silent: [
    "El almacén del navegador no responde y no se sabe qué queda en él. Cierre las demás pestañas y el navegador, vuelva a abrirlo y borre otra vez.",
    "The browser's database does not answer, and nobody knows what is left in it. Close the other tabs and the browser, open it again and erase once more.",
  ],
  proof_again: [
    "Otra pestaña del programa volvió a guardar su trabajo. Cierre las demás pestañas y borre otra vez.",
    "Another tab of the program saved its work again. Close the other tabs and erase once more.",
  ],
  proof_settings: [
    "El navegador no dejó mirar o borrar lo marcado. Borre los datos de este sitio desde los ajustes del navegador.",
    "The browser did not allow what is marked to be looked at or erased. Clear this site's data in the browser's settings.",
  ],
  place: ["Lugar", "Place"],
  before: ["Antes", "Before"],
  now: ["Ahora", "Now"],
  unknown: ["no se pudo ver", "could not be seen"],
  place_documents: ["Respuestas, expedientes, planes y sesiones", "Responses, dossiers, plans and sessions"],
  place_snapshots: ["Copias anteriores", "Earlier copies"],
  place_handles: ["Permisos para la segunda copia", "Permissions for the second copy"],
  place_database: ["Almacén del navegador (IndexedDB)", "The browser's database (IndexedDB)"],
  place_local: ["Copias de trabajo, marco y preferencias (localStorage)", "Working copies, framework and preferences (localStorage)"],
  place_session: ["Datos de la pestaña (sessionStorage)", "Data of the tab (sessionStorage)"],
  place_worker: ["Programa instalado sin conexión (service worker)", "Program installed for offline use (service worker)"],
  place_cache: ["Archivos del programa para usar sin conexión (caché)", "Files of the program for offline use (cache)"],
  place_files: ["Archivos privados del sitio (OPFS)", "Private files of the site (OPFS)"],
  erased: ["Se borró", "Erased"],
  less_than_one: ["menos de 1 kB", "less than 1 kB"],
  checked: ["Comprobado", "Checked"],
  address: ["Dirección", "Address"],
  browser: ["Navegador", "Browser"],
  left_out: ["Lo que esto no alcanza", "What this does not reach"],
  left_out_text: [
    "Archivos descargados, copias en carpetas o memorias USB, otros navegadores y otros equipos.",
    "Downloaded files, copies in folders or on USB sticks, other browsers and other devices.",
  ],
  offline_gone: [
    "Para volver a abrir el programa en este equipo hará falta conexión.",
    "Opening the program again on this device will need a connection.",
  ],
  did: ["Borró", "Erased by"],
  saw: ["Dio fe", "Witnessed by"],
  print: ["Imprimir", "Print"],
  check_again: ["Comprobar otra vez", "Check again"],
};

export const isEnglish = () => document.documentElement.lang === "en";

// Returns a text in the language of the page, with its arguments filled in.
export const say = (key, values = {}) => {
  const text = WORDS[key][isEnglish() ? 1 : 0];
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
};

const locale = () => (isEnglish() ? "en" : "es-PE");

export const moment = (text, seconds) => {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) return "";
  const style = { dateStyle: "medium", timeStyle: seconds ? "medium" : "short" };
  return new Intl.DateTimeFormat(locale(), style).format(date);
};

// The moment with its time zone, for what is printed and signed.
export const fullMoment = (text) => {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return [moment(text, true), timeZone && `(${timeZone})`].filter(Boolean).join(" ");
};

export const kilobytes = (count) =>
  `${new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(count / 1000)} kB`;

export const megabytes = (count) => Math.ceil(count / 1_000_000);
