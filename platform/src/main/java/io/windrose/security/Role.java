package io.windrose.security;

import io.windrose.core.Incorrect;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The four roles and what each permits. */
public enum Role {
    OWNER,
    MARKETER,
    ANALYST,
    VIEWER;

    private static final Set<Permission> OF_VIEWER = Set.of(
            Permission.ANALYZE_VIEW,
            Permission.CAMPAIGNS_VIEW,
            Permission.LEDGER_VIEW,
            Permission.METRICS_VIEW,
            Permission.MONEY_VIEW,
            Permission.SQL_RUN,
            Permission.TOKENS_OWN);
    private static final Set<Permission> OF_ANALYST = Set.of(
            Permission.ANALYZE_MANAGE,
            Permission.ANALYZE_VIEW,
            Permission.CAMPAIGNS_VIEW,
            Permission.DASHBOARDS_MANAGE,
            Permission.IDENTITIES_VIEW,
            Permission.IMPORTS_VIEW,
            Permission.LEDGER_VIEW,
            Permission.LIVE_VIEW,
            Permission.METRICS_VIEW,
            Permission.MONEY_VIEW,
            Permission.NOTICES_SEND,
            Permission.REJECTED_VIEW,
            Permission.SOURCES_VIEW,
            Permission.SQL_RUN,
            Permission.TOKENS_OWN);
    private static final Set<Permission> OF_MARKETER = Set.of(
            Permission.ANALYZE_MANAGE,
            Permission.ANALYZE_VIEW,
            Permission.CAMPAIGNS_MANAGE,
            Permission.CAMPAIGNS_VIEW,
            Permission.DASHBOARDS_MANAGE,
            Permission.IDENTITIES_UNDO,
            Permission.IDENTITIES_VIEW,
            Permission.IMPORTS_MANAGE,
            Permission.IMPORTS_VIEW,
            Permission.LEDGER_VIEW,
            Permission.LIVE_VIEW,
            Permission.METRICS_VIEW,
            Permission.MONEY_MANAGE,
            Permission.MONEY_VIEW,
            Permission.NOTICES_SEND,
            Permission.REJECTED_REPLAY,
            Permission.REJECTED_VIEW,
            Permission.SOURCES_MANAGE,
            Permission.SOURCES_VIEW,
            Permission.SQL_RUN,
            Permission.TOKENS_OWN);

    public Set<Permission> permissions() {
        return switch (this) {
            case OWNER -> Set.of(Permission.values());
            case MARKETER -> OF_MARKETER;
            case ANALYST -> OF_ANALYST;
            case VIEWER -> OF_VIEWER;
        };
    }

    /** As in the API and the database: {@code analyst}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role named(String word) {
        for (Role role : values()) {
            if (role.word().equals(word)) {
                return role;
            }
        }
        throw new Incorrect(
                "security.unknown-role",
                "there is no role \"" + word + "\"; the roles are "
                        + Arrays.stream(values()).map(Role::word).collect(Collectors.joining(", ")));
    }
}
