package io.windrose.analyze.funnel;

import io.windrose.analyze.ask.Inquiries;
import io.windrose.analyze.ask.Inquiry;
import io.windrose.analyze.ask.Period;
import io.windrose.analyze.ask.Scope;
import io.windrose.analyze.ask.Timeline;
import io.windrose.campaign.DataLimit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How many people come how far, how long it takes them, and who they are. Thread-safe. */
public final class Funnels {
    private final Inquiries inquiries;

    public Funnels(Inquiries inquiries) {
        this.inquiries = inquiries;
    }

    public Funnel funnel(FunnelRequest request) {
        return funnel(request, DataLimit.NONE);
    }

    /** Of what a caller may see. */
    public Funnel funnel(FunnelRequest request, DataLimit limit) {
        Scope scope = request.scope();
        return inquiries.answer(
                request,
                scope.range(),
                scope.comparison(),
                limit,
                (inquiry, timeline) -> compute(request, inquiry, timeline));
    }

    public FunnelPeople people(PeopleRequest request) {
        return people(request, DataLimit.NONE);
    }

    /** Of what a caller may see. */
    public FunnelPeople people(PeopleRequest request, DataLimit limit) {
        Scope scope = request.funnel().scope();
        return inquiries.answer(request, scope.range(), scope.comparison(), limit, (inquiry, timeline) -> {
            FunnelQuery query = new FunnelQuery(inquiry.dialect(), timeline.period(), request.funnel());
            Period period = timeline.period();
            return inquiry.ask(
                    query.people(request),
                    period.from(),
                    lookedAtTo(request.funnel(), timeline, period),
                    FunnelQuery::page);
        });
    }

    private Funnel compute(FunnelRequest request, Inquiry inquiry, Timeline timeline) {
        FunnelQuery.Found found = ask(request, inquiry, timeline, timeline.period());
        List<Funnel.Step> steps = new ArrayList<>();
        for (int i = 0; i < found.people().size(); i++) {
            steps.add(new Funnel.Step(
                    found.people().get(i),
                    i == 0 ? Optional.empty() : found.seconds().get(i - 1)));
        }
        Comparator<Funnel.Row> largest = Comparator.comparing(
                        (Funnel.Row row) -> row.label().kind())
                .thenComparing(
                        Comparator.comparing((Funnel.Row row) -> row.people().getFirst())
                                .reversed())
                .thenComparing(row -> row.label().value().orElse(""));
        return new Funnel(
                inquiries.company().zone(),
                timeline.range(),
                timeline.comparedRange(),
                timeline.cut(),
                timeline.period().end().plus(request.window()),
                steps,
                found.seconds().getLast(),
                found.rows().stream().sorted(largest).toList(),
                timeline.compared()
                        .map(period -> ask(request, inquiry, timeline, period).people()));
    }

    private static FunnelQuery.Found ask(FunnelRequest request, Inquiry inquiry, Timeline timeline, Period period) {
        FunnelQuery query = new FunnelQuery(inquiry.dialect(), period, request);
        return inquiry.ask(query.figures(), period.from(), lookedAtTo(request, timeline, period), query::read);
    }

    /** An attempt goes on beyond the range; of one that is not over, and what it is compared with, nothing later is. */
    private static Instant lookedAtTo(FunnelRequest request, Timeline timeline, Period period) {
        // Exactly at the end of the window is still in it.
        return timeline.cut().isPresent()
                ? period.end()
                : period.end().plus(request.window()).plusMillis(1);
    }
}
