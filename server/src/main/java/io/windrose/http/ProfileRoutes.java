package io.windrose.http;

import io.windrose.core.Incorrect;
import io.windrose.core.NotFound;
import io.windrose.profile.Block;
import io.windrose.profile.Cause;
import io.windrose.profile.Identifier;
import io.windrose.profile.Merge;
import io.windrose.profile.Profile;
import io.windrose.profile.Profiles;
import io.windrose.profile.Refusal;
import io.windrose.security.Permission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who is who: profiles, what joined their ids, what was refused, and undoing. */
public final class ProfileRoutes {
    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    private final Profiles profiles;

    public ProfileRoutes(Profiles profiles) {
        this.profiles = profiles;
    }

    /** Numbers of persons are texts, for JavaScript's numbers do not hold them. */
    private record ShownId(String kind, String id, String person) {
        static ShownId of(Identifier id) {
            return new ShownId(id.kind().word(), id.value(), String.valueOf(id.person()));
        }
    }

    private record ShownCause(String call, String source, String messageId, Instant occurredAt) {
        static ShownCause of(Cause cause) {
            return new ShownCause(cause.call().word(), cause.sourceId(), cause.eventId(), cause.occurredAt());
        }
    }

    private record ShownMerge(
            long merge,
            ShownId id,
            ShownId owner,
            ShownCause cause,
            Instant mergedAt,
            Optional<Instant> endedAt,
            Optional<String> endedBecause) {
        static ShownMerge of(Merge merge) {
            return new ShownMerge(
                    merge.number(),
                    ShownId.of(merge.id()),
                    ShownId.of(merge.owner()),
                    ShownCause.of(merge.cause()),
                    merge.mergedAt(),
                    merge.end().map(Merge.End::at),
                    merge.end().map(end -> end.because().word()));
        }
    }

    private record ShownRefusal(
            long refusal, ShownId id, ShownId owner, String reason, ShownCause cause, Instant refusedAt) {
        static ShownRefusal of(Refusal refusal) {
            return new ShownRefusal(
                    refusal.number(),
                    ShownId.of(refusal.id()),
                    ShownId.of(refusal.owner()),
                    refusal.reason().word(),
                    ShownCause.of(refusal.cause()),
                    refusal.refusedAt());
        }
    }

    private record ShownBlock(
            long block,
            ShownId id,
            Optional<ShownId> owner,
            String reason,
            Instant blockedAt,
            String blockedBy,
            Optional<Instant> liftedAt,
            Optional<String> liftedBy) {
        static ShownBlock of(Block block) {
            return new ShownBlock(
                    block.number(),
                    ShownId.of(block.id()),
                    block.owner().map(ShownId::of),
                    block.reason().word(),
                    block.at(),
                    block.by(),
                    block.lift().map(Block.Lift::at),
                    block.lift().map(Block.Lift::by));
        }
    }

    private record ShownProfile(String profileId, List<ShownId> ids, List<ShownMerge> merges) {
        static ShownProfile of(Profile profile) {
            return new ShownProfile(
                    String.valueOf(profile.id()),
                    profile.ids().stream().map(ShownId::of).toList(),
                    profile.merges().stream().map(ShownMerge::of).toList());
        }
    }

    private record Undo(
            @Nullable Long merge,
            @Nullable String userId,
            @Nullable String anonymousId) {}

    public List<Route> routes() {
        Access view = new Access.Needs(Permission.IDENTITIES_VIEW);
        Access undo = new Access.Needs(Permission.IDENTITIES_UNDO);
        return List.of(
                new Route(Route.Method.GET, "/api/profiles", view, this::find),
                new Route(Route.Method.GET, "/api/profiles/{profile}", view, this::show),
                new Route(Route.Method.GET, "/api/identities/merges", view, this::merges),
                new Route(Route.Method.GET, "/api/identities/refused", view, this::refused),
                new Route(Route.Method.GET, "/api/identities/blocks", view, this::blocks),
                new Route(Route.Method.POST, "/api/identities/undo", undo, this::undo),
                new Route(Route.Method.DELETE, "/api/identities/blocks/{block}", undo, this::lift));
    }

    private Reply find(Request request) {
        Identifier id = identifier(
                request.query().apply("userId").orElse(null),
                request.query().apply("anonymousId").orElse(null));
        return shown(profiles.find(id));
    }

    private Reply show(Request request) {
        return shown(profiles.find(number(request, "profile")));
    }

    private static Reply shown(Optional<Profile> profile) {
        return Reply.ok(ShownProfile.of(profile.orElseThrow(() -> new NotFound(
                "profile.unknown-id",
                "no identify or alias call has named this id, so it is joined to no other: see how it is written"))));
    }

    private static Identifier identifier(@Nullable String userId, @Nullable String anonymousId) {
        if (userId != null && anonymousId == null) {
            return Identifier.user(userId);
        }
        if (anonymousId != null && userId == null) {
            return Identifier.anonymous(anonymousId);
        }
        throw new Incorrect("profile.no-id", "give userId or anonymousId, one of the two");
    }

    private Reply merges(Request request) {
        return page(
                request,
                (before, limit) -> profiles.merges(before, limit).stream()
                        .map(ShownMerge::of)
                        .toList(),
                ShownMerge::merge);
    }

    private Reply refused(Request request) {
        Optional<Refusal.Reason> reason = request.query().apply("reason").map(Refusal.Reason::named);
        return page(
                request,
                (before, limit) -> profiles.refused(reason, before, limit).stream()
                        .map(ShownRefusal::of)
                        .toList(),
                ShownRefusal::refusal);
    }

    private Reply blocks(Request request) {
        return page(
                request,
                (before, limit) -> profiles.blocks(before, limit).stream()
                        .map(ShownBlock::of)
                        .toList(),
                ShownBlock::block);
    }

    private interface Listing<T> {
        List<T> before(long number, int limit);
    }

    private static <T> Reply page(Request request, Listing<T> listing, Function<T, Long> number) {
        int limit = (int) request.number("limit", USUAL, MOST);
        List<T> items = listing.before(request.number("cursor", Long.MAX_VALUE, Long.MAX_VALUE), limit);
        Optional<String> next =
                items.size() < limit ? Optional.empty() : Optional.of(String.valueOf(number.apply(items.getLast())));
        return Reply.ok(new Page<>(items, next));
    }

    private Reply undo(Request request) {
        Undo undo = request.body(Undo.class);
        String actor = request.principal().name();
        if (undo.merge() == null) {
            return Reply.created(ShownBlock.of(profiles.undo(identifier(undo.userId(), undo.anonymousId()), actor)));
        }
        if (undo.userId() != null || undo.anonymousId() != null) {
            throw new Incorrect("profile.no-id", "give merge, userId or anonymousId, one of the three");
        }
        return Reply.created(ShownBlock.of(profiles.undo(undo.merge(), actor)));
    }

    private Reply lift(Request request) {
        profiles.lift(number(request, "block"), request.principal().name());
        return Reply.nothing();
    }

    private static long number(Request request, String name) {
        try {
            return Long.parseLong(request.parameter(name));
        } catch (NumberFormatException e) {
            throw new Incorrect("profile.no-number", "the " + name + " in the address is no number", e);
        }
    }
}
