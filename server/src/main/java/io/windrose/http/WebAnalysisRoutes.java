package io.windrose.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.Inquiries;
import io.windrose.analyze.ask.Note;
import io.windrose.analyze.web.Vital;
import io.windrose.analyze.web.WebAnalyses;
import io.windrose.analyze.web.WebAnalysis;
import io.windrose.analyze.web.WebRequest;
import io.windrose.core.Ids;
import io.windrose.security.Permission;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which pages visits begin with, see and end with, and how fast these are. */
public final class WebAnalysisRoutes {
    private final Inquiries inquiries;
    private final WebAnalyses analyses;
    private final AnswersWhileAwaited answers;

    public WebAnalysisRoutes(Inquiries inquiries, Ids ids) {
        this.inquiries = inquiries;
        this.analyses = new WebAnalyses(inquiries);
        this.answers = new AnswersWhileAwaited(ids);
    }

    public List<Route> routes() {
        return List.of(
                new Route(Route.Method.POST, "/api/analyses/web", new Access.Needs(Permission.ANALYZE_VIEW), this::web)
                        .keepsToBrands());
    }

    private record WebAsked(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String compare,
            @Nullable List<String> include,
            @Nullable List<QuestionForms.Where> where,
            @Nullable Integer rows) {
        WebRequest request(LocalDate today) {
            return new WebRequest(
                    QuestionForms.scope(from, to, compare, include, where, today),
                    rows == null ? WebRequest.USUAL_ROWS : rows);
        }
    }

    private record VisitsShown(
            long visits,
            long visitors,
            long bounces,
            Optional<Double> bounceRate,
            long converted,
            Optional<Double> conversion,
            long orders,
            BigDecimal revenue,
            Optional<Double> engagedSeconds) {
        static VisitsShown of(WebAnalysis.Visits visits) {
            return new VisitsShown(
                    visits.number(),
                    visits.visitors(),
                    visits.bounces(),
                    visits.bounceRate(),
                    visits.converted(),
                    visits.conversion(),
                    visits.orders(),
                    visits.revenue(),
                    visits.attention().average());
        }
    }

    private record FiguresShown(VisitsShown visits, long pageViews, Optional<Double> pagesPerVisit) {
        static FiguresShown of(WebAnalysis.Figures figures) {
            return new FiguresShown(VisitsShown.of(figures.visits()), figures.pageViews(), figures.pagesPerVisit());
        }
    }

    private record PageShown(
            QuestionForms.Labelled label,
            long views,
            long entrances,
            long exits,
            Optional<Double> exitRate,
            Optional<Double> engagedSeconds) {}

    private record LandingShown(QuestionForms.Labelled label, VisitsShown visits) {}

    private record VitalShown(
            Vital vital,
            Optional<String> page,
            Optional<String> device,
            long measured,
            long good,
            long fair,
            long poor,
            double p75,
            String rating) {
        static VitalShown of(WebAnalysis.Speed speed) {
            return new VitalShown(
                    speed.vital(),
                    speed.page(),
                    speed.device(),
                    speed.measured(),
                    speed.good(),
                    speed.fair(),
                    speed.poor(),
                    speed.p75(),
                    speed.rating().word());
        }
    }

    private record WebShown(
            String zone,
            DateRange range,
            Optional<DateRange> comparedRange,
            Optional<LocalDateTime> until,
            List<Note> notes,
            String currency,
            FiguresShown total,
            Optional<FiguresShown> compared,
            List<PageShown> pages,
            List<LandingShown> landings,
            List<VitalShown> vitals) {
        static WebShown of(WebAnalysis found) {
            long withoutRate = found.total().visits().withoutRate();
            return new WebShown(
                    found.zone().getId(),
                    found.range(),
                    found.comparedRange(),
                    found.until(),
                    withoutRate == 0
                            ? List.of()
                            : List.of(Note.of(
                                    "rates-missing",
                                    "{count} {what} have no amount in the company's currency and are in no revenue",
                                    Map.of("count", withoutRate, "what", "orders"))),
                    found.currency(),
                    FiguresShown.of(found.total()),
                    found.compared().map(FiguresShown::of),
                    found.pages().stream()
                            .map(page -> new PageShown(
                                    QuestionForms.Labelled.of(page.label()),
                                    page.views(),
                                    page.entrances(),
                                    page.exits(),
                                    page.exitRate(),
                                    page.attention().average()))
                            .toList(),
                    found.landings().stream()
                            .map(row -> new LandingShown(
                                    QuestionForms.Labelled.of(row.label()), VisitsShown.of(row.visits())))
                            .toList(),
                    found.vitals().stream().map(VitalShown::of).toList());
        }
    }

    private Reply web(Request request) {
        PersonalFields.require(request, request.body(JsonNode.class));
        WebRequest asked = request.body(WebAsked.class).request(inquiries.today());
        return answers.of(request, () -> WebShown.of(analyses.analysis(asked, request.limit())));
    }
}
