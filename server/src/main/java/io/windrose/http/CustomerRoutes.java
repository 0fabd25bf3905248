package io.windrose.http;

import io.windrose.analyze.ask.Comparison;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.Inquiries;
import io.windrose.analyze.customer.Customers;
import io.windrose.analyze.customer.CustomersRequest;
import io.windrose.core.Ids;
import io.windrose.security.Permission;
import java.time.LocalDate;
import java.util.List;

/** Who buys for the first time, who comes back, who stays away, and what is bought together. */
public final class CustomerRoutes {
    private static final int USUAL_DAYS = 365;
    private static final int MOST_DAYS = 3_660;

    private final Inquiries inquiries;
    private final Customers customers;
    private final AnswersWhileAwaited answers;

    public CustomerRoutes(Inquiries inquiries, Ids ids) {
        this.inquiries = inquiries;
        this.customers = new Customers(inquiries);
        this.answers = new AnswersWhileAwaited(ids);
    }

    public List<Route> routes() {
        return List.of(new Route(
                        Route.Method.GET,
                        "/api/analyses/customers",
                        new Access.Needs(Permission.MONEY_VIEW),
                        this::report)
                .keepsToBrands());
    }

    private Reply report(Request request) {
        LocalDate to = request.day("to").orElseGet(inquiries::today);
        LocalDate from = request.day("from").orElseGet(() -> to.minusDays(USUAL_DAYS - 1));
        CustomersRequest asked = new CustomersRequest(
                new DateRange(from, to),
                Comparison.named(request.query().apply("compare").orElse("none")),
                (int) request.number("dormantAfter", CustomersRequest.USUALLY_DORMANT_AFTER, MOST_DAYS),
                (int) request.number("lostAfter", CustomersRequest.USUALLY_LOST_AFTER, MOST_DAYS));
        return answers.of(request, () -> customers.report(asked, request.limit()));
    }
}
