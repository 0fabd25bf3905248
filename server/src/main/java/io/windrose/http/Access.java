package io.windrose.http;

import io.windrose.security.Permission;

/** Who may use a route. */
public sealed interface Access {
    /** Everybody; {@code why} says what makes that safe. */
    record Open(String why) implements Access {}

    /** Whoever has an active write key; it may stand in the body, so the handler asks for it. */
    record WithWriteKey() implements Access {}

    /** Whoever is signed in or has a token. */
    record SignedIn() implements Access {}

    /** Whoever is signed in or has a token, and has the permission. */
    record Needs(Permission permission) implements Access {}

    /** As the API's document declares it in {@code x-access}. */
    default String word() {
        return switch (this) {
            case Open open -> "open";
            case WithWriteKey withWriteKey -> "write-key";
            case SignedIn signedIn -> "signed-in";
            case Needs needs -> needs.permission().word();
        };
    }
}
