package io.windrose.security;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Somebody who may sign in. {@code name} is unique whatever its case. */
public record User(UUID id, String name, Role role, Instant createdAt, Optional<Instant> disabledAt) {
    /** A user with the password that was made for it: the only time that it can be read. */
    public record WithPassword(User user, String password) {}
}
