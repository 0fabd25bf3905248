import { banner } from "./banner";
import { gpp } from "./gpp";
import { tcf } from "./tcf";

const PAUSE = 100;

/** A platform of others may come later than we do; until it does nothing is known, and nothing is sent. */
function whenThere(name: "__tcfapi" | "__gpp", then: () => void) {
  window[name] ? then() : setTimeout(() => whenThere(name, then), PAUSE);
}

const windrose = window.windrose!;
const { consent, banner: asked = {} } = windrose.settings!;
if (consent === "tcf") {
  whenThere("__tcfapi", () => tcf(windrose.consent));
} else if (consent === "gpp") {
  whenThere("__gpp", () => gpp(windrose.consent));
} else {
  const signalled = !!(navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl;
  windrose.ask = banner(asked, signalled, windrose.consent);
}
