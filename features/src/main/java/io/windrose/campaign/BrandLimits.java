package io.windrose.campaign;

import io.windrose.core.Forbidden;
import io.windrose.security.Principal;
import io.windrose.security.Role;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What a user is limited to.
 *
 * @param brands empty for one who sees all
 */
record BrandLimits(Optional<Set<UUID>> brands) {
    static BrandLimits of(Handle handle, Principal by) {
        if (by.role() == Role.OWNER) {
            return new BrandLimits(Optional.empty());
        }
        Set<UUID> found = Brands.ofUser(handle, by.userId());
        return new BrandLimits(found.isEmpty() ? Optional.empty() : Optional.of(found));
    }

    boolean permit(Optional<UUID> brand) {
        return brands.isEmpty() || brand.filter(brands.get()::contains).isPresent();
    }

    void require(Optional<UUID> brand) {
        if (!permit(brand)) {
            throw new Forbidden(
                    "campaign.other-brand",
                    "you are limited to some brands: give the campaign one of them, or ask an owner for another");
        }
    }
}
