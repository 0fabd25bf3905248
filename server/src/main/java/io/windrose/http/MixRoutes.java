package io.windrose.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.optimize.mix.LakeWeeks;
import io.windrose.optimize.mix.Mix;
import io.windrose.optimize.mix.MixQuestion;
import io.windrose.optimize.mix.Mixes;
import io.windrose.optimize.mix.WeeklyTable;
import io.windrose.science.mix.Warning;
import io.windrose.security.Permission;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Marketing-mix models: what each channel was worth, and would be. */
public final class MixRoutes {
    private static final int USUAL_WEEKS_AHEAD = 12;

    private final Mixes mixes;
    private final LakeWeeks lake;

    public MixRoutes(Mixes mixes, LakeWeeks lake) {
        this.mixes = mixes;
        this.lake = lake;
    }

    /** Gaps of the outcome are null. */
    private record Table(
            LocalDate first,
            List<@Nullable Double> outcome,
            List<WeeklyTable.Advertising> advertising,
            List<WeeklyTable.Influence> influences) {
        static Table of(WeeklyTable table) {
            List<@Nullable Double> outcome = Arrays.stream(table.outcome())
                    .<@Nullable Double>mapToObj(each -> Double.isNaN(each) ? null : Double.valueOf(each))
                    .toList();
            return new Table(table.first(), outcome, table.advertising(), table.influences());
        }
    }

    private record Looked(Table table, List<Warning> warnings, long unratedOrders, long unratedCosts) {}

    private record Shown(
            UUID id,
            String name,
            String state,
            double progress,
            String from,
            Optional<String> file,
            String outcome,
            Optional<String> currency,
            String maker,
            Instant madeAt,
            Optional<Instant> endedAt,
            LocalDate first,
            int weeks,
            String version,
            long seed,
            Optional<UUID> refitOf,
            Optional<String> problem,
            Optional<JsonNode> verdict) {
        static Shown of(Mix mix, String ofLake) {
            MixQuestion.Origin origin = mix.question().origin();
            return new Shown(
                    mix.id(),
                    mix.question().name(),
                    mix.state().name().toLowerCase(Locale.ROOT),
                    mix.progress(),
                    switch (origin) {
                        case MixQuestion.OfLake lake -> "lake";
                        case MixQuestion.OfFile file -> "file";
                    },
                    switch (origin) {
                        case MixQuestion.OfLake lake -> Optional.empty();
                        case MixQuestion.OfFile file -> Optional.of(file.file());
                    },
                    switch (origin) {
                        case MixQuestion.OfLake lake ->
                            lake.choice().outcome().name().toLowerCase(Locale.ROOT);
                        case MixQuestion.OfFile file -> file.choice().outcome();
                    },
                    switch (origin) {
                        case MixQuestion.OfLake lake -> Optional.of(ofLake);
                        case MixQuestion.OfFile file -> Optional.empty();
                    },
                    mix.maker(),
                    mix.madeAt(),
                    mix.endedAt(),
                    mix.table().first(),
                    mix.table().count(),
                    mix.version(),
                    mix.question().sampling().seed(),
                    mix.refitOf(),
                    mix.problem(),
                    mix.report().map(report -> report.path("verdict")));
        }
    }

    /** Snapshots are text, for numbers of JavaScript end before them. */
    private record Whole(
            Shown fit,
            Object question,
            Map<String, String> snapshots,
            Table table,
            Optional<JsonNode> diagnosis,
            Optional<JsonNode> report) {
        static Whole of(Mix mix, String ofLake) {
            return new Whole(
                    Shown.of(mix, ofLake),
                    mix.question(),
                    mix.snapshots().entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, each -> each.getValue().toString())),
                    Table.of(mix.table()),
                    mix.diagnosis(),
                    mix.report());
        }
    }

    public List<Route> routes() {
        Access view = new Access.Needs(Permission.MONEY_VIEW);
        Access fit = new Access.Needs(Permission.CAMPAIGNS_MANAGE);
        return List.of(
                new Route(Route.Method.GET, "/api/mixes", view, this::list),
                new Route(Route.Method.POST, "/api/mixes", fit, this::add),
                new Route(Route.Method.POST, "/api/mixes/look", view, this::look),
                new Route(Route.Method.POST, "/api/mixes/columns", view, this::columns),
                new Route(Route.Method.GET, "/api/mixes/{id}", view, this::show),
                new Route(Route.Method.DELETE, "/api/mixes/{id}", fit, this::delete),
                new Route(Route.Method.POST, "/api/mixes/{id}/refit", fit, this::refit),
                new Route(Route.Method.POST, "/api/mixes/{id}/forecast", view, this::forecast));
    }

    private Reply list(Request request) {
        return Reply.ok(Page.whole(mixes.all().stream().map(this::shown).toList()));
    }

    private Shown shown(Mix mix) {
        return Shown.of(mix, lake.currency());
    }

    private Reply look(Request request) {
        MixForms.Asked asked = request.body(MixForms.Asked.class);
        Mixes.Seen seen = mixes.look(asked.origin(lake::latest), asked.text());
        return Reply.ok(new Looked(Table.of(seen.table()), seen.warnings(), seen.unratedOrders(), seen.unratedCosts()));
    }

    private Reply columns(Request request) {
        MixForms.FileText file = request.body(MixForms.FileText.class);
        return Reply.ok(mixes.columns(Request.required(file.text(), "text")));
    }

    private Reply add(Request request) {
        MixForms.Asked asked = request.body(MixForms.Asked.class);
        return Reply.created(shown(mixes.add(asked.question(lake::latest), asked.text(), request.principal())));
    }

    private Reply show(Request request) {
        return Reply.ok(Whole.of(mixes.fetch(request.id("id")), lake.currency()));
    }

    private Reply delete(Request request) {
        mixes.delete(request.id("id"), request.principal());
        return Reply.nothing();
    }

    private Reply refit(Request request) {
        return Reply.created(shown(mixes.refit(request.id("id"), request.principal())));
    }

    private Reply forecast(Request request) {
        MixForms.Ahead ahead = request.body(MixForms.Ahead.class);
        return Reply.ok(mixes.forecast(
                request.id("id"),
                ahead.weeks() == null ? USUAL_WEEKS_AHEAD : ahead.weeks(),
                ahead.spend() == null ? Map.of() : ahead.spend()));
    }
}
