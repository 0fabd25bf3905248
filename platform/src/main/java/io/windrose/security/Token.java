package io.windrose.security;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A personal token: lets a program act as {@code userName}, within {@code role}. */
public record Token(
        UUID id,
        UUID userId,
        String userName,
        String name,
        Role role,
        Instant createdAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> revokedAt) {
    /** A token with its secret: the only time that it can be read. */
    public record WithSecret(Token token, String secret) {}
}
