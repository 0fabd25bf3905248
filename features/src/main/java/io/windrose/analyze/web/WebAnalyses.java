package io.windrose.analyze.web;

import io.windrose.analyze.ask.Inquiries;
import io.windrose.analyze.ask.Inquiry;
import io.windrose.analyze.ask.Label;
import io.windrose.analyze.ask.Period;
import io.windrose.analyze.ask.Scope;
import io.windrose.analyze.ask.Timeline;
import io.windrose.campaign.DataLimit;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** How a site is visited. Thread-safe. */
public final class WebAnalyses {
    private static final WebAnalysis.Visits NONE =
            new WebAnalysis.Visits(0, 0, 0, 0, 0, 0, BigDecimal.ZERO, new WebAnalysis.Attention(0, 0));

    private final Inquiries inquiries;

    public WebAnalyses(Inquiries inquiries) {
        this.inquiries = inquiries;
    }

    public WebAnalysis analysis(WebRequest request) {
        return analysis(request, DataLimit.NONE);
    }

    /** Of what a caller may see. */
    public WebAnalysis analysis(WebRequest request, DataLimit limit) {
        Scope scope = request.scope();
        return inquiries.answer(
                request,
                scope.range(),
                scope.comparison(),
                limit,
                (inquiry, timeline) -> compute(request, inquiry, timeline));
    }

    private WebAnalysis compute(WebRequest request, Inquiry inquiry, Timeline timeline) {
        WebQuery.Found found = found(request, inquiry, timeline.period());
        return new WebAnalysis(
                inquiries.company().zone(),
                timeline.range(),
                timeline.comparedRange(),
                timeline.cut(),
                inquiries.company().currency(),
                figures(found),
                timeline.compared().map(compared -> figures(found(request, inquiry, compared))),
                sorted(found.pages(), WebAnalysis.Page::label, WebAnalysis.Page::views),
                sorted(
                        found.landings(),
                        WebAnalysis.Landing::label,
                        landing -> landing.visits().number()),
                found.vitals().stream()
                        .sorted(Comparator.comparing(WebAnalysis.Speed::vital)
                                .thenComparing(speed -> speed.page().isPresent())
                                .thenComparing(speed -> speed.device().isPresent())
                                .thenComparing(Comparator.comparingLong(WebAnalysis.Speed::measured)
                                        .reversed())
                                .thenComparing(speed -> speed.page().orElse(""))
                                .thenComparing(speed -> speed.device().orElse("")))
                        .toList());
    }

    private static WebQuery.Found found(WebRequest request, Inquiry inquiry, Period period) {
        WebQuery query = new WebQuery(inquiry.dialect(), period, request);
        return query.events().isOfAllTime()
                ? inquiry.ask(query.sql(), WebQuery::read)
                : inquiry.around(period, query.sql(), WebQuery::read);
    }

    private static WebAnalysis.Figures figures(WebQuery.Found found) {
        return new WebAnalysis.Figures(found.visits().orElse(NONE), found.pageViews());
    }

    private static <T> List<T> sorted(List<T> rows, Function<T, Label> label, ToLongFunction<T> figure) {
        return rows.stream()
                .sorted(Comparator.comparing((T row) -> label.apply(row).kind())
                        .thenComparing(Comparator.comparingLong(figure).reversed())
                        .thenComparing(row -> label.apply(row).value().orElse("")))
                .toList();
    }
}
