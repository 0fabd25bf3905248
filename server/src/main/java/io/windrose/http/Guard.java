package io.windrose.http;

import io.windrose.campaign.DataLimit;
import io.windrose.core.Forbidden;
import io.windrose.core.Unauthenticated;
import io.windrose.security.Principal;
import io.windrose.security.Sessions;
import io.windrose.security.Tokens;
import io.windrose.security.Users;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Function;

/** Finds out who asks and whether they may. Thread-safe. */
public final class Guard {
    private static final String BEARER = "Bearer ";

    private final Users users;
    private final Sessions sessions;
    private final Tokens tokens;
    private final Function<Principal, DataLimit> limits;
    private final byte[] operatorKey;

    /**
     * Judges by what these doors know.
     *
     * @param limits which data a caller may see
     * @param operatorKey lets in whoever can read it in the data folder, as an owner; made anew at each start
     */
    public Guard(
            Users users, Sessions sessions, Tokens tokens, Function<Principal, DataLimit> limits, String operatorKey) {
        this.users = users;
        this.sessions = sessions;
        this.tokens = tokens;
        this.limits = limits;
        this.operatorKey = operatorKey.getBytes(StandardCharsets.UTF_8);
    }

    /** What a request carries to show who sends it. */
    record Credentials(Optional<String> authorization, Optional<String> session, Optional<String> csrfToken) {}

    /**
     * Who was let in.
     *
     * @param caller empty only where the route is open
     */
    record Admitted(Optional<Principal> caller, DataLimit limit) {
        private static final Admitted ANYBODY = new Admitted(Optional.empty(), DataLimit.NONE);
    }

    /** The caller of {@code route}, let in. */
    Admitted admit(Route route, Credentials credentials) {
        return switch (route.access()) {
            case Access.Open open -> Admitted.ANYBODY;
            case Access.WithWriteKey withWriteKey -> Admitted.ANYBODY;
            case Access.SignedIn signedIn -> admit(route, identify(route, credentials), limits);
            case Access.Needs needs -> admit(route, identify(route, credentials), limits);
        };
    }

    /** A caller who is known, let in to a route that is not open. */
    static Admitted admit(Route route, Principal principal, Function<Principal, DataLimit> limits) {
        if (route.access() instanceof Access.Needs needs) {
            principal.require(needs.permission());
        }
        DataLimit limit = limits.apply(principal);
        if (limit.isLimited() && route.reach() == Reach.COMPANY) {
            throw limit.refused("this is about the whole company");
        }
        return new Admitted(Optional.of(principal), limit);
    }

    private Principal identify(Route route, Credentials credentials) {
        if (credentials.authorization().isPresent()) {
            return byToken(credentials.authorization().get());
        }
        String secret = credentials
                .session()
                .orElseThrow(() -> new Unauthenticated(
                        "security.no-credentials",
                        "sign in at POST /api/session, or send a token as \"Authorization: Bearer TOKEN\""));
        Principal principal = sessions.find(secret)
                .orElseThrow(() -> new Unauthenticated("security.session-over", "the session is over; sign in again"));
        if (!route.method().safe() && !csrfMatches(secret, credentials.csrfToken())) {
            throw new Forbidden(
                    "security.csrf",
                    "a change by cookie needs the header X-CSRF-Token with the token that the sign-in gave");
        }
        return principal;
    }

    private Principal byToken(String authorization) {
        String secret = authorization.startsWith(BEARER)
                ? authorization.substring(BEARER.length()).strip()
                : "";
        if (MessageDigest.isEqual(operatorKey, secret.getBytes(StandardCharsets.UTF_8))) {
            return users.operator();
        }
        return tokens.find(secret)
                .orElseThrow(() -> new Unauthenticated(
                        "security.unknown-token",
                        "the token is unknown or revoked; add one and send it as \"Bearer TOKEN\""));
    }

    private static boolean csrfMatches(String secret, Optional<String> sent) {
        return sent.isPresent() && Sessions.csrfMatches(secret, sent.get());
    }
}
