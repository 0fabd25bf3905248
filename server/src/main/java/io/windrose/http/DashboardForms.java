package io.windrose.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.analyze.ask.Words;
import io.windrose.core.Incorrect;
import io.windrose.security.Principal;
import io.windrose.visualize.Card;
import io.windrose.visualize.Dashboard;
import io.windrose.visualize.DashboardDraft;
import io.windrose.visualize.Dates;
import io.windrose.visualize.Place;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How dashboards look in the API. */
final class DashboardForms {
    private DashboardForms() {}

    /** Either so many days, or from one to another. */
    record ShownDates(
            @Nullable Integer days,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        static ShownDates of(Dates dates) {
            return switch (dates) {
                case Dates.Last last -> new ShownDates(last.days(), null, null);
                case Dates.Between between -> new ShownDates(null, between.from(), between.to());
            };
        }

        Dates dates() {
            if (days != null) {
                if (from != null || to != null) {
                    throw new Incorrect(
                            "http.wrong-field", "dates have days, or from and to, and these have both: leave one out");
                }
                return new Dates.Last(days);
            }
            return new Dates.Between(Request.required(from, "dates.from"), Request.required(to, "dates.to"));
        }
    }

    record ShownPlace(
            @Nullable Integer column,
            @Nullable Integer row,
            @Nullable Integer width,
            @Nullable Integer height) {
        static ShownPlace of(Place place) {
            return new ShownPlace(place.column(), place.row(), place.width(), place.height());
        }

        Place place() {
            return new Place(
                    Request.required(column, "place.column"),
                    Request.required(row, "place.row"),
                    Request.required(width, "place.width"),
                    Request.required(height, "place.height"));
        }
    }

    record ShownAnalysis(
            @Nullable String kind,
            @Nullable JsonNode question,
            @Nullable String chart) {
        static ShownAnalysis of(Card.Analysis analysis) {
            return new ShownAnalysis(
                    analysis.kind().word(),
                    Json.tree(analysis.question()),
                    analysis.chart().orElse(null));
        }

        Card.Analysis analysis() {
            JsonNode asked = Request.required(question, "analysis.question");
            if (!asked.isObject()) {
                throw new Incorrect("http.wrong-field", "a card's question is no JSON object");
            }
            return new Card.Analysis(
                    Card.Analysis.Kind.named(Request.required(kind, "analysis.kind")),
                    asked.toString(),
                    Optional.ofNullable(chart));
        }
    }

    /** One of analysis, query and markdown. */
    record ShownCard(
            @Nullable String title,
            @Nullable ShownPlace place,
            @Nullable ShownDates dates,
            @Nullable ShownAnalysis analysis,
            @Nullable UUID query,
            @Nullable String markdown) {
        static ShownCard of(Card card) {
            return new ShownCard(
                    card.title(),
                    ShownPlace.of(card.place()),
                    card.dates().map(ShownDates::of).orElse(null),
                    card.content() instanceof Card.Analysis analysis ? ShownAnalysis.of(analysis) : null,
                    card.content() instanceof Card.Query query ? query.query() : null,
                    card.content() instanceof Card.Words words ? words.markdown() : null);
        }

        Card card() {
            return new Card(
                    title == null ? "" : title,
                    Request.required(place, "cards.place").place(),
                    content(),
                    Optional.ofNullable(dates).map(ShownDates::dates));
        }

        private Card.Content content() {
            List<Card.Content> contents = Stream.of(
                            Optional.ofNullable(analysis).<Card.Content>map(ShownAnalysis::analysis),
                            Optional.ofNullable(query).<Card.Content>map(Card.Query::new),
                            Optional.ofNullable(markdown).<Card.Content>map(Card.Words::new))
                    .flatMap(Optional::stream)
                    .toList();
            if (contents.size() != 1) {
                throw new Incorrect(
                        "http.wrong-field",
                        "a card has one of analysis, query and markdown, and this one has " + contents.size());
            }
            return contents.getFirst();
        }
    }

    /** {@code version} only in a change. */
    record Draft(
            @Nullable String name,
            @Nullable String description,
            @Nullable ShownDates dates,
            @Nullable String compare,
            @Nullable List<JsonNode> filters,
            @Nullable List<ShownCard> cards,
            @Nullable Boolean shared,
            @Nullable Integer version) {
        DashboardDraft draft() {
            return new DashboardDraft(
                    Request.required(name, "name"),
                    description == null ? "" : description,
                    Request.required(dates, "dates").dates(),
                    QuestionForms.comparison(compare),
                    filters == null
                            ? List.of()
                            : filters.stream().map(JsonNode::toString).toList(),
                    cards == null
                            ? List.of()
                            : cards.stream().map(ShownCard::card).toList(),
                    Boolean.TRUE.equals(shared) ? DashboardDraft.Sharing.SHARED : DashboardDraft.Sharing.OWN);
        }
    }

    record Shown(
            UUID id,
            String name,
            String description,
            ShownDates dates,
            String compare,
            List<JsonNode> filters,
            List<ShownCard> cards,
            boolean shared,
            String owner,
            boolean own,
            int version,
            Instant createdAt,
            Instant changedAt,
            String changedBy) {
        static Shown of(Dashboard dashboard, Principal by) {
            DashboardDraft draft = dashboard.draft();
            return new Shown(
                    dashboard.id(),
                    draft.name(),
                    draft.description(),
                    ShownDates.of(draft.dates()),
                    Words.word(draft.comparison()),
                    draft.filters().stream().map(Json::tree).toList(),
                    draft.cards().stream().map(ShownCard::of).toList(),
                    draft.sharing() == DashboardDraft.Sharing.SHARED,
                    dashboard.owner(),
                    dashboard.ownerId().equals(by.userId()),
                    dashboard.version(),
                    dashboard.createdAt(),
                    dashboard.changedAt(),
                    dashboard.changedBy());
        }
    }

    /** What a list tells of one. */
    record Listed(
            UUID id,
            String name,
            String description,
            int cards,
            boolean shared,
            String owner,
            boolean own,
            Instant changedAt) {
        static Listed of(Dashboard dashboard, Principal by) {
            DashboardDraft draft = dashboard.draft();
            return new Listed(
                    dashboard.id(),
                    draft.name(),
                    draft.description(),
                    draft.cards().size(),
                    draft.sharing() == DashboardDraft.Sharing.SHARED,
                    dashboard.owner(),
                    dashboard.ownerId().equals(by.userId()),
                    dashboard.changedAt());
        }
    }
}
