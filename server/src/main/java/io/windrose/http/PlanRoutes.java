package io.windrose.http;

import io.windrose.collect.plan.KeptPlan;
import io.windrose.collect.plan.Plan;
import io.windrose.collect.plan.PlanProposal;
import io.windrose.collect.plan.PlannedEvent;
import io.windrose.collect.plan.PlannedProperty;
import io.windrose.collect.plan.Plans;
import io.windrose.collect.plan.PropertyType;
import io.windrose.core.EventType;
import io.windrose.core.Incorrect;
import io.windrose.core.NotFound;
import io.windrose.security.Permission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tracking plans of sources, and what does not fit them. */
public final class PlanRoutes {
    private static final String PATH = "/api/sources/{name}/plan";
    private static final Duration USUAL_TIME = Duration.ofDays(7);
    private static final int MOST_DAYS = 90;

    private final Plans plans;
    private final Clock clock;

    public PlanRoutes(Plans plans, Clock clock) {
        this.plans = plans;
        this.clock = clock;
    }

    private record JsonPlan(@Nullable List<JsonEvent> events) {
        static JsonPlan of(Plan plan) {
            return new JsonPlan(plan.events().stream().map(JsonEvent::of).toList());
        }

        Plan plan() {
            return new Plan(Request.required(events, "events").stream()
                    .map(JsonEvent::event)
                    .toList());
        }
    }

    private record JsonEvent(
            @Nullable String type,
            @Nullable String name,
            @Nullable List<JsonProperty> properties,
            @Nullable String others) {
        static JsonEvent of(PlannedEvent event) {
            return new JsonEvent(
                    event.type().word(),
                    event.name().isEmpty() ? null : event.name(),
                    event.properties().stream().map(JsonProperty::of).toList(),
                    event.others().name().toLowerCase(Locale.ROOT));
        }

        PlannedEvent event() {
            String word = type == null ? EventType.TRACK.word() : type;
            return new PlannedEvent(
                    EventType.named(word)
                            .orElseThrow(() -> new Incorrect(
                                    "plan.unknown-event-type",
                                    "there is no type of event \"" + word
                                            + "\"; take track, identify, page, screen, group or alias")),
                    name == null ? "" : name,
                    properties == null
                            ? List.of()
                            : properties.stream().map(JsonProperty::property).toList(),
                    others(others == null ? "allowed" : others));
        }

        private static PlannedEvent.Others others(String word) {
            return switch (word) {
                case "allowed" -> PlannedEvent.Others.ALLOWED;
                case "flagged" -> PlannedEvent.Others.FLAGGED;
                default ->
                    throw new Incorrect(
                            "plan.unknown-others", "others is \"" + word + "\"; give \"allowed\" or \"flagged\"");
            };
        }
    }

    private record JsonProperty(
            @Nullable String name,
            @Nullable String type,
            @Nullable Boolean required,
            @Nullable List<String> values) {
        static JsonProperty of(PlannedProperty property) {
            return new JsonProperty(
                    property.name(),
                    property.type().word(),
                    property.need() == PlannedProperty.Need.REQUIRED,
                    property.values().isEmpty() ? null : property.values());
        }

        PlannedProperty property() {
            return new PlannedProperty(
                    Request.required(name, "name"),
                    type == null ? PropertyType.ANY : PropertyType.named(type),
                    Boolean.TRUE.equals(required) ? PlannedProperty.Need.REQUIRED : PlannedProperty.Need.OPTIONAL,
                    values == null ? List.of() : values);
        }
    }

    private record Shown(List<JsonEvent> events, Instant changedAt, String changedBy) {
        static Shown of(KeptPlan kept) {
            return new Shown(
                    kept.plan().events().stream().map(JsonEvent::of).toList(), kept.changedAt(), kept.changedBy());
        }
    }

    private record SeenProperty(String name, String type, double share) {}

    private record SeenEvent(String type, Optional<String> name, long count, List<SeenProperty> properties) {
        static SeenEvent of(PlanProposal.SeenEvent event) {
            return new SeenEvent(
                    event.type(),
                    Optional.of(event.name()).filter(name -> !name.isEmpty()),
                    event.count(),
                    event.properties().stream()
                            .map(one -> new SeenProperty(one.name(), one.type().word(), one.share()))
                            .toList());
        }
    }

    private record Proposal(JsonPlan plan, long events, List<SeenEvent> seen) {}

    public List<Route> routes() {
        Access view = new Access.Needs(Permission.SOURCES_VIEW);
        Access manage = new Access.Needs(Permission.SOURCES_MANAGE);
        return List.of(
                new Route(Route.Method.GET, PATH, view, this::show).keepsToBrands(),
                new Route(Route.Method.PUT, PATH, manage, this::keep).keepsToBrands(),
                new Route(Route.Method.DELETE, PATH, manage, this::remove).keepsToBrands(),
                new Route(Route.Method.GET, PATH + "/proposal", view, this::propose).keepsToBrands(),
                new Route(Route.Method.GET, PATH + "/violations", view, this::violations).keepsToBrands());
    }

    private static String name(Request request) {
        String name = request.parameter("name");
        request.limit().require(name);
        return name;
    }

    private Reply show(Request request) {
        String source = name(request);
        return Reply.ok(plans.find(source)
                .map(Shown::of)
                .orElseThrow(() -> new NotFound(
                        "plan.no-plan",
                        "the source \"" + source
                                + "\" has no tracking plan; give it one, or begin with the proposal")));
    }

    private Reply keep(Request request) {
        Plan plan = request.body(JsonPlan.class).plan();
        return Reply.ok(
                Shown.of(plans.keep(name(request), plan, request.principal().name())));
    }

    private Reply remove(Request request) {
        plans.remove(name(request), request.principal().name());
        return Reply.nothing();
    }

    private Reply propose(Request request) {
        Duration days = Duration.ofDays(request.number("days", USUAL_TIME.toDays(), MOST_DAYS));
        PlanProposal proposal = plans.proposal(name(request), days);
        return Reply.ok(new Proposal(
                JsonPlan.of(proposal.plan()),
                proposal.events(),
                proposal.seen().stream().map(SeenEvent::of).toList()));
    }

    private Reply violations(Request request) {
        Instant to = request.time("to").orElseGet(clock::instant);
        Instant from = request.time("from").orElseGet(() -> to.minus(USUAL_TIME));
        return Reply.ok(Page.whole(plans.counted(name(request), from, to)));
    }
}
