package io.windrose.campaign;

import io.windrose.core.Conflict;
import io.windrose.core.Ids;
import io.windrose.core.Incorrect;
import io.windrose.core.NotFound;
import io.windrose.security.AuditLog;
import io.windrose.security.Principal;
import io.windrose.security.Users;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The company's brands, who is limited to which, and which source is whose. Thread-safe. */
public final class Brands {
    private final Jdbi jdbi;
    private final Users users;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    public Brands(Jdbi jdbi, Users users, AuditLog audit, Ids ids, Clock clock) {
        this.jdbi = jdbi;
        this.users = users;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Those that the caller may see, by name. */
    public List<Brand> visibleTo(Principal by) {
        return jdbi.withHandle(handle -> {
            BrandLimits limits = BrandLimits.of(handle, by);
            return handle
                    .createQuery("select id, name from campaign.brands order by lower(name)")
                    .map((row, context) -> new Brand(row.getObject("id", UUID.class), row.getString("name")))
                    .stream()
                    .filter(brand -> limits.permit(Optional.of(brand.id())))
                    .toList();
        });
    }

    public Brand add(String name, Principal by) {
        String checked = Texts.name("brand's name", name);
        Brand brand = new Brand(ids.next(), checked);
        jdbi.useTransaction(handle -> {
            int added = handle.execute("""
                    insert into campaign.brands (id, name, created_at, created_by) values (?, ?, ?, ?)
                    on conflict (lower(name)) do nothing""", brand.id(), checked, clock.instant().atOffset(ZoneOffset.UTC), by.name());
            if (added == 0) {
                throw taken(checked);
            }
            audit.record(handle, by.name(), "brand.add", brand.id().toString(), checked);
        });
        return brand;
    }

    public Brand rename(UUID id, String name, Principal by) {
        String checked = Texts.name("brand's name", name);
        return jdbi.inTransaction(handle -> {
            boolean isTaken = handle.createQuery(
                            "select exists (select from campaign.brands where lower(name) = lower(:name) and id <> :id)")
                    .bind("name", checked)
                    .bind("id", id)
                    .mapTo(Boolean.class)
                    .one();
            if (isTaken) {
                throw taken(checked);
            }
            if (handle.execute("update campaign.brands set name = ? where id = ?", checked, id) == 0) {
                throw unknown(id);
            }
            Revision.raise(handle);
            audit.record(handle, by.name(), "brand.rename", id.toString(), checked);
            return new Brand(id, checked);
        });
    }

    /** Only one that nothing belongs to. */
    public void delete(UUID id, Principal by) {
        jdbi.useTransaction(handle -> {
            boolean isUsed =
                    handle.createQuery("""
                            select exists (select from campaign.campaigns where brand_id = :id)
                                or exists (select from campaign.user_brands where brand_id = :id)
                                or exists (select from campaign.source_brands where brand_id = :id)""").bind("id", id).mapTo(Boolean.class).one();
            if (isUsed) {
                throw new Conflict(
                        "campaign.brand-used",
                        "the brand %s has campaigns, sources or users: give them another first".formatted(id));
            }
            if (handle.execute("delete from campaign.brands where id = ?", id) == 0) {
                throw unknown(id);
            }
            audit.record(handle, by.name(), "brand.delete", id.toString(), "");
        });
    }

    /** What the user is limited to; empty for no limit. */
    public Set<UUID> ofUser(UUID user) {
        return jdbi.withHandle(handle -> ofUser(handle, user));
    }

    static Set<UUID> ofUser(Handle handle, UUID user) {
        return new HashSet<>(handle.createQuery("select brand_id from campaign.user_brands where user_id = :user")
                .bind("user", user)
                .mapTo(UUID.class)
                .list());
    }

    /**
     * Limits a user to these brands; to none, the user sees all again.
     *
     * @throws Incorrect for the caller's own: nobody shuts themselves out, or in
     */
    public void limit(UUID user, Set<UUID> brands, Principal by) {
        if (user.equals(by.userId())) {
            throw new Incorrect("campaign.own-limit", "nobody limits themselves: ask another owner");
        }
        if (users.all().stream().noneMatch(known -> known.id().equals(user))) {
            throw new NotFound("security.unknown-user", "there is no user with the id " + user);
        }
        jdbi.useTransaction(handle -> {
            handle.execute("delete from campaign.user_brands where user_id = ?", user);
            for (UUID brand : brands) {
                requireKnown(handle, brand);
                handle.execute("insert into campaign.user_brands (user_id, brand_id) values (?, ?)", user, brand);
            }
            audit.record(handle, by.name(), "brand.limit", user.toString(), brands.size() + " brands");
        });
    }

    /** By source, the brand that it belongs to. */
    public Map<String, UUID> ofSources() {
        return jdbi.withHandle(handle -> {
            Map<String, UUID> found = new TreeMap<>();
            handle.createQuery("select source_id, brand_id from campaign.source_brands")
                    .map((row, context) -> Map.entry(row.getString("source_id"), row.getObject("brand_id", UUID.class)))
                    .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
            return found;
        });
    }

    /** Which data the caller may see. */
    public DataLimit limit(Principal by) {
        return jdbi.withHandle(handle -> BrandLimits.of(handle, by)
                .brands()
                .map(brands -> limit(handle, brands))
                .orElse(DataLimit.NONE));
    }

    private static DataLimit limit(Handle handle, Set<UUID> brands) {
        return new DataLimit(
                handle.createQuery("select id, name from campaign.brands where id = any (:brands) order by lower(name)")
                        .bindArray("brands", UUID.class, brands)
                        .map((row, context) -> new Brand(row.getObject("id", UUID.class), row.getString("name")))
                        .list(),
                handle.createQuery("select source_id from campaign.source_brands where brand_id = any (:brands)")
                        .bindArray("brands", UUID.class, brands)
                        .mapTo(String.class)
                        .set());
    }

    public void assign(String source, UUID brand, Principal by) {
        String checked = Texts.name("source", source);
        jdbi.useTransaction(handle -> {
            requireKnown(handle, brand);
            handle.execute("""
                    insert into campaign.source_brands (source_id, brand_id) values (?, ?)
                    on conflict (source_id) do update set brand_id = excluded.brand_id""", checked, brand);
            audit.record(handle, by.name(), "brand.assign", checked, brand.toString());
        });
    }

    public void release(String source, Principal by) {
        jdbi.useTransaction(handle -> {
            if (handle.execute("delete from campaign.source_brands where source_id = ?", source) == 0) {
                throw new NotFound("campaign.no-source-brand", "the source \"" + source + "\" has no brand");
            }
            audit.record(handle, by.name(), "brand.release", source, "");
        });
    }

    static void requireKnown(Handle handle, UUID id) {
        boolean isKnown = handle.createQuery("select exists (select from campaign.brands where id = :id)")
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
        if (!isKnown) {
            throw unknown(id);
        }
    }

    private static Conflict taken(String name) {
        return new Conflict("campaign.brand-exists", "there is a brand \"" + name + "\" already; use another name");
    }

    private static NotFound unknown(UUID id) {
        return new NotFound("campaign.unknown-brand", "there is no brand with the id " + id + "; add it first");
    }
}
