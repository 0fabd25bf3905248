package io.windrose.analyze.acquisition;

import io.windrose.analyze.ask.Comparison;
import io.windrose.analyze.ask.Inquiries;
import io.windrose.campaign.DataLimit;
import java.util.Comparator;

/** From impression to revenue. Thread-safe. */
public final class Acquisitions {
    private final Inquiries inquiries;

    public Acquisitions(Inquiries inquiries) {
        this.inquiries = inquiries;
    }

    public Acquisition acquisition(AcquisitionRequest request) {
        return acquisition(request, DataLimit.NONE);
    }

    /** Of what a caller may see. */
    public Acquisition acquisition(AcquisitionRequest request, DataLimit limit) {
        return inquiries.answer(
                request,
                request.range(),
                Comparison.NONE,
                limit,
                (inquiry, timeline) -> new Acquisition(
                        inquiries.company().zone(),
                        timeline.range(),
                        timeline.cut(),
                        inquiries.company().currency(),
                        inquiry
                                .ask(
                                        new AcquisitionQuery(inquiry.dialect(), timeline.period(), request).sql(),
                                        AcquisitionQuery::read)
                                .stream()
                                .sorted(Comparator.comparing((Acquisition.Row row) ->
                                                row.key().isEmpty())
                                        .thenComparing(row -> row.figures().cost(), Comparator.reverseOrder())
                                        .thenComparing(row -> row.figures().revenue(), Comparator.reverseOrder())
                                        .thenComparing(row -> row.key().orElse("")))
                                .toList()));
    }
}
