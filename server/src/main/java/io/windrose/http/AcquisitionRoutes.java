package io.windrose.http;

import io.windrose.analyze.acquisition.Acquisition;
import io.windrose.analyze.acquisition.AcquisitionRequest;
import io.windrose.analyze.acquisition.Acquisitions;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.Inquiries;
import io.windrose.analyze.ask.Note;
import io.windrose.analyze.ask.Words;
import io.windrose.core.Ids;
import io.windrose.security.Permission;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From impression to revenue, by channel, campaign or content. */
public final class AcquisitionRoutes {
    private final Inquiries inquiries;
    private final Acquisitions acquisitions;
    private final AnswersWhileAwaited answers;

    public AcquisitionRoutes(Inquiries inquiries, Ids ids) {
        this.inquiries = inquiries;
        this.acquisitions = new Acquisitions(inquiries);
        this.answers = new AnswersWhileAwaited(ids);
    }

    public List<Route> routes() {
        return List.of(new Route(
                        Route.Method.POST,
                        "/api/analyses/acquisition",
                        new Access.Needs(Permission.MONEY_VIEW),
                        this::acquisition)
                .keepsToBrands());
    }

    private record Asked(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String by,
            @Nullable List<String> include) {
        AcquisitionRequest request(LocalDate today) {
            DateRange range =
                    QuestionForms.scope(from, to, null, include, null, today).range();
            return new AcquisitionRequest(
                    range, AcquisitionRequest.By.named(by == null ? "campaign" : by), QuestionForms.included(include));
        }
    }

    private record FiguresShown(
            BigDecimal cost,
            long unrated,
            long impressions,
            long clicks,
            long visits,
            long newPeople,
            long orders,
            BigDecimal revenue,
            Optional<Double> costPerClick,
            Optional<Double> costPerMille,
            Optional<Double> clickThroughRate,
            Optional<Double> conversion,
            Optional<Double> costPerOrder,
            Optional<Double> returnOnAdSpend) {
        static FiguresShown of(Acquisition.Figures figures) {
            return new FiguresShown(
                    figures.cost(),
                    figures.unrated(),
                    figures.impressions(),
                    figures.clicks(),
                    figures.visits(),
                    figures.newPeople(),
                    figures.orders(),
                    figures.revenue(),
                    figures.costPerClick(),
                    figures.costPerMille(),
                    figures.clickThroughRate(),
                    figures.conversion(),
                    figures.costPerOrder(),
                    figures.returnOnAdSpend());
        }
    }

    private record MetShown(String kind, FiguresShown figures) {}

    private record RowShown(String kind, Optional<String> key, Optional<String> name, FiguresShown figures) {}

    private record Shown(
            String zone,
            DateRange range,
            Optional<LocalDateTime> until,
            List<Note> notes,
            String currency,
            FiguresShown total,
            List<MetShown> met,
            List<RowShown> rows) {
        static Shown of(Acquisition found, AcquisitionRequest.By by) {
            return new Shown(
                    found.zone().getId(),
                    found.range(),
                    found.until(),
                    notes(found, by),
                    found.currency(),
                    FiguresShown.of(found.total()),
                    found.met().entrySet().stream()
                            .map(each -> new MetShown(each.getKey().word(), FiguresShown.of(each.getValue())))
                            .toList(),
                    found.rows().stream()
                            .map(row -> new RowShown(
                                    row.kind().word(), row.key(), row.name(), FiguresShown.of(row.figures())))
                            .toList());
        }

        private static List<Note> notes(Acquisition found, AcquisitionRequest.By by) {
            Note join = Note.of("join", join(by), Map.of("by", Words.word(by)));
            long unrated = found.total().unrated();
            return unrated == 0
                    ? List.of(join)
                    : List.of(
                            join,
                            Note.of(
                                    "rates-missing",
                                    "{count} {what} have no rate of their day and are in no sum",
                                    Map.of("count", unrated, "what", "amounts")));
        }

        private static String join(AcquisitionRequest.By by) {
            return switch (by) {
                case CHANNEL ->
                    "costs and visits are joined by the word of their channel; an order is of its visit's channel, else of its own";
                case CAMPAIGN ->
                    "costs, visits and orders are joined by the campaign that their keys resolve to; a visit is of its first";
                case CONTENT ->
                    "visits and orders are told apart by the mark content, which no cost has: all costs are unresolved";
            };
        }
    }

    private Reply acquisition(Request request) {
        AcquisitionRequest asked = request.body(Asked.class).request(inquiries.today());
        return answers.of(request, () -> Shown.of(acquisitions.acquisition(asked, request.limit()), asked.by()));
    }
}
