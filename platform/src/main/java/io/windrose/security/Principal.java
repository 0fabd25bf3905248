package io.windrose.security;

import io.windrose.core.Forbidden;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * Who asks.
 *
 * @param name the user's name, for the audit log
 * @param role the role that bounds this caller: the user's, or a token's
 * @param permissions what this caller may do
 */
public record Principal(UUID userId, String name, Role role, Set<Permission> permissions, Proof proof) {
    /** How the caller showed who it is. Only a session rides on a cookie, so only a session needs CSRF protection. */
    public enum Proof {
        SESSION,
        TOKEN,
        DATA_FOLDER,
        /** Nobody is there: the program does what the user asked for earlier. */
        KEPT
    }

    public Principal {
        permissions = Set.copyOf(permissions);
    }

    static Principal of(User user, Proof proof) {
        return new Principal(user.id(), user.name(), user.role(), user.role().permissions(), proof);
    }

    /** A token's caller: what both the user's role and the token's role permit. */
    static Principal of(User user, Role tokenRole) {
        Set<Permission> both = EnumSet.copyOf(tokenRole.permissions());
        both.retainAll(user.role().permissions());
        return new Principal(user.id(), user.name(), tokenRole, both, Proof.TOKEN);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    public void require(Permission permission) {
        if (!may(permission)) {
            throw new Forbidden(
                    "security.not-permitted",
                    "the role " + role.word() + " does not permit " + permission.word()
                            + "; ask an owner for a role that does");
        }
    }
}
