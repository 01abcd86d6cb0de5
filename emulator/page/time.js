// Times and days in the language of the page and the time zone asked for.

let zone;

/** Another time zone than the browser's; an unknown one is passed over. */
export function setTimeZone(name) {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    zone = name;
  } catch {
    console.warn(`unknown time zone ${name}`);
  }
}

function format(seconds, options) {
  const language = document.documentElement.lang || undefined;
  return new Intl.DateTimeFormat(language, { ...options, timeZone: zone }).format(new Date(seconds * 1000));
}

export function clockTime(seconds) {
  return format(seconds, { hour: "2-digit", minute: "2-digit" });
}

export function dayName(seconds) {
  return format(seconds, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
}

export function machineTime(seconds) {
  return new Date(seconds * 1000).toISOString();
}
