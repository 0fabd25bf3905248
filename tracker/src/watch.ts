import type { Settings, Windrose } from "./api";

const DOWNLOAD = /\.(7z|avi|csv|dmg|docx?|epub|exe|gz|iso|key|mov|mp[34]|msi|numbers|odp|ods|odt|pages|pdf|pkg|pptx?|rar|tar|txt|wav|xlsx?|zip)$/i;
const STEP = 25;

/** Watches what visitors do beside viewing pages; answers what to call when another page begins. */
export function watch(settings: Settings, track: Windrose["track"]): () => void {
  let reached = 0;

  function clicked(event: MouseEvent) {
    // The target itself, where it is within a component's own tree.
    const link = (event.composedPath()[0] as Element).closest?.<HTMLAnchorElement>("a[href]");
    if (!link || event.button > 1 || !/^https?:$/.test(link.protocol)) {
      return;
    }
    // Without the query, which may hold what is nobody's business.
    const properties = { url: link.origin + link.pathname };
    if (DOWNLOAD.test(link.pathname) || link.hasAttribute("download")) {
      settings.downloads !== false && track("File Downloaded", properties);
    } else if (link.host !== location.host && settings.links !== false) {
      track("Outbound Link Clicked", properties);
    }
  }

  function scrolled() {
    const depth = ((scrollY + innerHeight + 1) / document.documentElement.scrollHeight) * 100;
    while (reached < 100 && depth >= reached + STEP) {
      track("Page Scrolled", { depth: (reached += STEP) });
    }
  }

  document.addEventListener("click", clicked, true);
  document.addEventListener("auxclick", clicked, true);
  if (settings.forms !== false) {
    document.addEventListener(
      "submit",
      (event) => {
        const form = event.target as Element;
        track("Form Submitted", {
          id: form.getAttribute("id") || undefined,
          name: form.getAttribute("name") || undefined,
        });
      },
      true,
    );
  }
  if (settings.scroll) {
    addEventListener("scroll", scrolled, { passive: true });
  }
  return () => (reached = 0);
}
