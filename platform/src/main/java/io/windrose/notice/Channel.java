package io.windrose.notice;

import java.util.Locale;

/** The way to a receiver. */
public enum Channel {
    MAIL,
    WEBHOOK,
    SLACK,
    TEAMS;

    /** As in the API and the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
