package io.windrose.analyze.customer;

import io.windrose.analyze.ask.Inquiries;
import io.windrose.analyze.ask.Inquiry;
import io.windrose.analyze.ask.Period;
import io.windrose.analyze.ask.Timeline;
import io.windrose.campaign.DataLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What orders say of those who placed them. Thread-safe. */
public final class Customers {
    private final Inquiries inquiries;

    public Customers(Inquiries inquiries) {
        this.inquiries = inquiries;
    }

    /** Of what a caller may see. */
    public CustomerReport report(CustomersRequest request, DataLimit limit) {
        return inquiries.answer(
                request,
                request.range(),
                request.comparison(),
                limit,
                (inquiry, timeline) -> compute(request, inquiry, timeline));
    }

    private CustomerReport compute(CustomersRequest request, Inquiry inquiry, Timeline timeline) {
        CustomerQuery query = new CustomerQuery(inquiry, timeline.period(), request);
        CustomerQuery.Sold sold = query.sold();
        Optional<Period> before = timeline.compared();
        Optional<CustomerQuery> other = before.map(period -> new CustomerQuery(inquiry, period, request));
        Optional<CustomerQuery.Sold> soldBefore = other.map(CustomerQuery::sold);
        return new CustomerReport(
                inquiries.company().zone(),
                timeline.range(),
                timeline.comparedRange(),
                timeline.cut(),
                timeline.granularity().word(),
                inquiries.company().currency(),
                part(query, sold),
                other.map(compared -> part(compared, soldBefore.orElseThrow())),
                series(timeline, sold, soldBefore));
    }

    private static CustomerReport.Part part(CustomerQuery query, CustomerQuery.Sold sold) {
        CustomerQuery.Known known = query.known();
        return new CustomerReport.Part(sold.total(), known.states(), known.grid(), query.basket());
    }

    private static List<CustomerReport.Bucket> series(
            Timeline timeline, CustomerQuery.Sold sold, Optional<CustomerQuery.Sold> before) {
        List<CustomerReport.Bucket> series = new ArrayList<>();
        for (int i = 0; i < timeline.labels().size(); i++) {
            int number = i;
            series.add(new CustomerReport.Bucket(
                    timeline.labels().get(i),
                    sold.buckets().get(i),
                    before.map(found -> found.buckets().get(number))));
        }
        return series;
    }
}
