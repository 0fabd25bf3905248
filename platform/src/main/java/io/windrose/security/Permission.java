package io.windrose.security;

import java.util.Locale;

/** What a route may ask of its caller. A room adds its own when it gets routes. */
public enum Permission {
    ANALYZE_MANAGE,
    ANALYZE_VIEW,
    AUDIT_VIEW,
    BACKUP_MAKE,
    BRANDS_MANAGE,
    CAMPAIGNS_MANAGE,
    CAMPAIGNS_VIEW,
    DASHBOARDS_MANAGE,
    IDENTITIES_UNDO,
    IDENTITIES_VIEW,
    IMPORTS_MANAGE,
    IMPORTS_VIEW,
    LEDGER_VIEW,
    LIVE_VIEW,
    METRICS_VIEW,
    MONEY_MANAGE,
    MONEY_VIEW,
    NOTICES_MANAGE,
    NOTICES_SEND,
    PUBLISHED_MANAGE,
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
