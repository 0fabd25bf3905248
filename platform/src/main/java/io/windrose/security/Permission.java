package io.windrose.security;

import java.util.Locale;

/** What a route may ask of its caller. A room adds its own when it gets routes. */
public enum Permission {
    AUDIT_VIEW,
    BACKUP_MAKE,
    IDENTITIES_UNDO,
    IDENTITIES_VIEW,
    LEDGER_VIEW,
    METRICS_VIEW,
    REJECTED_REPLAY,
    REJECTED_VIEW,
    SOURCES_MANAGE,
    SOURCES_VIEW,
    SPARK_RUN,
    SQL_RUN,
    TOKENS_MANAGE,
    TOKENS_OWN,
    USERS_MANAGE;

    /** As in messages and documents: {@code sources.manage}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
