package io.windrose.campaign.money;

import java.util.Locale;

/** How a source tells orders; the earlier one comes first where nothing else is stated. */
public enum SourceKind {
    /** A file of the shop, imported. */
    FILE,
    /** A server of the company. */
    SERVER,
    /** People's browsers, where a blocker or a lost page may hold an order back. */
    BROWSER;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
